import type { ErrorCode } from "../../src/model/errors.ts";

/** A code: what it means, and what to do instead. */
export interface Meanings {
  readonly [code: string]: readonly [means: string, instead: string];
}

/** Of events and persons that cannot be read. What is refused for its content has its sentences in src/rulebook/refusals.ts. */
export const unreadable: Meanings = {
  E_FIELD: [
    "A field is missing, of the wrong type, or outside what it may be.",
    "Send it as documented; `path` names it.",
  ],
  E_UNKNOWN_FIELD: [
    "A field that is not known here.",
    "Leave it out, or correct its name; the remedy names the nearest.",
  ],
  E_UNKNOWN_EVENT: ["No such event type.", "One of the types of [events.md](events.md); the remedy names the nearest."],
  E_NAIVE_TIME: ["A time without an offset names no instant.", "`2026-06-01T18:00+08:00`, or epoch milliseconds."],
  E_TIME: ["Not an instant.", "`2026-06-01T18:00+08:00`, or epoch milliseconds."],
  E_ZONE: [
    "Not a time zone with rules of its own.",
    "An IANA zone such as `Asia/Shanghai`; an offset goes wrong in summer.",
  ],
  E_CURRENCY: ["Not a currency code.", "An ISO 4217 code in capitals, such as `CNY`."],
  E_CLOCK: ["Not a wall time.", "`HH:MM`."],
  E_DURATION: ["Not a length of time.", "`24h`, `3d` or `2bd`."],
  E_FORBIDDEN_KEY: ["A key reaches for the prototype.", "Plain data keys."],
  E_TOO_DEEP: ["Nested too deep.", "A flat payload."],
  E_TOO_LARGE: ["Too much for one event.", "Several events; leave out what is not documented."],
  E_TOO_LONG: ["A text is too long.", "Shorten it."],
};

/** Of a step: in `findings`, or in an effect of type `report`; of alerts that are saved. */
export const ofSteps: Meanings = {
  E_NOW_RUNS_BACK: [
    "`now` is before the record's own time, which counts instead.",
    "Nothing; look after the clock of that host.",
  ],
  E_PERSON_TWICE: [
    "Two of `people` have one id and role; the first counts.",
    "Pass everybody once: a person has one entry for all of their addresses.",
  ],
  E_NO_METHOD: ["Alerts are saved with no way to be alerted.", '`methods: ["push"]`, or `muted: true`.'],
  ATTEMPTS_EXHAUSTED: [
    "Every channel was tried for a notice and failed.",
    "Tell the person otherwise, or see what the channels answered.",
  ],
  PERMANENT: ["The provider refuses this message for good.", "Look at the reason: text, template or request."],
  NEEDS_CONFIG: [
    "The provider refuses until something is put right on your account.",
    "Look at the reason: credential, template, sender, balance …",
  ],
  REFRESH_CREDENTIAL: ["The token of the provider has expired.", "Get a new one; it is tried again."],
  RATE_LIMITED: [
    "The provider limits the whole account for an hour or more.",
    "Have the limit raised, or wait; it is tried again.",
  ],
};

/** Warnings of a row of an imported file that was taken. */
export const ofRows: Meanings = {
  W_TRACKING_REUSED: ["Another order had this number lately.", "Look whether it was copied by mistake."],
  W_LATER_ROW: ["A later row of the file gave another number, which stands.", "Nothing."],
  W_HANDOVER_KEPT: ["The planned hand-over belongs to the first upload, and stays.", "Nothing."],
};

/** Of packs, as `defineRulebook` throws them in a `RulebookError` and `readRulebook` returns them. */
export const ofRules: Meanings = {
  WRONG_PACK: ["A pack, or a part of it, has the wrong shape.", "What `expected` shows."],
  UNKNOWN_FIELD: ["A part or a field that a pack or a rule does not have.", "What `expected` names."],
  WRONG_RULE: ["A field of a rule is missing or of the wrong shape.", "What `expected` shows."],
  WRONG_CONDITION: ["Not a condition, or one that may not stand here.", "An object of facts with their tests."],
  WRONG_TEST: ["A fact is tested in a way that its kind does not have.", "A test of its kind, as `expected` shows."],
  WRONG_PLACEHOLDER: ["A placeholder with dots or hyphens.", "One word, such as `shipBy`."],
  UNKNOWN_ACTION: ["No such action.", "The nearest one; or add it to `words.actions` of your pack."],
  UNKNOWN_CHANNEL: ["No such kind of channel.", "The nearest one; or add it to `words.channels` of your pack."],
  UNKNOWN_CLASS: ["No such class.", "The nearest one: the classes are those of waybell."],
  UNKNOWN_COMPENSATION: ["No such compensation.", "The nearest one; or add it to the words of your pack."],
  UNKNOWN_EVENT: ["No such event, or none that may stand here.", "One of [events.md](events.md)."],
  UNKNOWN_FACT: [
    "No such fact, or not seen from this subject.",
    "The nearest one; or add it to `words.facts` of your pack.",
  ],
  UNKNOWN_INHIBITION: ["No such inhibition.", "The nearest one; or add it to the words of your pack."],
  UNKNOWN_INSTANT: ["No instant by this name.", "A fact that is an instant, or a date that a pack gives."],
  UNKNOWN_NOTICE: ["No such notice.", "The nearest one; or add it to `words.notices` of your pack."],
  UNKNOWN_PLACEHOLDER: [
    "A text has a placeholder that its notice does not say; or all of its variants say an amount that is no sum.",
    "A placeholder of the notice, or one more in its `says`; a variant that does without the amount.",
  ],
  UNKNOWN_ROLE: ["No such role, or one that is not told of this subject.", "What `expected` names."],
  UNKNOWN_SUBJECT: ["No such subject, or none that belongs to this one.", "What `expected` names."],
  UNKNOWN_TEST: ["No such test was passed in `tests`.", "Pass the function, or correct the name."],
  UNKNOWN_TOPIC: ["No such topic or notice.", "The nearest one; or add it to `words.topics` of your pack."],
  UNKNOWN_VALUE: ["No such value.", "The nearest one; or add it to `words.values` of your pack."],
  UNKNOWN_WORD: ["Not one of the words that may stand here.", "What `expected` names."],
  DUPLICATE_RULE: [
    "A pack below has this, and it is not for this layer to change.",
    "A rule by another name; or change its figures and texts.",
  ],
  RULE_SILENCED: [
    "Because of a rule of this pack a notice of a pack below would not be told.",
    "Drop, cover, sum up or outrank notices of its own layer only.",
  ],
  WRONG_NOTICE: [
    "A rule names a notice, or an action, that is for somebody else or about something else.",
    "One that goes to the same role and is about the same subject.",
  ],
  DUPLICATE_SUBJECT: ["A subject by this name is there already.", "A name of its own."],
  DUPLICATE_PLACEHOLDER: ["A placeholder by this name is there already and means another fact.", "A name of its own."],
  DUPLICATE_FACT: ["A fact by this name is there already.", "A name of its own."],
  DUPLICATE_VALUE: ["A value by this name is there already and means something else.", "A name of its own."],
  DUPLICATE_PACK: ["One pack in two versions, or two packs of one name.", "One version of each pack."],
  DUPLICATE_ADAPTER: ["Two adapters with the same id.", "An id of its own for each."],
  LAYER_ORDER: ["A pack stands above one of a higher layer.", "Lower layers first: base, law, platform, shop, order."],
  BOUNDS_NOT_LAW: ["Bounds in a pack that is no law.", '`layer: "law"`, or a value in place of a bound.'],
  NO_SOURCE: ["A figure without a source.", '`source: ["…"]`, or `"unverified"`.'],
  NO_VALUE: ["A rule asks for a value that no pack gives.", "Give it in `values` of one of the packs."],
  MISSING_VALUE: ["A figure that scores or feeds need is given by no pack.", 'Give it, or `"off"`.'],
  MISSING_CLASS: ["No pack says how a class behaves.", "Extend the pack `base`, or give it in `classes`."],
  MISSING_TEXT: ["A notice, or a word that a text shows, has no text in a language.", "Write it: `{ title, body }`."],
  BROKEN_TEXT: [
    "A text is no ICU message, or formats what comes formatted.",
    "Plain text with `{placeholder}`, plural or select.",
  ],
  NO_ADAPTER: [
    "A warning: rules name a kind of channel, or a pack an adapter, that is not there; it is passed over.",
    "An adapter of that kind, the name that `expected` shows, or nothing.",
  ],
  IMPOSSIBLE_FIGURE: [
    "A figure that cannot be: half a minor unit, a share above 1, tiers out of order …",
    "A figure within the range that the finding says.",
  ],
  HOLIDAY_WORKED: ["A day is a holiday and a make-up working day.", "One of the two."],
  VALUES_OUT_OF_ORDER: [
    "Two values contradict each other, such as a last warning before the first.",
    "Values in the order that the finding says.",
  ],
  VALUE_NEEDED: ["A value is on that needs another, which is off.", "Give the other one too, or leave it off."],
  NO_OPT_OUT: [
    "A message that needs consent may go by text message, and its language has no words for opting out.",
    "Give that language its `optOut`.",
  ],
  NO_RECEIPT: [
    "A notice waits for a receipt that its channel never gives.",
    "Channels that report, or no `receipt` of its own.",
  ],
  NO_RULE: [
    "A rule asks for a promise, window or finding that no pack defines, or a notice offers such an action; or nothing could ever set a fact of your own.",
    "A pack that defines it; a fact of the order, a parcel or a subject of your own.",
  ],
  NO_SINCE: [
    "A condition does not say since when it holds.",
    'Add an instant, such as `"order.paid": true`, and its other tests in `all: [{ … }]`.',
  ],
  SUM_OF_NOTHING: ["A digest sums up what its notices do not say.", "Add it to `says` of those notices."],
  CIRCULAR_RULE: ["A rule is computed from itself.", "Rules that end in plain facts."],
  MIN_ABOVE_CAP: ["The least of an amount is above its most.", "`min` at most `max`."],
  WARNING_OUTSIDE_LIMIT: [
    "A reminder of a limit that comes before its clock starts, or after it has passed.",
    "A time within the limit; `overdue` for what is late.",
  ],
  HOLD_OUTLIVES_WINDOW: [
    "Money is held longer than anybody may object.",
    "At most the time in which a breach may be appealed.",
  ],
  VALUE_OUT_OF_BOUNDS: ["A value is outside the bound of a law.", "A value within it."],
  VALUE_LOOSER: [
    "A shop or an order gives a value that is looser than what is below it, or another where it is measured by it.",
    "One as strict, or stricter.",
  ],
  VALUE_NOT_COMPARABLE: [
    "Two values cannot be compared, such as hours and business days.",
    "The unit that the other has.",
  ],
};

/** Of a message that a channel cannot take (`check`), and of a callback it cannot read (`readCallback`). */
export const ofChannels: Meanings = {
  TOO_LONG: ["Longer than the provider takes.", "A shorter text, or a shorter variant beside it."],
  EMPTY_VALUE: ["A text or a variable is empty.", "A variant that does without it."],
  LINE_BREAK: ["The subject of a mail has a line break.", "One line."],
  URL_IN_VARIABLE: ["A variable holds a URL, which the provider refuses.", "Put the link into the template."],
  FORBIDDEN_CHARACTER: ["A variable holds a character that the provider refuses.", "A text without it."],
  VALUE_NOT_ALLOWED: ["A key of a WeChat template does not take this value.", "What `expected` says of the key."],
  NO_TEMPLATE: [
    "No template for this notice and language that the message fills.",
    "Register one and name it in `templates`.",
  ],
  INSECURE_URL: ["The endpoint is not an https address.", "`https://…`"],
  BAD_EVENT_TYPE: ["Not a type of event as webhooks name it.", "Words joined by dots: `order.shipped`."],
  NO_CALLBACK: ["This provider never calls back.", "Do not route its calls here."],
  CALLBACK_NOT_READ: [
    "The call, or a part of it, is nothing this adapter knows.",
    "Look whether it was meant for another adapter.",
  ],
};

/** Of a call or an answer that a tracking codec reads (`decode`), and of signatures of both. */
export const ofTracking: Meanings = {
  SIGNATURE_BROKEN: [
    "The signature is not of this secret.",
    "Believe nothing of it; check the secret and that the bytes are as they came.",
  ],
  SIGNATURE_MISSING: ["Not signed, though a secret was given.", "No secret for what you fetched yourself."],
  SIGNATURE_NOT_CHECKED: [
    "No secret, or an empty one, was given.",
    "Give the secret, or let only the provider reach you.",
  ],
  SIGNATURE_UNSUPPORTED: [
    "Signed in a way that is not known, or the provider does not sign.",
    "Look at the provider's settings; give no secret to one that does not sign.",
  ],
  PAYLOAD_UNREADABLE: [
    "Not what this provider sends, or too long.",
    "Pass the body as it came; choose JSON in the console.",
  ],
  BODY_ENCRYPTED: ["The body is encrypted.", "Choose plain text in the console."],
  UNKNOWN_ZONE: ["Not an IANA zone.", "The zone of the provider's local times, such as `Asia/Shanghai`."],
  UNKNOWN_CODE: ["A warning: a code that is not known; its scan moves nothing.", "Report it, so that it is mapped."],
  EVENT_NOT_READ: ["A warning: the call tells of something else.", "Nothing."],
  STATE_PASSED_OVER: [
    "A warning: the state of the whole says something else than its newest scan, which counts.",
    "Nothing.",
  ],
  PROVIDER_REFUSED: ["The provider answered with an error code.", "Look the code up with the provider."],
  PARCEL_UNNAMED: ["No number or no carrier.", "Nothing; ask the provider for the whole."],
  ORDER_UNNAMED: [
    "No number of an order, or no id of what happened to it.",
    "Nothing; ask the provider for the whole.",
  ],
  TIME_UNREADABLE: [
    "Not a time; what only it tells is left out, else what it dates has no time.",
    "Nothing; ask the provider for the whole.",
  ],
  AMOUNT_UNREADABLE: ["Not an amount; what it tells is left out.", "Nothing; ask the provider for the whole."],
  TOO_MANY_ROWS: ["More parcels than are read at once.", "Ask for fewer at a time."],
  TOO_MANY_SCANS: ["More scans than are read of one parcel; the newest are.", "Nothing."],
};

/** Of exceptions: what a programmer has to put right. */
export const ofErrors: { readonly [Code in ErrorCode]: readonly [means: string, instead: string] } = {
  RULEBOOK_INVALID: ["`RulebookError`: the packs do not fit together.", "Put right what `findings` lists."],
  NOT_A_RECORD: [
    "No record of ours where one is needed, or the step of another event.",
    "Pass what the last step returned; `step` alone takes null, for what is new, with an event.",
  ],
  RECORD_NEWER: [
    "`view`, `explain`, `affects` or `latencies` of a record of a newer version.",
    "Update waybell on this host.",
  ],
  BOOK_MISSING: [
    "The same of an order that was confirmed under a version which this rulebook does not hold.",
    "Pass that rulebook in `earlier`.",
  ],
  NOT_A_RULEBOOK: ["Not a rulebook.", "Pass what `defineRulebook` or `readRulebook` returned."],
  NOT_A_SEND: [
    "`begin`, `request` or `settle` was given something else than a message.",
    "Pass the effect `send`, or to a mailbox `digest`, as `step` returned it.",
  ],
  NO_PEOPLE: ["The persons were forgotten.", "`people`: those of the order as you know them; `[]` for nobody."],
  NOT_AN_INSTANT: [
    "Not epoch milliseconds, not a text with an offset, or no duration.",
    '`Date.now()`, or `instant("2026-06-01T18:00+08:00")`.',
  ],
  NO_SUCH_CHANNEL: ["The rulebook has no such adapter.", "Pass a send to the rulebook that made it."],
  WRONG_ARGUMENT: ["An argument was forgotten, or is something else.", "What the message says."],
  NO_SUCH_NOTICE: ["`explain` was asked about a notice that is not there.", "A notice of the rulebook."],
  EXPECTATION_FAILED: ["A scenario came out otherwise than a test says.", "Read what it expected and received."],
};
