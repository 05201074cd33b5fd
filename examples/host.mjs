/**
 * A host in memory: one row per order, an outbox, providers that answer, money that moves, and a clock that is turned by
 * hand. `handle` and `deliver` are the two functions a real host writes; README.md prints them from here.
 */
import { createHash } from "node:crypto";
import { instant } from "waybell";

/** Every call of `step`, as it was made: what a host keeps for `replay`, and what the benchmark runs again. */
export const journal = [];

/** `mailbox`: what crosses orders is decided there. `isOf`: whose order it is. `pay`: how an order to move money goes: `done`, `failed`, or `refused` for good. */
export function makeHost({
  rulebook,
  mailbox = /** @type {import("waybell").Mailbox | null} */ (null),
  people: persons,
  isOf = (_person, _orderId) => true,
  clock,
  table,
  secrets = {},
  answer = accept,
  pay = (_effect) => "done",
}) {
  let people = persons;
  const rows = new Map();
  const boxes = new Map();
  const outbox = new Map();
  const done = new Set();
  const letters = /** @type {import("waybell").Mailbox} */ (mailbox);
  const accepted = new Set();
  let sending = /** @type {import("waybell").Effect | import("waybell").DigestEffect | null} */ (null);

  const db = {
    tx: (work) =>
      work({
        // Through JSON, as in a real database: a record is plain data.
        lock: (id) => ({
          record: JSON.parse(rows.get(id)?.record ?? "null"),
          people: people.filter((one) => isOf(one, id)),
        }),
        save: (id, record, wakeAt) => rows.set(id, { record: JSON.stringify(record), wakeAt }),
        outbox: (effects) => effects.map((effect) => outbox.has(effect.id) || outbox.set(effect.id, effect)),
      }),
  };
  const http = (_request) => {
    const answered = answer(sending);
    if (sending && answered.status === 200) accepted.add(sending.id);
    table.onSend(sending, answered);
    return answered;
  };
  const log = (findings) => findings.map((finding) => console.warn(finding));
  const book = {
    ...rulebook,
    step: (record, events, context) => {
      journal.push({ rulebook, record, events, context });
      const step = rulebook.step(record, events, context);
      table.onStep(step, events);
      return step;
    },
  };

  // #region README
  // Something happened to an order, or (no events) time passed.
  const handle = (orderId, events = [], now = clock.now()) =>
    db.tx(async (tx) => {
      const { record, people } = await tx.lock(orderId); // record: null for a new order
      const step = book.step(record, events, { now, people });
      await tx.save(orderId, step.record, step.wakeAt); // a timer calls handle(id) where wakeAt <= now
      await tx.outbox(step.effects); // in the same transaction, keyed by effect.id
      log(step.findings); // who cannot be read and hears nothing, rules that are missing: see to them
      return step.outcomes;
    });

  // The outbox worker, for each effect of type "send".
  const deliver = async (send) => {
    const [go] = await handle(send.owner, [book.begin(send)]); // still true, still allowed, not begun before?
    // A host that is behind (E_RECORD_NEWER, E_BOOK_MISSING) knows nothing: thrown, it stays in the queue.
    if (go.is === "rejected" && ["E_RECORD_NEWER", "E_BOOK_MISSING"].includes(go.code)) throw new Error(go.code);
    if (go.is !== "accepted") return; // withdrawn, or begun before: no byte leaves
    const answer = await http(book.request(send, { now: clock.now(), nonce: crypto.randomUUID(), secrets }));
    await handle(send.owner, [book.settle(send, answer, clock.now())]);
  };
  // #endregion

  // A provider that reports calls back; here it does at once.
  const arrive = async (send) => {
    const { proof, silent } = rulebook.channels.find(({ id }) => id === send.channel).capabilities;
    const receipt = book.received({ status: "delivered", sendId: send.id }, clock.now());
    if (accepted.has(send.id) && proof !== "accepted" && !silent) await handle(send.owner, [receipt]);
  };

  // Money moves once for each effect.id, however often the effect is run; then the order hears how it went.
  const settle = async (effect) => {
    const result = pay(effect);
    table.onMoney(effect, result);
    const { id, owner: orderId } = effect;
    const payload = { effect: id, result };
    await handle(orderId, [
      { id: `${id}/${result}`, type: "money.settled", orderId, actor: { role: "system" }, payload },
    ]);
  };

  // The mailbox of a person: a row like that of an order. What an order asks is its event, its verdict is the order's.
  const post = async (id, events = [], now = clock.now()) => {
    const record = JSON.parse(boxes.get(id)?.record ?? "null");
    const step = letters.step(record, events, { now, person: people.find((one) => one.id === id) ?? null });
    boxes.set(id, { record: JSON.stringify(step.record), wakeAt: step.wakeAt });
    await db.tx((tx) => tx.outbox(step.effects));
    log(step.findings);
    return step.outcomes;
  };
  const deliverDigest = async (digest) => {
    const [go] = await post(digest.owner, [letters.begin(digest)]);
    if (go?.is === "rejected" && ["E_RECORD_NEWER", "E_BOOK_MISSING"].includes(go.code)) throw new Error(go.code);
    if (go?.is !== "accepted") return;
    const answer = await http(letters.request(digest, { now: clock.now(), nonce: crypto.randomUUID(), secrets }));
    await post(digest.owner, [letters.settle(digest, answer, clock.now())]);
  };

  // The other effects a host carries out. Here: an address that is dead is taken off the person.
  const carryOut = async (effect) => {
    sending = effect;
    if (effect.type === "send") {
      await deliver(effect);
      await arrive(effect);
    }
    if (effect.type === "digest") await deliverDigest(effect);
    if (effect.type === "want" && mailbox) await post(effect.person, [effect]);
    if (effect.type === "verdict") await handle(effect.event.orderId, [effect.event]);
    if (["compensate", "refund", "charge", "reverse"].includes(effect.type)) await settle(effect);
    if (effect.type === "openTask") table.onTask(effect);
    if (effect.type === "person" && effect.learnt === "address-dead") {
      const { kind } = effect;
      people = people.map((one) =>
        one.id === effect.person ? { ...one, addresses: { ...one.addresses, [kind]: [] } } : one,
      );
    }
  };
  const drain = async () => {
    for (const [id, effect] of outbox) {
      if (done.has(id)) continue;
      done.add(id);
      await carryOut(effect);
    }
  };

  /** Turns the clock to `time`, waking orders on the way, then hands over what happened. */
  const at = async (time, orderId, events = [], note = "") => {
    const until = instant(time);
    const due = () => [...rows, ...boxes].filter(([, { wakeAt }]) => wakeAt !== null && wakeAt <= until);
    for (let next = due(); next.length > 0; next = due()) {
      const [id, { wakeAt }] = next.reduce((a, b) => (a[1].wakeAt <= b[1].wakeAt ? a : b));
      clock.set(wakeAt);
      await (boxes.has(id) ? post(id) : handle(id));
      await drain();
    }
    clock.set(until);
    if (note) table.line(actors[events[0].actor.role] ?? events[0].actor.role, events[0].type, note);
    const outcomes = await handle(orderId, events);
    await drain();
    return outcomes;
  };

  let count = 0;
  return {
    /** One event, with what is printed of it. */
    happens: (time, orderId, role, type, payload, note) => {
      const id = people.find((one) => one.role === role && isOf(one, orderId))?.id;
      const actor = id === undefined ? { role } : { role, id };
      return at(time, orderId, [{ id: `e${++count}`, type, orderId, actor, payload }], note);
    },
    at,
    /** Keeps a person as he is from now on. */
    keep: (person) => {
      people = people.map((one) => (one.id === person.id ? person : one));
    },
    orders: () => [...rows.keys()],
    record: (orderId) => JSON.parse(rows.get(orderId).record),
  };
}

/** A clock that stands still until it is set. */
export function makeClock() {
  let hands = 0;
  return {
    now: () => hands,
    set: (at) => {
      hands = at;
    },
  };
}

/** How each provider says yes. */
const yes = {
  "aliyun-sms": '{"Code":"OK","BizId":"1"}',
  jpush: '{"msg_id":"1"}',
  "wechat-mini-subscribe": '{"errcode":0,"msgid":"1"}',
};
export const accept = (send) => ({ status: 200, headers: {}, body: yes[send.channel] ?? "" });

/** What Kuaidi100 pushes: the whole list of one number, newest first, signed with the salt it was given. */
export function kuaidi100Push(salt, com, nu, scans) {
  const data = scans
    .map(([time, context, statusCode, areaName]) => ({ time, context, statusCode, areaName }))
    .reverse();
  const param = JSON.stringify({ status: "polling", lastResult: { message: "ok", status: "200", com, nu, data } });
  const sign = createHash("md5").update(`${param}${salt}`).digest("hex").toUpperCase();
  return `sign=${sign}&param=${encodeURIComponent(param)}`;
}

/** Who does what a person of the order does not. */
const actors = { carrier: "scan", platform: "desk", system: "host" };

const money = ({ amount, currency }) => `${currency} ${(amount / 100).toFixed(2)}`;

/** Prints what was sent, and why the rest was not: one line each, in the time of one zone. */
export function makeTable({ print, clock, offset, texts = {}, seconds = false }) {
  const said = new Set();
  const local = (at) =>
    new Date(at + offset)
      .toISOString()
      .slice(5, seconds ? 19 : 16)
      .replace("T", " ");
  const line = (who, how, text) => print(`${local(clock.now())}  ${who.padEnd(6)}  ${how.padEnd(21)}  ${text}`);
  return {
    line,
    onSend: ({ person, channel, request }, { status, body }) => {
      line(person, channel, textOf(request, texts));
      if (status >= 400) line(person, "failed", body);
    },
    onMoney: ({ type, owner, policy, amount, form, payer, to }, result) => {
      const way = type === "reverse" ? `back to ${payer}` : type === "charge" ? `from ${payer}` : `${form} to ${to}`;
      line("host", type, `${owner}: ${money(amount)} ${way} (${policy}): ${result}`);
    },
    /** What the page of an order shows: how it stands, what is owed, broken and paid. */
    page: ({ number, headline, promises, breaches, compensations }) => {
      print(`\nOrder ${number}: ${headline.replaceAll("_", " ")}`);
      for (const { promise, subject, owedBy, due, overdue } of promises) {
        const when = due === null ? "its clock stands still" : `${overdue ? "overdue since" : "until"} ${local(due)}`;
        print(`  owed    ${promise} (${subject}) by the ${owedBy}: ${when}`);
      }
      for (const { promise, subject, due, ended } of breaches) {
        const end = ended ? `ended ${local(ended.at)}: ${ended.why}` : "stands";
        print(`  broken  ${promise} (${subject}), due ${local(due)}: ${end}`);
      }
      for (const { policy, form, amount, is } of compensations)
        print(`  money   ${money(amount)} ${form} (${policy}): ${is}`);
    },
    onTask: ({ type, owner, task, assignee, subject }) =>
      line("host", type, `${owner}: ${task} (${subject}), for the ${assignee}`),
    onStep: ({ record, outcomes, decisions }, events) => {
      for (const [i, { is, code, message, remedy }] of outcomes.entries())
        if (is === "rejected" && events[i].type !== "send.begun")
          line(events[i].actor.role, is, `${code}: ${message} ${remedy ?? ""}`);
      for (const { notice, subject, person, is, reason, until } of decisions) {
        if (is === "told" || ["already-told", "under-way", "awaiting-answer", "lower-rung"].includes(reason)) continue;
        const end = until === undefined ? "" : ` until ${local(until).replace(local(clock.now()).slice(0, 6), "")}`;
        const text = `${notice} (${subject}): ${reason}${end}`;
        // The inbox and the other channels are ruled on apart; the same ruling is printed once.
        const key = record.id + person + text;
        if (!said.has(key)) line(person, is, text);
        said.add(key);
      }
    },
  };
}

/** What the reader sees of a request, whatever channel it is for. `texts`: registered templates by their code. */
function textOf(request, texts) {
  if (request.kind === "inbox") return request.entry.title;
  if (request.kind === "mail") return `${request.message.subject} | ${request.message.text}`;
  const { notification, data } = JSON.parse(request.body || "{}");
  if (notification) return notification.alert;
  if (data?.body) return data.body;
  if (data)
    return Object.values(data)
      .map((field) => field.value)
      .join(" | ");
  const values = JSON.parse(request.query.TemplateParam);
  return texts[request.query.TemplateCode].replace(/\$\{(\w+)\}/g, (_, name) => values[name]);
}
