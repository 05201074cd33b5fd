import { describe, expect, it } from "vitest";
import {
  defineRulebook,
  type OrderEvent,
  type OrderRecord,
  type Person,
  type Rulebook,
  type Step,
} from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { bookOfFakes, fakeChannels, textsFor } from "./books.ts";
import { outForDelivery } from "./courier.ts";

// What random histories found, cut down to what it takes.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** 10:00 in Shanghai. */
const start = Date.UTC(2026, 5, 1, 2);
const addresses = { sms: "13900000001", push: "device-1", wechat: "open-1", email: "a@example.com" };
const buyer: Person = { id: "b", role: "buyer", locale: "zh-CN", zone: "Asia/Shanghai", addresses, quietHours: null };

let count = 0;
const event = (type: string, role: string, payload: unknown, more: object = {}): OrderEvent =>
  ({ id: `e-${++count}`, type, orderId: "o", actor: { role, id: "b" }, payload, ...more }) as unknown as OrderEvent;

const amount = { amount: 1_000, currency: "CNY" };
const lines = (quantity: number) => [{ id: "l", title: "Cup", quantity }];
const created = (quantity = 1) =>
  event("order.created", "buyer", { kind: "normal", lines: lines(quantity), total: amount });
const paid = () => event("payment.captured", "platform", { amount });
const shipped = (more: object = {}) =>
  event("shipment.submitted", "seller", { parcelId: "p", carrier: "zhongtong", number: "SF1234567", ...more });
const traced = (scans: readonly object[], more: object = {}, at: object = {}) =>
  event(
    "trace.received",
    "carrier",
    { carrier: "zhongtong", number: "SF1234567", provider: "one", scans, ...more },
    at,
  );
const scan = (at: number, milestone: string, more: object = {}) => ({ at, code: "1", milestone, ...more });

/** A host for one order that wakes when it is told to, and no other way. */
class Desk {
  record: OrderRecord | null = null;
  people: readonly Person[] = [buyer];
  private readonly book: Rulebook;

  constructor(book: Rulebook) {
    this.book = book;
  }

  at(now: number, ...events: readonly OrderEvent[]): Step {
    const step = this.book.step(this.record, events, { now, people: this.people });
    this.record = step.record;
    return step;
  }

  /** Begins the send of this notice over this channel, and settles it with a status where one is given. */
  send(from: Step, name: string, now: number, status?: number): Step {
    const send = sent(from).find(({ notice, channel }) => `${notice} ${channel}` === name);
    if (!send) throw new Error(`${name} was not issued: ${ids(from)}`);
    const begun = this.at(now, this.book.begin(send));
    if (status === undefined || begun.outcomes[0]?.is !== "accepted") return begun;
    return this.at(now, this.book.settle(send, { status, headers: {}, body: "" }, now));
  }

  receipt(from: Step, name: string, now: number): Step {
    const send = sent(from).find(({ notice, channel }) => `${notice} ${channel}` === name);
    const received = this.book.received({ sendId: send?.id ?? "", status: "delivered" }, now);
    return received ? this.at(now, received) : this.at(now);
  }
}

const sent = (step: Step) => step.effects.flatMap((effect) => (effect.type === "send" ? effect : []));
const ids = (step: Step): readonly string[] => sent(step).map(({ notice, channel }) => `${notice} ${channel}`);

/** The pack with some rules more. */
const bookWith = (notices: { readonly [name: string]: object }, more: object = {}): Rulebook => {
  const texts = textsFor(notices);
  const words = { notices: Object.keys(notices), inhibitions: ["grace"] };
  const pack = { id: "more", version: "1", words, notices, texts: { "zh-CN": texts, en: texts }, ...more };
  return defineRulebook({ packs: [marketplaceCn, pack], channels: fakeChannels });
};
const notice = (when: object, more: object = {}) => ({
  ref: "T",
  each: "order",
  to: "buyer",
  topic: "receipt",
  class: "normal",
  when,
  channels: ["push"],
  ...more,
});

describe("waking in time", () => {
  it("what an inhibition dropped is told when time ends the inhibition", () => {
    const grace = { grace: { each: "order", when: { "order.paid": { within: "1h" } }, drops: ["order-paid"] } };
    const desk = new Desk(bookWith({}, { inhibitions: grace }));
    const first = desk.at(start, created(), paid());
    expect(ids(first)).toEqual([]);
    expect(first.wakeAt).toBe(start + hour + 1);
    expect(ids(desk.at(start + hour + 1))).toEqual(["order-paid inbox", "order-paid push"]);
  });

  it("what waits for a consent that begins later is told when it begins", () => {
    const desk = new Desk(bookWith({ offer: notice({ "order.paid": true }, { class: "marketing", quiet: "hold" }) }));
    desk.people = [{ ...buyer, consents: { marketing: start + day } }];
    const first = desk.at(start, created(), paid());
    expect(first.wakeAt).toBe(start + day);
    expect(ids(desk.at(start + day))).toContain("offer push");
  });

  it("a rung of a ladder that went stale lets no lower one come up again", () => {
    const rungs = {
      low: notice({ "order.paid": true }, { ladder: { of: "l", rung: 1 } }),
      high: notice({ "order.paid": true }, { ladder: { of: "l", rung: 2 }, fresh: "1h" }),
    };
    const desk = new Desk(bookWith(rungs));
    expect(ids(desk.at(start, created(), paid()))).toContain("high push");
    expect(ids(desk.at(start + 2 * hour))).toEqual([]);
  });

  it("what goes round a channel whose cap is reached, and finds no other, waits for it", () => {
    const news = notice({ "order.paid": true }, { channels: ["sms", "push"] });
    const caps = { sms: { most: 1, within: "24h" } };
    const desk = new Desk(bookWith({ news, more: { ...news, when: { "order.shipped": true } } }, { caps }));
    desk.people = [{ ...buyer, addresses: { sms: "13900000001" }, optOuts: ["shipping"] }];
    expect(ids(desk.at(start, created(), paid()))).toContain("news sms");
    const second = desk.at(start + minute, shipped());
    expect(ids(second)).not.toContain("more sms");
    expect(second.wakeAt).toBe(start + day);
    expect(ids(desk.at(start + day))).toContain("more sms");
  });

  it("a cap is kept within one step, too", () => {
    const news = notice({ "order.paid": true }, { channels: ["sms"] });
    const desk = new Desk(bookWith({ news, more: news }, { caps: { sms: { most: 1, within: "24h" } } }));
    expect(ids(desk.at(start, created(), paid())).filter((id) => id.endsWith("sms"))).toHaveLength(1);
  });

  it("what quiet hours drop stays dropped when they are over", () => {
    const desk = new Desk(bookWith({ offer: notice({ "order.paid": true }, { quiet: "drop" }) }));
    desk.people = [{ ...buyer, quietHours: { from: "09:00", to: "11:00" } }];
    const first = desk.at(start, created(), paid());
    expect(first.decisions.find((one) => one.notice === "offer" && one.lane === "intrusive")?.is).toBe("dropped");
    expect(first.wakeAt).toBe(start + hour); // order-paid is held
    expect(ids(desk.at(start + hour))).not.toContain("offer push");
  });

  it("what quiet hours drop does not hang on whether somebody woke in them", () => {
    const told = [false, true].map((wokeAtNight) => {
      const desk = new Desk(bookWith({ offer: notice({ "order.paid": true }, { quiet: "drop" }) }));
      const quietHours = { from: "22:00", to: "08:00" };
      desk.people = [{ ...buyer, addresses: {}, quietHours }];
      desk.at(start, created(), paid());
      if (wokeAtNight) desk.at(start + 13 * hour);
      desk.people = [{ ...buyer, quietHours }];
      return ids(desk.at(start + day));
    });
    expect(told[1]).toEqual(told[0]);
  });

  it("an arrival time stays known when it has passed: it does not go without anybody waking for it", () => {
    const each = { each: "parcel", topic: "shipping" };
    const late = notice({ "parcel.uploaded": true, none: [{ "parcel.eta": { after: "order.created" } }] }, each);
    const desk = new Desk(bookWith({ late }));
    desk.at(start, created(), paid());
    desk.at(start + minute, shipped({ eta: start + 2 * hour }));
    expect(ids(desk.at(start + 3 * hour))).toEqual([]);
  });

  it("an arrival time that is past by some hours can be told", () => {
    const each = { each: "parcel", topic: "shipping" };
    const desk = new Desk(bookWith({ late: notice({ "parcel.eta": { past: "1h" } }, each) }));
    desk.at(start, created(), paid());
    desk.at(start + minute, shipped({ eta: start + 2 * hour }));
    expect(ids(desk.at(start + 3 * hour))).toContain("late push");
  });

  it("a wait that a provider asks for ends at an instant", () => {
    const desk = new Desk(bookOfFakes);
    const first = desk.at(start, created(), paid());
    const send = sent(first).find(({ channel }) => channel === "push");
    if (!send) throw new Error("not sent");
    desk.at(start, bookOfFakes.begin(send));
    for (const afterMs of [0.5, 1e300]) {
      const outcome = { kind: "retry", reason: "down", afterMs };
      const step = desk.at(start, event("send.settled", "system", { sendId: send.id, outcome }));
      expect(step.wakeAt === null || Number.isSafeInteger(step.wakeAt), `${afterMs}: ${step.wakeAt}`).toBe(true);
    }
  });
});

describe("waiting for a better hour", () => {
  it("is not for what no channel could carry then either", () => {
    const desk = new Desk(bookOfFakes);
    const unreached = { ...buyer, addresses: {} };
    desk.people = [
      { ...unreached, quietHours: { from: "09:00", to: "21:00" } },
      { ...unreached, id: "c", quietHours: { from: "21:00", to: "09:00" } },
    ];
    const { decisions } = desk.at(start, created(), paid());
    const intrusive = decisions.filter(({ lane, notice: name }) => lane === "intrusive" && name === "order-paid");
    expect(intrusive.map(({ person, is, reason }) => [person, is, reason])).toEqual([
      ["b", "dropped", "no-channel"],
      ["c", "dropped", "no-channel"],
    ]);
  });
});

describe("told once", () => {
  it("what was said together waits together when the message fails", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(2), paid());
    const now = start + minute;
    const first = desk.at(now, shipped({ lines: [{ lineId: "l", quantity: 1 }] }), traced([scan(now, "picked_up")]));
    expect(ids(first)).toEqual(["partly-shipped inbox", "partly-shipped push"]);
    const failed = desk.send(first, "partly-shipped push", now, 500);
    expect(ids(failed)).toEqual([]);
    expect(failed.wakeAt).toBe(now + 10_000);
    expect(ids(desk.at(now + 10_000))).toEqual(["partly-shipped push"]);
    expect(ids(desk.at(now + 10_001))).toEqual([]);
  });

  it("word that the first message came after all calls back the second", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid(), shipped());
    const now = start + hour;
    const first = desk.at(now, traced([scan(now, "out_for_delivery")]));
    expect(ids(first)).toContain("out-for-delivery sms");
    desk.send(first, "out-for-delivery sms", now);
    const second = desk.at(now + 6 * minute);
    expect(ids(second)).toEqual(["out-for-delivery push"]);
    desk.receipt(first, "out-for-delivery sms", now + 7 * minute);
    const begun = desk.send(second, "out-for-delivery push", now + 8 * minute);
    expect(begun.outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
  });

  it("a channel that may be tried again is not, while another may have told it", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid(), shipped());
    const now = start + hour;
    const first = desk.at(now, traced([scan(now, "out_for_delivery")]));
    const failed = desk.send(first, "out-for-delivery sms", now, 503);
    desk.people = [{ ...buyer, optOuts: ["sms"] }];
    const second = desk.at(now + 1_000);
    expect(ids(failed)).toEqual([]);
    desk.send(second, "out-for-delivery push", now + 80_000);
    desk.people = [buyer];
    expect(ids(desk.at(now + 100_000))).toEqual([]);
  });

  it("an id has one content: two providers' words about one message are two reports", () => {
    const desk = new Desk(bookOfFakes);
    const first = desk.at(start, created(), paid());
    const send = sent(first).find(({ channel }) => channel === "push");
    if (!send) throw new Error("not sent");
    desk.at(start, bookOfFakes.begin(send));
    const reports = [400, 402].map((status, i) => {
      const at = start + (2 - i) * 1_000;
      return desk.at(start + minute, bookOfFakes.settle(send, { status, headers: {}, body: "" }, at));
    });
    const found = reports.flatMap(({ effects }) => effects.filter(({ type }) => type === "report").map(({ id }) => id));
    expect(new Set(found).size).toBe(2);
  });

  it("a new occasion is told over all channels at once, also of what may be taken back", () => {
    const again = notice({ "order.refund-started": true }, { per: "order.refund-started" });
    const desk = new Desk(bookWith({ again, sorry: notice({ "order.paid": false }, { corrects: ["again"] }) }));
    desk.at(start, created(), paid());
    const refund = (n: number) =>
      event("refund.started", "platform", { refundId: `r${n}`, amount: { amount: 1, currency: "CNY" } });
    const first = desk.at(start + hour, refund(1));
    desk.send(first, "again push", start + hour, 200);
    expect(ids(desk.at(start + 2 * hour, refund(2)))).toEqual(["again inbox", "again push"]);
    expect(ids(desk.at(start + 2 * hour + 1))).toEqual([]);
  });

  it("two rules of which each takes back the other come to an end", () => {
    const desk = new Desk(
      bookWith({ one: notice({ "order.paid": true }), two: notice({ "order.paid": true }, { corrects: ["one"] }) }),
    );
    const told = [ids(desk.at(start, created(), paid()))];
    for (let i = 1; i <= 20; i++) told.push(ids(desk.at(start + i * minute)));
    expect(told.flat().filter((id) => id.endsWith("inbox")).length).toBeLessThan(10);
  });
});

describe("the second look", () => {
  it("lets nothing out to an address that the person no longer has", () => {
    const desk = new Desk(bookOfFakes);
    const first = desk.at(start, created(), paid());
    desk.people = [{ ...buyer, addresses: { ...addresses, push: "device-of-somebody-else" } }];
    const begun = desk.send(first, "order-paid push", start + minute);
    expect(begun.outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
  });

  it("lets out no tracking number that was corrected meanwhile", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid());
    const first = desk.at(start + minute, shipped());
    const payload = { parcelId: "p", carrier: "zhongtong", number: "SF7654321" };
    desk.at(start + 2 * minute, event("tracking.replaced", "seller", payload));
    const begun = desk.send(first, "shipped push", start + 3 * minute);
    expect(begun.outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
  });

  it("lets out no pick-up code that is another by now", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid(), shipped());
    const at = (now: number, code: string) =>
      desk.at(now, traced([scan(now, "awaiting_collection", { point: { name: "Locker", code } })]));
    const first = at(start + hour, "1-1111");
    at(start + hour + minute, "2-2222");
    const begun = desk.send(first, "ready-to-collect sms", start + hour + 2 * minute);
    expect(begun.outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
  });
});

describe("the order in which pushes arrive", () => {
  it("does not decide which of two arrival times of a provider counts", () => {
    const eta = (first: number, second: number) => {
      const desk = new Desk(bookOfFakes);
      desk.at(start, created(), paid(), shipped());
      const push = (n: number) => traced([], { eta: start + n * day }, { receivedAt: start + n * minute });
      return desk.at(start + hour, push(first), push(second)).record.parcels[0]?.eta;
    };
    expect(eta(1, 2)).toEqual(eta(2, 1));
  });

  it("leaves the arrival time of a push that came before its number", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid(), traced([scan(start, "picked_up")], { eta: start + 2 * day }));
    expect(desk.at(start + minute, shipped()).record.parcels[0]?.eta?.[0]).toBe(start + 2 * day);
  });
});

describe("what comes from outside", () => {
  it("a carrier may be called like what every object has", () => {
    const desk = new Desk(bookOfFakes);
    desk.at(start, created(), paid());
    const first = desk.at(start + minute, shipped({ carrier: "constructor" }));
    expect(JSON.stringify(sent(first).map(({ request }) => request))).not.toContain("native code");
  });

  it("two phone numbers in one field are both hidden", () => {
    const [placed, , last] = outForDelivery({ phone: "13812345678、13987654321" });
    const before = placed && bookOfFakes.step(null, placed.events, placed);
    const after = last && bookOfFakes.step(before?.record ?? null, last.events, last);
    expect(JSON.stringify(after?.effects)).toContain("138****5678");
    expect(JSON.stringify(after?.effects)).not.toMatch(/13812345678|13987654321/);
  });

  it("a length that is none is refused like any other field", () => {
    const length = { valueOf: 1, toString: 1 };
    const step = bookOfFakes.step(null, [event("order.closed", "seller", { reason: { length } })], {
      now: start,
      people: [{ ...buyer, addresses: { sms: [{ length }] } } as unknown as Person],
    });
    expect(step.outcomes[0]).toMatchObject({ is: "rejected", code: "E_FIELD" });
    expect(step.findings).toMatchObject([{ code: "E_FIELD" }]);
  });

  it.each(["drop_everything", "toString", undefined])(
    "an address that is invalid for %s makes no effect of it",
    (action) => {
      const desk = new Desk(bookOfFakes);
      const send = sent(desk.at(start, created(), paid()))[0];
      const outcome = { kind: "recipient_invalid", reason: "x", ...(action === undefined ? {} : { action }) };
      const step = desk.at(start, event("send.settled", "system", { sendId: send?.id, outcome }));
      for (const effect of step.effects)
        if (effect.type === "person")
          expect(["opted-out", "opted-in", "address-dead", "consent-missing", "suppressed"]).toContain(effect.learnt);
      expect(step.outcomes[0]?.is).toBe("rejected");
    },
  );

  it("ids with a slash in them make no two effects one", () => {
    const ids = [
      ["c", "a/0/b"],
      ["b/0/c", "a"],
    ].flatMap(([person = "", parcelId = ""]) => {
      const desk = new Desk(bookOfFakes);
      desk.people = [{ ...buyer, id: person, addresses: { push: "d" } }];
      desk.at(start, created(), paid());
      let step = desk.at(start + minute, shipped({ parcelId }));
      step = desk.send(step, "shipped push", start + minute, 400);
      return step.effects.map(({ id }) => id);
    });
    expect(ids).toEqual([
      "o/shipped/a%2F0%2Fb/0/c/push/1/report/permanent/1780279260000",
      "o/shipped/a%2F0%2Fb/0/c/exhausted",
      "o/shipped/a/0/b%2F0%2Fc/push/1/report/permanent/1780279260000",
      "o/shipped/a/0/b%2F0%2Fc/exhausted",
    ]);
  });

  it("ids with a slash in them let no two orders ask for one number by one name", () => {
    const ids = [
      ["o", "a/track/b"],
      ["o/track/a", "b"],
    ].flatMap(([orderId = "", parcelId = ""]) => {
      const told = [created(), paid(), shipped({ parcelId })].map((one) => ({ ...one, orderId }));
      return new Desk(bookOfFakes).at(start, ...told).effects.flatMap(({ type, id }) => (type === "track" ? id : []));
    });
    expect(ids).toEqual([
      "o/track/a%2Ftrack%2Fb/SF1234567/1780279200000",
      "o%2Ftrack%2Fa/track/b/SF1234567/1780279200000",
    ]);
  });

  it("a scan of the year 1970 does not stop what is told of the others", () => {
    const desk = new Desk(bookOfFakes);
    const zero = { ...created(), occurredAt: 0 };
    desk.at(start, zero, paid(), shipped());
    const step = desk.at(start + hour, traced([scan(0, "out_for_delivery")]));
    const begun = sent(step).map(({ id, notice: name, channel }) => {
      const { outcomes } = desk.at(start + hour, bookOfFakes.begin({ type: "send", id, owner: "o" } as never));
      return `${name} ${channel} ${outcomes[0]?.is}`;
    });
    expect(begun).toEqual([
      "no-news inbox accepted",
      "no-news push accepted",
      "compensated inbox accepted",
      "compensated push accepted",
    ]);
  });
});

describe("what is held against a seller", () => {
  const pdd = defineRulebook({ packs: [pinduoduo], channels: fakeChannels });
  const intl = defineRulebook({ packs: [marketplaceIntl], channels: fakeChannels });
  const held = ({ record }: Step) => (record.claims ?? []).map(({ p, d, x }) => [p, d, x?.[1] ?? "stands"]);

  it("is no pick-up in time, though a hub writes of a pick-up once more when it is overdue", () => {
    const desk = new Desk(pdd);
    desk.at(start, created(), paid(), shipped());
    desk.at(start + 2 * hour, traced([scan(start + 2 * hour, "in_transit")]));
    const step = desk.at(start + 2 * day, traced([scan(start + 2 * day, "picked_up")]));
    expect(held(step)).toEqual([]);
    expect(step.wakeAt).toBeGreaterThan(start + 2 * day + minute);
  });

  it("is no shipment in time, though a parcel that counts is added when all was under way", () => {
    const desk = new Desk(intl);
    desk.at(start, created(), paid(), shipped(), traced([scan(start, "picked_up")]));
    const extra = { parcelId: "q", kind: "split", carrier: "zhongtong", number: "SF7654321" };
    const step = desk.at(start + 3 * day, event("extra_parcel.added", "seller", extra));
    expect(held(step).filter(([, , is]) => is === "stands")).toEqual([]);
    expect(step.record.turns ?? Number.POSITIVE_INFINITY).toBeGreaterThan(start + 3 * day + 1);
    expect(ids(step)).not.toContain("late-shipment push");
  });

  it("is the agreed date it broke, whatever is agreed after that", () => {
    const desk = new Desk(pdd);
    const agreed = (shipBy: number) => event("shipby.negotiated", "buyer", { shipBy });
    desk.at(start, created(), paid());
    desk.at(start + day, agreed(start + 4 * day));
    const broken = [["ship-by", start + 4 * day, "stands"]];
    expect(held(desk.at(start + 4 * day + 1))).toEqual(broken);
    expect(held(desk.at(start + 5 * day, agreed(start + 7 * day)))).toEqual(broken);
  });
});

describe("a clock that waits for its warning longer than its limit", () => {
  const pdd = defineRulebook({ packs: [pinduoduo], channels: fakeChannels });
  const due = start + 8 * day;
  const opened = () => event("case.opened", "buyer", { caseId: "c" });
  const ended = () => event("case.ended", "buyer", { caseId: "c" });
  /** Delivered a day after it was bought; warned at the limit itself, so that it runs out a day later. */
  const warned = (): Desk => {
    const desk = new Desk(pdd);
    desk.at(start, created(), paid(), shipped());
    desk.at(start + day, traced([scan(start + day, "delivered")]));
    desk.at(due);
    desk.at(due + 1);
    return desk;
  };
  const received = ({ record }: Step) => record.stamps["order.received"]?.[0];

  it("runs out a day after the warning", () => {
    expect(received(warned().at(due + day))).toBeUndefined();
    expect(received(warned().at(due + day + 1))).toBe(due + day);
  });

  it("stands still while something is in dispute, and goes on when that is over", () => {
    const desk = warned();
    const { record } = desk.at(due + hour, opened());
    expect(record.pauses).toEqual([["auto-confirm", "order", due + hour, 0]]);
    expect(received(desk.at(due + 3 * day))).toBeUndefined();
    // 23 hours are left; but he is warned anew, and has a day from then.
    desk.at(due + 4 * day, ended());
    expect(received(desk.at(due + 5 * day))).toBeUndefined();
    expect(received(desk.at(due + 5 * day + 1))).toBe(due + 5 * day);
  });

  it("stands still in a stall that begins while it waits, and goes on with what was left of the wait", () => {
    const desk = new Desk(defineRulebook({ packs: [marketplaceCn], channels: fakeChannels }));
    // Nobody to be warned: it waits for a day from its limit on, ten days after it was shipped.
    desk.people = [];
    desk.at(start, created(), paid(), shipped());
    desk.at(start + 174 * hour, traced([scan(start + 174 * hour, "in_transit")]));
    let step = desk.at(start + 10 * day + 1);
    // Six hours into the wait nothing has been heard of the parcel for three days.
    for (let wakes = 0; step.wakeAt !== null && wakes < 20; wakes++) step = desk.at(step.wakeAt);
    expect([step.wakeAt, received(step)]).toEqual([null, undefined]);
    const moving = start + 20 * day;
    desk.at(moving, traced([scan(moving, "in_transit")]));
    expect(received(desk.at(moving + 18 * hour))).toBeUndefined();
    expect(received(desk.at(moving + 18 * hour + 1))).toBe(moving + 18 * hour);
  });
});

describe("money that goes back", () => {
  const pdd = defineRulebook({ packs: [pinduoduo], channels: fakeChannels });
  const intl = defineRulebook({ packs: [marketplaceIntl], channels: fakeChannels });
  const half = { amount: 500, currency: "CNY" };
  const two = () =>
    event("order.created", "buyer", {
      kind: "normal",
      lines: [
        { id: "l", title: "Cup", quantity: 1, paid: half },
        { id: "m", title: "Pot", quantity: 1, paid: half },
      ],
      total: amount,
    });
  const out = (...lines: readonly string[]) => event("stock.out", "seller", { lines });
  const settled = (effect: string, result: string) => event("money.settled", "system", { effect, result });
  const refunds = ({ effects }: Step) =>
    effects.flatMap((effect) => (effect.type === "refund" ? [[effect.id, effect.amount.amount]] : []));

  it("goes back for every line that is sold out, not for the dearest alone", () => {
    const desk = new Desk(pdd);
    desk.at(start, two(), paid());
    expect(refunds(desk.at(start + hour, out("l", "m")))).toEqual([
      ["o/out-of-stock-refund/l/pay", 500],
      ["o/out-of-stock-refund/m/pay", 500],
    ]);
  });

  it("is not more than was paid, though the host says of the first part only that it is settled", () => {
    const desk = new Desk(intl);
    desk.at(start, two(), paid());
    desk.at(start + hour, out("l"));
    desk.at(start + 2 * hour, settled("o/out-of-stock-refund/l/pay", "done"));
    // Not shipped in time, and not three days after either.
    expect(refunds(desk.at(start + 20 * day))).toEqual([["o/cancelled-refund/order/pay", 500]]);
  });

  it("is settled by word of the first try, too, that came after the second was ordered", () => {
    const desk = new Desk(pdd);
    desk.at(start, two(), paid());
    desk.at(start + hour, out("l"));
    const first = "o/out-of-stock-refund/l/pay";
    desk.at(start + 2 * hour, settled(first, "failed"));
    expect(refunds(desk.at(start + 3 * hour))).toEqual([[`${first}-2`, 500]]);
    const again = desk.at(start + 4 * hour, settled(first, "failed"));
    expect(again.outcomes[0]?.is).toBe("duplicate");
    const done = desk.at(start + 5 * hour, settled(first, "done"));
    expect(done.outcomes[0]?.is).toBe("accepted");
    expect(refunds(desk.at(start + 9 * day))).toEqual([]);
  });

  const started = (refundId: string, yuan: number) =>
    event("refund.started", "platform", { refundId, amount: { amount: yuan, currency: "CNY" } });

  it("is not ordered where a refund of the host's own is giving it back", () => {
    const desk = new Desk(pdd);
    desk.at(start, two(), paid());
    desk.at(start + hour, started("h", 700));
    expect(refunds(desk.at(start + 2 * hour, out("l", "m")))).toEqual([["o/out-of-stock-refund/l/pay", 300]]);
  });

  it("is not ordered again when it failed and the host gave it back by itself", () => {
    const desk = new Desk(pdd);
    desk.at(start, two(), paid());
    desk.at(start + hour, out("l", "m"));
    for (const line of ["l", "m"]) desk.at(start + 2 * hour, settled(`o/out-of-stock-refund/${line}/pay`, "failed"));
    desk.at(start + 2 * hour, started("h", 1000), event("refund.succeeded", "platform", { refundId: "h" }));
    expect(refunds(desk.at(start + 9 * day))).toEqual([]);
  });
});

describe("money for a breach", () => {
  const pdd = defineRulebook({ packs: [pinduoduo], channels: fakeChannels });
  const settled = (step: string, result: string) =>
    event("money.settled", "system", { effect: `o/delay-coupon/order/${step}`, result });
  const moved = ({ effects }: Step): readonly string[] =>
    effects.flatMap(({ type, id }) => (["compensate", "charge", "reverse"].includes(type) ? [`${type} ${id}`] : []));
  const breach = `ship-by:order:${start + 2 * day}`;
  const appealed = () => event("appeal.filed", "seller", { breach, reason: "photos", evidence: ["e"] });
  const upheld = () => event("appeal.decided", "platform", { breach, result: "upheld" });
  const late = (): Desk => {
    const desk = new Desk(pdd);
    desk.at(start, created(), paid());
    expect(moved(desk.at(start + 2 * day + 1))).toEqual([
      "compensate o/delay-coupon/order/pay",
      "charge o/delay-coupon/order/charge",
    ]);
    return desk;
  };

  it("that could not be taken is not given back", () => {
    const desk = late();
    desk.at(start + 50 * hour, settled("pay", "done"), settled("charge", "refused"));
    desk.at(start + 51 * hour, appealed());
    expect(moved(desk.at(start + 52 * hour, upheld()))).toEqual([]);
  });

  it("that was taken is given back", () => {
    const desk = late();
    desk.at(start + 50 * hour, settled("pay", "done"), settled("charge", "done"));
    desk.at(start + 51 * hour, appealed());
    expect(moved(desk.at(start + 52 * hour, upheld()))).toEqual(["reverse o/delay-coupon/order/reverse"]);
  });

  it("that failed to come is not ordered again when the breach has ended", () => {
    const desk = late();
    desk.at(start + 50 * hour, appealed());
    const ended = desk.at(start + 51 * hour, settled("pay", "failed"), settled("charge", "done"), upheld());
    expect(ended.decisions.filter(({ notice: name }) => name === "compensation-refused").map(({ is }) => is)).toEqual([
      "told",
      "told",
    ]);
    expect(moved(desk.at(start + 9 * day))).toEqual([]);
    expect(desk.record?.money?.map(({ k, i, x }) => [k, i, x?.[1]])).toEqual([["delay-coupon", undefined, "appeal"]]);
  });
});
