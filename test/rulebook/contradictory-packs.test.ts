import { describe, expect, test } from "vitest";
import {
  budget,
  classOf,
  duration,
  foundBy,
  hushed,
  newsText,
  notice,
  offered,
  owed,
  promised,
  saidOf,
  windowed,
} from "../support/own-pack.ts";

// What can be written and never be meant: it would do nothing, or never hold, or be for nobody. Each is refused where it
// stands; the rows of `is` are next to it and mean something.

type Row = readonly [why: string, parts: object, said: string | null];
const is = null;
const news = (field: string): string => `mine.notices.news.${field}`;
const mine = (field: string): string => `mine.promises.my-promise.${field}`;
const ours = (field: string): string => `mine.compensations.ours.${field}`;
const said = (text: object): object => ({ texts: { en: { notices: { news: text } } } });
const worded = (word: string, as: string): object => ({
  texts: { en: { notices: {}, terms: { "parcel.exception": { [word]: as } } } },
});
/** A notice while the order is paid, and this. */
const values = (parts: object): unknown => (parts as { readonly values: unknown }).values;
const when = (more: object): object => notice({}, { "order.paid": true, ...more });

const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    test.each(rows)("%s", (_, parts, said) => {
      expect(saidOf(parts)).toEqual(said === null ? [] : [said]);
    });
  });
};

table("A stretch of no time", [
  ["that is fresh", notice({ fresh: "0h" }), `IMPOSSIBLE_FIGURE ${news("fresh")}`],
  ["that is fresh until the day began", notice({ fresh: "0cd" }), `IMPOSSIBLE_FIGURE ${news("fresh")}`],
  ["for a receipt", notice({ receipt: "0h" }), `IMPOSSIBLE_FIGURE ${news("receipt")}`],
  ["to hold back in", notice({ sums: { n: "count" }, every: "0h" }), `IMPOSSIBLE_FIGURE ${news("every")}`],
  ["that a window is open", windowed({ within: "0h" }), "IMPOSSIBLE_FIGURE mine.windows.my-window.within"],
  [
    "by a value, where the value is given",
    { ...windowed({ within: "our.span" }), ...duration("our.span", "0h") },
    'IMPOSSIBLE_FIGURE mine.values.duration["our.span"].value',
  ],
  [
    "to extend by",
    promised({ extended: { by: "0h", times: "order.extensions" } }),
    `IMPOSSIBLE_FIGURE ${mine("extended.by")}`,
  ],
  ["to limit in", owed({ limit: { times: 1, per: "buyer", in: "0h" } }), `IMPOSSIBLE_FIGURE ${ours("limit.in")}`],
  ["that a message lives", classOf({ life: "0h" }), "IMPOSSIBLE_FIGURE mine.classes.low.life"],
  ["to answer in", classOf({ silence: "0h" }), "IMPOSSIBLE_FIGURE mine.classes.low.silence"],
  ["to cap in", { caps: { push: { most: 1, within: "0h" } } }, "IMPOSSIBLE_FIGURE mine.caps.push.within"],
  ["to count in", budget({ within: "0h" }), "IMPOSSIBLE_FIGURE mine.budgets.day.within"],
  [
    "since it happened",
    when({ all: [{ "order.confirmed": { within: "0h" } }] }),
    `IMPOSSIBLE_FIGURE ${news("when.all[0].order.confirmed.within")}`,
  ],
  ["before it is due", when({ "ship-by": { dueIn: "0h" } }), `IMPOSSIBLE_FIGURE ${news("when.ship-by.dueIn")}`],
  ["at once is a wait of none", when({ "order.confirmed": { past: "0h" } }), is],
  ["and due at once is due", promised({ due: { from: "order.paid", within: "0h" } }), is],
]);

/** A limit of two hours where the choice is this one, of ten else; and a notice that warns of it long before. */
const warned = (starts: unknown): object => ({
  ...notice({}, { "my-promise": { dueIn: "5h" } }),
  ...promised({
    due: [
      { if: { given: { "ship.starts-at": starts } }, from: "order.confirmed", within: "2h" },
      { from: "order.confirmed", within: "10h" },
    ],
  }),
});
const early = `WARNING_OUTSIDE_LIMIT ${news("when.my-promise.dueIn")}`;

table("A warning longer before a limit than the limit takes", [
  ["of the choice that was made", warned("confirmed"), early],
  ["of one of several choices", warned(["placed", "confirmed"]), early],
  ["of any choice but one", warned({ not: "placed" }), early],
  ["of another choice", warned("placed"), is],
  ["of any choice but the one that was made", warned({ not: "confirmed" }), is],
]);

/** A limit of ten hours, or a window of one, and a notice that reminds of it so long after it began. */
const reminded = (past: string, of: object): object => ({
  ...notice({}, { "order.confirmed": { past }, ...of }),
  ...promised({ met: { "order.shipped": true } }),
  ...windowed({ opens: "order.confirmed" }),
});
const late = `WARNING_OUTSIDE_LIMIT ${news("when.order.confirmed.past")}`;

table("A reminder of what is open by then no more", [
  ["of a promise", reminded("11h", { "my-promise": "open" }), late],
  [
    "of a promise, whatever else has a longer limit",
    reminded("11h", { "my-promise": "open", "order.shipped": false }),
    late,
  ],
  ["of a promise that is open still", reminded("9h", { "my-promise": "open" }), is],
  ["of a window", reminded("61m", { "my-window": "open" }), late],
  ["of a window that is open still", reminded("59m", { "my-window": "open" }), is],
  ["of one that has passed", reminded("11h", { "my-promise": "breached" }), is],
]);

table("What is never so at once", [
  ["due soon and overdue", when({ "ship-by": { dueIn: "1h", overdue: "1h" } }), `WRONG_TEST ${news("when.ship-by")}`],
  [
    "due soon and, elsewhere in the same breath, overdue",
    when({ "ship-by": { dueIn: "1h" }, all: [{ "ship-by": { overdue: "1h" } }] }),
    `WRONG_TEST ${news("when.all[0].ship-by")}`,
  ],
  [
    "due soon and, in one of several cases, overdue",
    when({ "ship-by": { dueIn: "1h" }, any: [{ "order.hold": true }, { "ship-by": { overdue: "1h" } }] }),
    `WRONG_TEST ${news("when.any[1].ship-by")}`,
  ],
  ["either", when({ any: [{ "ship-by": { dueIn: "1h" } }, { "ship-by": { overdue: "1h" } }] }), is],
  ["kept and due soon", when({ "ship-by": { is: "met", dueIn: "1h" } }), `WRONG_TEST ${news("when.ship-by")}`],
  ["kept or open, and due soon", when({ "ship-by": { is: ["met", "open"], dueIn: "1h" } }), is],
  ["void and overdue", when({ "ship-by": { is: "moot", overdue: "1h" } }), `WRONG_TEST ${news("when.ship-by")}`],
  [
    "not open and due soon",
    when({ "ship-by": { is: { not: "open" }, dueIn: "1h" } }),
    `WRONG_TEST ${news("when.ship-by")}`,
  ],
  [
    "still to come and gone by",
    when({ "order.promised-ship": { near: "1h", past: "1h" } }),
    `WRONG_TEST ${news("when.order.promised-ship")}`,
  ],
  [
    "not happened and an hour ago",
    when({ "order.shipped": false, all: [{ "order.shipped": { past: "1h" } }] }),
    `WRONG_TEST ${news("when.all[0].order.shipped")}`,
  ],
  [
    "not happened and near",
    when({ "order.promised-ship": false, all: [{ "order.promised-ship": { near: "1h" } }] }),
    is,
  ],
  [
    "after and not after",
    when({ "order.shipped": { after: "order.paid", notAfter: "order.paid" } }),
    `WRONG_TEST ${news("when.order.shipped")}`,
  ],
  ["between two", when({ "order.shipped": { after: "order.paid", notAfter: "order.confirmed" } }), is],
  ["after itself", when({ "order.shipped": { after: "order.shipped" } }), `WRONG_TEST ${news("when.order.shipped")}`],
  ["three and above five", when({ "order.items": { is: 3, above: 5 } }), `WRONG_TEST ${news("when.order.items")}`],
  [
    "above five and, elsewhere, below three",
    when({ "order.items": { above: 5 }, all: [{ "order.items": { below: 3 } }] }),
    `WRONG_TEST ${news("when.all[0].order.items")}`,
  ],
  [
    "above an amount and below it",
    { ...when({ "order.total": { above: "our.fee", below: "our.fee" } }), values: values(owed({})) },
    `WRONG_TEST ${news("when.order.total")}`,
  ],
  [
    "neither of two things, and in one of several cases neither of two others",
    when({
      none: [{ "order.hold": true }, { "order.test": true }],
      any: [{ none: [{ "order.shipped": true }] }, { "order.kind": "presale" }],
    }),
    is,
  ],
  [
    "of two kinds",
    when({ "order.kind": "normal", all: [{ "order.kind": ["presale", "gift"] }] }),
    `WRONG_TEST ${news("when.all[0].order.kind")}`,
  ],
  [
    "suspected for two reasons, of which each may hold",
    when({ "some parcel": { "fake-shipment": "city-mismatch", all: [{ "fake-shipment": "number-reused" }] } }),
    is,
  ],
  [
    "suspected for a reason and not for it",
    when({
      "some parcel": {
        "fake-shipment": "city-mismatch",
        all: [{ "fake-shipment": "number-reused" }, { "fake-shipment": { not: "city-mismatch" } }],
      },
    }),
    `WRONG_TEST ${news("when.some parcel.all[1].fake-shipment")}`,
  ],
  [
    "asked for and denied",
    when({ "order.shipped": true, none: [{ "order.shipped": true }] }),
    `WRONG_TEST ${news("when.none[0]")}`,
  ],
  [
    "asked for, and denied together with more",
    when({ "order.shipped": true, none: [{ "order.shipped": true, "order.hold": true }] }),
    is,
  ],
  [
    "some parcel and no parcel",
    when({ "some parcel": { "parcel.delivered": true }, "no parcel": { "parcel.delivered": true } }),
    `WRONG_TEST ${news("when.no parcel")}`,
  ],
  ["told and not told", when({ told: "order-paid", notTold: "order-paid" }), `WRONG_TEST ${news("when.notTold")}`],
  [
    "told two hours ago, and not told an hour ago",
    when({ told: { notice: "order-paid", past: "2h" }, notTold: { notice: "order-paid", past: "1h" } }),
    `WRONG_TEST ${news("when.notTold")}`,
  ],
  [
    "told an hour ago, and not told two hours ago",
    when({ told: { notice: "order-paid", past: "1h" }, notTold: { notice: "order-paid", past: "2h" } }),
    is,
  ],
  [
    "chosen so and otherwise",
    when({ given: { "ship.starts-at": "placed" }, all: [{ given: { "ship.starts-at": "confirmed" } }] }),
    `WRONG_TEST ${news("when.all[0].given")}`,
  ],
  [
    "chosen so, and two things beside",
    when({ given: { "ship.starts-at": "placed" }, all: [{ given: { "ship.allow-partial": "yes" } }] }),
    is,
  ],
  [
    "set so and otherwise",
    when({ setting: { detail: "all" }, all: [{ setting: { detail: "some" } }] }),
    `WRONG_TEST ${news("when.all[0].setting")}`,
  ],
  [
    "before one date and before another",
    {
      ...when({ until: "first", all: [{ until: "last" }] }),
      words: { notices: ["news"], values: { date: { first: "free", last: "free" } } },
      values: {
        date: Object.fromEntries(
          ["first", "last"].map((name) => [name, { value: "2027-01-01T00:00:00+08:00", source: ["x"] }]),
        ),
      },
    },
    is,
  ],
  [
    "suspected for a reason and not at all",
    when({ "some parcel": { "fake-shipment": "city-mismatch", all: [{ "fake-shipment": false }] } }),
    `WRONG_TEST ${news("when.some parcel.all[0].fake-shipment")}`,
  ],
  [
    "later than another by two hours, and by one hour at most",
    when({
      "order.shipped": { after: "order.paid", by: "2h" },
      all: [{ "order.shipped": { notAfter: "order.paid", by: "1h" } }],
    }),
    `WRONG_TEST ${news("when.all[0].order.shipped")}`,
  ],
  [
    "later than another by one hour, and by two hours at most",
    when({
      "order.shipped": { after: "order.paid", by: "1h" },
      all: [{ "order.shipped": { notAfter: "order.paid", by: "2h" } }],
    }),
    is,
  ],
  [
    "still to come, and at a time of day",
    when({ "order.promised-ship": false, all: [{ "order.promised-ship": { clockFrom: "18:00" } }] }),
    is,
  ],
  ["past the end of a day, and of these few hours", when({ "order.shipped": { past: "1cd", within: "20h" } }), is],
  [
    "more than five, and not more than three",
    when({ "order.items": { above: 5 }, none: [{ "order.items": { above: 3 } }] }),
    `WRONG_TEST ${news("when.none[0]")}`,
  ],
  [
    "neither so nor not so",
    when({ none: [{ "order.hold": true }, { "order.hold": false }] }),
    `WRONG_TEST ${news("when.none[1]")}`,
  ],
  [
    "asked for, and denied as one of several",
    when({ "order.shipped": true, none: [{ any: [{ "order.hold": true }, { "order.shipped": true }] }] }),
    `WRONG_TEST ${news("when.none[0].any[1]")}`,
  ],
  [
    "asked for in one of several cases, and denied",
    when({ any: [{ "order.hold": true }, { "order.test": true }], none: [{ "order.test": true }] }),
    `WRONG_TEST ${news("when.any[1].order.test")}`,
  ],
  [
    "some parcel that no parcel is",
    when({
      "some parcel": { "parcel.delivered": true, "parcel.picked-up": true },
      "no parcel": { "parcel.picked-up": true },
    }),
    `WRONG_TEST ${news("when.no parcel")}`,
  ],
  [
    "some parcel that is more than no parcel is",
    when({
      "some parcel": { "parcel.picked-up": true },
      "no parcel": { "parcel.delivered": true, "parcel.picked-up": true },
    }),
    is,
  ],
  [
    "some parcel, and not some parcel",
    when({ "some parcel": { "parcel.picked-up": true }, none: [{ "some parcel": { "parcel.picked-up": true } }] }),
    `WRONG_TEST ${news("when.none[0]")}`,
  ],
  [
    "some parcel and no parcel at all",
    when({ "some parcel": { "parcel.picked-up": true }, "no parcel": {} }),
    `WRONG_TEST ${news("when.no parcel")}`,
  ],
  [
    "some parcel that is not as every parcel is",
    when({ "every parcel": { "parcel.delivered": true }, "some parcel": { "parcel.delivered": false } }),
    `WRONG_TEST ${news("when.some parcel.parcel.delivered")}`,
  ],
  [
    "every parcel so, and one of several cases where some is not",
    when({
      "every parcel": { "parcel.delivered": true },
      any: [{ "some parcel": { "parcel.delivered": false } }, { "order.hold": true }],
    }),
    `WRONG_TEST ${news("when.any[0].some parcel.parcel.delivered")}`,
  ],
  [
    "every parcel so and every parcel not so",
    when({ "every parcel": { "parcel.delivered": true }, all: [{ "every parcel": { "parcel.delivered": false } }] }),
    `WRONG_TEST ${news("when.all[0].every parcel.parcel.delivered")}`,
  ],
  [
    "two parcels, of which each is what the other is not",
    when({ "some parcel": { "parcel.delivered": true }, all: [{ "some parcel": { "parcel.delivered": false } }] }),
    is,
  ],
  [
    "a parcel of an order that is what the order is not",
    when({ "some parcel": { "order.paid": false } }),
    `WRONG_TEST ${news("when.some parcel.order.paid")}`,
  ],
]);

table("What excuses since no instant", [
  ["a number", promised({ excusedBy: { "order.items": { above: 0 } } }), `NO_SINCE ${mine("excusedBy")}`],
  ["what has not happened", promised({ excusedBy: { "order.paid": false } }), `NO_SINCE ${mine("excusedBy")}`],
  [
    "no parcel",
    promised({ excusedBy: { "no parcel": { "parcel.delivered": true } } }),
    `NO_SINCE ${mine("excusedBy")}`,
  ],
  [
    "one of several, of what forgives it",
    promised({ forgivenBy: [{ "order.paid": true }, { "order.items": { above: 0 } }] }),
    `NO_SINCE ${mine("forgivenBy")}`,
  ],
  ["beside an instant", promised({ excusedBy: { "order.paid": true, "order.items": { above: 0 } } }), is],
]);

table("What asks, or names, nothing", [
  ["excused by whatever", promised({ excusedBy: {} }), `WRONG_CONDITION ${mine("excusedBy")}`],
  ["kept by whatever", promised({ met: [{ when: {} }] }), `WRONG_CONDITION ${mine("met[0].when")}`],
  ["unless whatever", owed({ unless: {} }), `WRONG_CONDITION ${ours("unless")}`],
  ["there is a parcel", when({ "some parcel": {} }), is],
  ["found by nothing", foundBy({ found: {} }), "WRONG_RULE mine.findings.my-finding.found"],
  ["followed by nothing", promised({ then: [] }), `WRONG_RULE ${mine("then")}`],
  [
    "warned of by nothing",
    promised({ then: { event: "order.cancelled" }, notBefore: { told: [], past: "1h", orElse: "2h" } }),
    `WRONG_RULE ${mine("notBefore.told")}`,
  ],
  [
    "followed by what always applies, and by more",
    promised({ then: [{ then: { event: "order.cancelled" } }, { then: { task: "x", assignee: "seller" } }] }),
    `WRONG_RULE ${mine("then[1]")}`,
  ],
  ["dropping nothing", hushed({ drops: [] }), "WRONG_RULE mine.inhibitions.hush.drops"],
  [
    "dropping what it excepts",
    hushed({ drops: ["shipped"], except: ["shipped"] }),
    "WRONG_RULE mine.inhibitions.hush.drops[0]",
  ],
  ["summing up nothing", notice({ sums: {} }), `WRONG_RULE ${news("sums")}`],
  ["said as one without a sum", notice({ every: "1h" }), `WRONG_RULE ${news("every")}`],
  ["said in place of others without a sum", notice({ digests: ["shipped"] }), `WRONG_RULE ${news("digests")}`],
  ["holding nothing back", owed({ release: {} }), `WRONG_RULE ${ours("release")}`],
  ["owing nothing", owed({ amount: {} }), `WRONG_RULE ${ours("amount")}`],
  ["counting nothing", budget({ channels: [] }), "WRONG_PACK mine.budgets.day.channels"],
  ["trying never", classOf({ tries: [] }), "WRONG_PACK mine.classes.low.tries"],
  ["open never", classOf({ window: { from: "08:00", to: "08:00" } }), "WRONG_RULE mine.classes.low.window"],
  ["a carrier without a name", { carriers: { zz: { name: {}, source: ["x"] } } }, "WRONG_PACK mine.carriers.zz.name"],
]);

table("What is for nobody, or about something else", [
  ["covering what goes to the seller", notice({ covers: ["new-order"] }), `WRONG_NOTICE ${news("covers[0]")}`],
  ["covering what is about a parcel of the order", notice({ covers: ["shipped"] }), is],
  ["correcting what went to the seller", notice({ corrects: ["new-order"] }), `WRONG_NOTICE ${news("corrects[0]")}`],
  ["correcting what was said of a parcel", notice({ corrects: ["shipped"] }), `WRONG_NOTICE ${news("corrects[0]")}`],
  [
    "summing up what goes to the seller",
    notice({ digests: ["new-order"], sums: { n: "count" } }),
    `WRONG_NOTICE ${news("digests[0]")}`,
  ],
  ["asking what the seller was told", when({ told: "new-order" }), `WRONG_NOTICE ${news("when.told")}`],
  ["asking of the order what was told of a parcel", when({ told: "shipped" }), `WRONG_NOTICE ${news("when.told")}`],
  ["asking it of the parcel", when({ "some parcel": { told: "shipped" } }), is],
  [
    "waiting for a warning to somebody else",
    promised({ then: { event: "order.cancelled" }, notBefore: { told: "order-paid", past: "1h", orElse: "2h" } }),
    `WRONG_NOTICE ${mine("notBefore.told")}`,
  ],
  [
    "staying open for what is told of something else",
    windowed({ notBefore: { told: "shipped", past: "1h" } }),
    "WRONG_NOTICE mine.windows.my-window.notBefore.told",
  ],
  ["staying open for what is told of its own", windowed({ notBefore: { told: "order-paid", past: "1h" } }), is],
  ["owed to oneself", promised({ owedTo: "seller" }), `WRONG_RULE ${mine("owedTo")}`],
  [
    "dropping of each line what is about the order",
    hushed({ each: "line", when: { "line.out-of-stock": true }, drops: ["order-paid"] }),
    "WRONG_NOTICE mine.inhibitions.hush.drops[0]",
  ],
  ["an action by somebody else", offered({ by: ["seller"] }), `WRONG_NOTICE ${news("actions[0]")}`],
  ["an action that no pack defines", { ...offered({}), actions: {} }, `NO_RULE ${news("actions[0]")}`],
  ["an action by nobody", offered({ by: [] }), "WRONG_PACK mine.actions.act.by"],
  ["proved in the inbox", notice({ channels: [], receipt: "1h" }), `WRONG_RULE ${news("receipt")}`],
  ["paid once for a parcel of each order", owed({ once: "parcel" }), `UNKNOWN_SUBJECT ${ours("once")}`],
]);

table("An amount that nobody could be paid", [
  [
    "a most of nothing",
    owed({}, { fee: { percent: 5, max: 0 } }),
    'IMPOSSIBLE_FIGURE mine.values.amount["our.fee"].value.max',
  ],
  [
    "a budget of nothing",
    owed({ budget: "our.most" }, { most: { fixed: 0 } }),
    'IMPOSSIBLE_FIGURE mine.values.amount["our.most"].value',
  ],
  [
    "a limit of nothing",
    owed({ limit: { amount: "our.most", per: "buyer", in: "24h" } }, { most: { fixed: 0 } }),
    'IMPOSSIBLE_FIGURE mine.values.amount["our.most"].value',
  ],
  ["one for each choice of none", owed({ amount: { money: "our.fee" } }), `WRONG_RULE ${ours("amount")}`],
  ["one where somebody chooses", owed({ form: { chosenBy: "order.kind" } }), `WRONG_RULE ${ours("amount")}`],
  [
    "one for a choice there is not",
    owed({ form: { chosenBy: "order.kind" }, amount: { odd: "our.fee" } }),
    `UNKNOWN_WORD ${ours("amount.odd")}`,
  ],
  [
    "nothing whatever is chosen",
    owed({ form: { chosenBy: "order.kind" }, amount: { gift: "nothing" } }),
    `WRONG_RULE ${ours("amount")}`,
  ],
  [
    "one for some choices",
    owed({ form: { chosenBy: "order.kind" }, amount: { gift: "our.fee", normal: "nothing" } }),
    is,
  ],
]);

table("Counts and bounds", [
  ["a length of time of none", duration("our.span", []), 'WRONG_PACK mine.values.duration["our.span"].value'],
  ["several lengths of time", duration("our.span", ["1h", "2h"]), is],
  ["a cap below none", { caps: { push: { most: -1, within: "1d" } } }, "WRONG_PACK mine.caps.push.most"],
  ["a cap of one and a half", { caps: { push: { most: 1.5, within: "1d" } } }, "WRONG_PACK mine.caps.push.most"],
  ["a cap of none leaves what is critical", { caps: { push: { most: 0, within: "1d" } } }, is],
  ["keeping back more than there is", budget({ reserve: 6 }), "VALUES_OUT_OF_ORDER mine.budgets.day.reserve"],
  ["keeping back all", budget({ reserve: 5 }), is],
  [
    "a law that asks for more than it allows",
    { layer: "law", bounds: { duration: { "our.span": { atMost: "1h", atLeast: "5h", source: ["x"] } } } },
    'VALUES_OUT_OF_ORDER mine.bounds.duration["our.span"].atLeast',
  ],
]);

table("A text that says nothing", [
  ["without a title", said({ title: "", body: "N" }), "WRONG_PACK mine.texts.en.notices.news.title"],
  ["without a body", said({ title: "N", body: [] }), "WRONG_PACK mine.texts.en.notices.news.body"],
  ["of an empty variant", said({ title: "N", body: ["N", ""] }), "WRONG_PACK mine.texts.en.notices.news.body[1]"],
  [
    "of a notice there is not",
    { texts: { en: { notices: { nws: newsText } } } },
    "UNKNOWN_NOTICE mine.texts.en.notices.nws",
  ],
  [
    "of an action there is not",
    { texts: { en: { notices: {}, actions: { axt: "A" } } } },
    "UNKNOWN_ACTION mine.texts.en.actions.axt",
  ],
  ["of an empty word", worded("lost", ""), 'WRONG_PACK mine.texts.en.terms["parcel.exception"].lost'],
  ["of a word with a placeholder", worded("lost", "{no}"), 'WRONG_PACK mine.texts.en.terms["parcel.exception"].lost'],
  ["of a word that stands as it is", worded("lost", "gone missing"), is],
  [
    "of an action with a placeholder",
    { texts: { en: { notices: {}, actions: { act: "See {no}" } } } },
    "WRONG_PACK mine.texts.en.actions.act",
  ],
]);
