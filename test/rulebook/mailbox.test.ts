import { describe, expect, it } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import {
  defineRulebook,
  type Effect,
  instant,
  type OrderEvent,
  type OrderRecord,
  type Person,
  type SendEffect,
  type WantEffect,
} from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/index.ts";
import { card } from "../support/mail.ts";

const book = defineRulebook({
  packs: [marketplaceCn],
  channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" }), inbox()],
  mailbox: true,
});
const buyer: Person = {
  id: "b1",
  role: "buyer",
  locale: "en",
  zone: "Asia/Shanghai",
  addresses: { push: "device-1" },
  quietHours: null,
};
const ordered = instant("2026-06-01T10:00+08:00");
const shipped = instant("2026-06-01T18:00+08:00");
const total = { amount: 5990, currency: "CNY" };
const event = (id: string, type: string, payload: unknown): OrderEvent =>
  ({ id, type, orderId: "1001", actor: { role: "system" }, payload }) as OrderEvent;

const placed = [
  event("e1", "order.created", { kind: "normal", lines: [{ id: "l1", title: "tea", quantity: 2 }], total }),
  event("e2", "payment.captured", { amount: total }),
];
const shipment = event("e3", "shipment.submitted", { parcelId: "p1", carrier: "zhongtong", number: "73100000000001" });
const verdict = (want: WantEffect, seq: number, is: string, more: object = {}): OrderEvent =>
  event(`v${seq}-${is}`, "mailbox.verdict", { key: want.key, rev: want.rev, seq, is, ...more });

const wants = (effects: readonly Effect[]): readonly WantEffect[] => effects.filter((e) => e.type === "want");
const sends = (effects: readonly Effect[]): readonly SendEffect[] =>
  effects.filter((e) => e.type === "send").filter((e) => e.channel !== "inbox");
const step = (record: OrderRecord | null, events: readonly OrderEvent[], now = ordered) =>
  book.step(record, events, { now, people: [buyer] });
const asks = () => {
  const first = step(null, placed);
  const [want] = wants(first.effects);
  if (!want) throw new Error("nothing was asked");
  return { ...first, want };
};

describe("an order with a mailbox", () => {
  it("asks before it sends, and fills the inbox at once", () => {
    const { effects, decisions } = asks();
    expect(sends(effects)).toEqual([]);
    expect(effects.map((e) => e.type)).toEqual(["want", "send"]);
    expect(wants(effects)).toEqual([
      {
        type: "want",
        id: "1001/want/order-paid/order/0/b1/1",
        owner: "1001",
        person: "b1",
        key: "1001/order-paid/order/0/b1",
        rev: 1,
        status: "open",
        notice: "order-paid",
        channel: "jpush",
        class: "normal",
        topic: "payment",
        facts: { m: 2, k: 0, shipBy: instant("2026-06-03T10:00+08:00") },
        permits: ["cap"],
        left: [],
        since: ordered,
        at: ordered,
      },
    ]);
    expect(decisions.filter((d) => d.lane === "intrusive").map((d) => [d.is, d.stage, d.reason])).toEqual([
      ["held", "permit", "asking"],
    ]);
  });

  it("asks once, however often it is woken", () => {
    const { record } = asks();
    const again = step(record, [], ordered + 1);
    expect([again.effects, again.record]).toEqual([[], { ...record, now: ordered + 1 }]);
  });

  it("sends on a pass, and reports the begin and the end", () => {
    const { record, want } = asks();
    const passed = step(record, [verdict(want, 1, "pass")]);
    const [send] = sends(passed.effects);
    if (!send) throw new Error("nothing was sent");
    expect(send.id).toBe("1001/order-paid/order/0/b1/jpush/1");
    const begun = step(passed.record, [book.begin(send)]);
    expect(wants(begun.effects).map((w) => [w.rev, w.status])).toEqual([[2, "begun"]]);
    const answer = { status: 200, headers: {}, body: '{"sendno":"1","msg_id":"2"}' };
    const settled = step(begun.record, [book.settle(send, answer, ordered)]);
    expect(wants(settled.effects).map((w) => [w.rev, w.status, w.outcome])).toEqual([[3, "settled", "accepted"]]);
  });

  it("asks for what it would say alone, and what is said with it goes when that goes", () => {
    const scans = [{ at: shipped, code: "103", milestone: "picked_up" }];
    const pickedUp = event("e4", "trace.received", {
      carrier: "zhongtong",
      number: "73100000000001",
      provider: "kuaidi100",
      scans,
    });
    const told = step(asks().record, [shipment, pickedUp], shipped);
    const asked = wants(told.effects).filter(({ status }) => status === "open");
    expect(asked.map(({ key }) => key)).toEqual(["1001/shipped/p1/0/b1"]);
    const allowed = step(told.record, [verdict(asked[0] as WantEffect, 1, "pass")], shipped + 1000);
    expect(sends(allowed.effects).map(({ notice }) => notice)).toEqual(["shipped"]);
    expect(wants(allowed.effects)).toEqual([]);
    expect(
      allowed.decisions.filter(({ stage }) => stage === "merge").map(({ notice, reason }) => [notice, reason]),
    ).toEqual([["picked-up", "merged-into:shipped"]]);
  });

  it("counts a verdict only for the current revision, and a newer one over an older", () => {
    const { record, want } = asks();
    const deferred = step(record, [verdict(want, 2, "defer")]);
    const older = step(deferred.record, [verdict(want, 1, "pass")]);
    const stale = step(deferred.record, [verdict({ ...want, rev: 7 }, 3, "pass")]);
    expect([older, stale].map((s) => [s.outcomes[0]?.is, sends(s.effects).length])).toEqual([
      ["duplicate", 0],
      ["duplicate", 0],
    ]);
  });

  it("takes its question back where nothing can leave any more, though it is filed anew", () => {
    const { record, effects } = asks();
    const filed = effects.find((effect): effect is SendEffect => effect.type === "send");
    if (!filed) throw new Error("nothing was filed");
    const begun = step(record, [book.begin(filed)]);
    const failed = step(begun.record, [book.settle(filed, { failed: "before-sending" }, ordered)]);
    const at = failed.wakeAt ?? 0;
    const woken = book.step(failed.record, [], { now: at, people: [{ ...buyer, addresses: {} }] });
    expect(woken.effects.map((e) => (e.type === "want" ? `${e.status} ${e.rev}` : e.id))).toEqual([
      "withdrawn 2",
      "1001/order-paid/order/0/b1/inbox/2",
    ]);
  });

  it("asks again after a day without an answer, for the question may never have come", () => {
    const { record } = asks();
    const day = 86_400_000;
    const waiting = step(record, [], ordered + 60_000);
    expect([waiting.effects, waiting.wakeAt !== null && waiting.wakeAt <= ordered + day]).toEqual([[], true]);
    const again = step(record, [], ordered + day);
    expect(wants(again.effects).map((w) => [w.rev, w.status])).toEqual([[2, "open"]]);
  });

  it("takes no receipt for a message of several orders", () => {
    expect(book.received({ status: "read", sendId: "b1/news/digest/0/b1/jpush/1" }, ordered)).toBeUndefined();
  });

  it("waits until a deferral ends", () => {
    const { record, want } = asks();
    const until = ordered + 3_600_000;
    const deferred = step(record, [verdict(want, 1, "defer", { until })]);
    expect(deferred.wakeAt).toBe(until);
    expect(deferred.decisions.filter((d) => d.lane === "intrusive").map((d) => [d.is, d.reason, d.until])).toEqual([
      ["held", "deferred", until],
    ]);
  });

  it("is bound by a refusal: where no other channel is left it says so, and the same is not asked again", () => {
    const { record, want } = asks();
    const refused = step(record, [verdict(want, 1, "refuse")]);
    const later = step(refused.record, [], ordered + 60_000);
    expect(wants(refused.effects).map((w) => [w.rev, w.status, w.left])).toEqual([[2, "settled", []]]);
    expect(later.effects).toEqual([]);
    expect(later.decisions.filter((d) => d.lane === "intrusive").map((d) => [d.is, d.stage])).toEqual([
      ["dropped", "route"],
    ]);
  });

  it("knows as told what a digest said", () => {
    const { record, want } = asks();
    const told = step(record, [verdict(want, 1, "digest"), verdict(want, 2, "told")]);
    expect(sends(told.effects)).toEqual([]);
    expect(told.decisions.filter((d) => d.lane === "intrusive").map((d) => d.reason)).toEqual(["already-told"]);
  });

  it("takes a question back when there is nothing to say any more", () => {
    const { record, want } = asks();
    const moved = step(record, [shipment], shipped);
    expect(wants(moved.effects).map((w) => [w.key, w.rev, w.status])).toEqual([
      ["1001/shipped/p1/0/b1", 1, "open"],
      [want.key, 2, "withdrawn"],
    ]);
    const late = step(moved.record, [verdict(want, 1, "pass")], shipped);
    expect(sends(late.effects)).toEqual([]);
  });

  it("refuses a verdict on what it never asked", () => {
    const { record, want } = asks();
    const [outcome] = step(record, [verdict({ ...want, key: "1001/x/order/0/b1" }, 1, "pass")]).outcomes;
    expect(outcome).toMatchObject({ is: "rejected", code: "E_NO_SUCH_WANT", path: "payload.key" });
  });
});

describe("a permit", () => {
  const answered = { status: 200, headers: {}, body: '{"sendno":"1","msg_id":"2"}' };
  const broken = { status: 503, headers: {}, body: "" };
  const passes = () => {
    const { record, want } = asks();
    const passed = step(record, [verdict(want, 1, "pass")]);
    const [send] = sends(passed.effects);
    if (!send) throw new Error("nothing was sent");
    return { ...passed, want, send };
  };

  it("is asked for again at the second look", () => {
    const { record, want, send } = passes();
    // Taken back, for it shipped; then the shipment's record is the one of before again: no permit is left.
    const gone = {
      ...record,
      wants: record.wants?.map((row) => ({ ...row, s: "withdrawn" as const, r: want.rev + 1 })),
    };
    const begun = step(gone as OrderRecord, [book.begin(send)]);
    expect(begun.outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
    expect(wants(begun.effects).map((w) => [w.rev, w.status])).toEqual([[3, "open"]]);
  });

  it("says what left, and is used up by it", () => {
    const { record, send } = passes();
    const begun = step(record, [book.begin(send)], ordered + 1000);
    expect(wants(begun.effects).map((w) => [w.rev, w.status, w.left, w.class, w.permits])).toEqual([
      [2, "begun", [["jpush", ordered + 1000]], "normal", ["cap"]],
    ]);
    const settled = step(begun.record, [book.settle(send, answered, ordered + 2000)], ordered + 2000);
    expect(wants(settled.effects).map((w) => [w.status, w.left])).toEqual([["settled", [["jpush", ordered + 1000]]]]);
  });

  it("is good for the next try where nothing left", () => {
    const { record, send } = passes();
    const begun = step(record, [book.begin(send)]);
    const failed = step(begun.record, [book.settle(send, broken, ordered)]);
    expect(wants(failed.effects).map((w) => [w.rev, w.status, w.outcome, w.left])).toEqual([[3, "open", "failed", []]]);
    const again = step(failed.record, [], ordered + 10_000);
    expect(sends(again.effects).map(({ id }) => id)).toEqual(["1001/order-paid/order/0/b1/jpush/2"]);
  });

  it("is asked for anew after doubt", () => {
    const twoBook = defineRulebook({
      packs: [marketplaceCn],
      channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" }), card, inbox()],
      mailbox: true,
    });
    const two = (record: OrderRecord | null, events: readonly OrderEvent[], now = ordered) =>
      twoBook.step(record, events, { now, people: [{ ...buyer, addresses: { push: "device-1", wechat: "open-1" } }] });
    const first = two(null, placed);
    const [want] = wants(first.effects);
    const passed = two(first.record, [verdict(want as WantEffect, 1, "pass")]);
    const [send] = sends(passed.effects);
    const begun = two(passed.record, [twoBook.begin(send as SendEffect)]);
    const later = two(begun.record, [], ordered + 3_600_000);
    expect(sends(later.effects)).toEqual([]);
    expect(wants(later.effects).map((w) => [w.rev, w.status, w.channel, w.left, w.permits])).toEqual([
      [3, "open", "card", [["jpush", ordered]], ["cap", "grant"]],
    ]);
  });

  it("has nothing to do with the inbox", () => {
    const { record, effects } = asks();
    const entry = effects.find((effect) => effect.type === "send");
    const filed = step(record, [book.settle(entry as SendEffect, { status: 200, headers: {}, body: "" }, ordered)]);
    expect([filed.outcomes[0]?.is, wants(filed.effects)]).toEqual(["accepted", []]);
  });
});

describe("what is gathered in the night", () => {
  const seller: Person = { ...buyer, id: "s1", role: "seller", quietHours: { from: "21:00", to: "09:00" } };
  const night = instant("2026-06-01T23:00+08:00");
  const sold = (record: OrderRecord | null, events: readonly OrderEvent[], now: number) =>
    book.step(record, events, { now, people: [seller] });

  it("is asked for before the morning, once, to be said together with others", () => {
    const first = sold(null, placed, night);
    expect(wants(first.effects).map((w) => [w.notice, w.channel, w.status])).toEqual([["new-order", "digest", "open"]]);
    expect(wants(sold(first.record, [], night + 1).effects)).toEqual([]);
    const shippedBy = sold(first.record, [shipment], night + 60_000);
    expect(wants(shippedBy.effects).map((w) => [w.notice, w.status])).toEqual([["new-order", "withdrawn"]]);
  });

  it("asks for a channel in the morning where nobody answered, and waits where it is said together", () => {
    const first = sold(null, placed, night);
    const morning = instant("2026-06-02T09:00+08:00");
    const [want] = wants(first.effects);
    const unanswered = sold(first.record, [], morning);
    expect(wants(unanswered.effects).map((w) => [w.rev, w.channel])).toEqual([[2, "jpush"]]);
    const gathered = sold(first.record, [verdict(want as WantEffect, 1, "digest")], morning);
    expect([wants(gathered.effects), sends(gathered.effects)]).toEqual([[], []]);
    const alone = sold(gathered.record, [verdict(want as WantEffect, 2, "refuse")], morning);
    expect(wants(alone.effects).map((w) => [w.rev, w.channel])).toEqual([[2, "jpush"]]);
  });
});
