// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { describe, expect, it } from "vitest";
import {
  defineRulebook,
  type Effect,
  isWaybellError,
  type Person,
  type Rulebook,
  type SendEffect,
  type Step,
} from "waybell";
import { aliyunSms } from "waybell/channels/aliyun-sms";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn } from "waybell/packs";
import { type Expectations, type MessageRow, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";

const channels = [
  aliyunSms({
    accessKeyId: "LTAI-sandbox",
    signName: "好物商城",
    templates: {
      shipped: [{ code: "SMS_1", locale: "zh-CN", text: "订单${no}已发货：${carrier}${tn}。" }],
      "ready-to-collect": [{ code: "SMS_2", locale: "zh-CN", text: "包裹${tn}待领取。" }],
    },
  }),
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  inbox(),
];
const book = defineRulebook({ packs: [marketplaceCn], channels });

const buyer: Person = {
  id: "b-1",
  role: "buyer",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "token-b", sms: "13900000001" },
};
const seller: Person = { ...buyer, id: "s-1", role: "seller", addresses: { push: "token-s" } };

const total = { amount: 5990, currency: "CNY" };
const created: ScenarioEvent = {
  type: "order.created",
  occurredAt: "2026-06-01T09:58+08:00",
  payload: { kind: "normal", lines: [{ id: "L1", title: "杯", quantity: 1 }], total },
};
const paid: ScenarioEvent = { type: "payment.captured", payload: { amount: total } };
const number = "73100000000001";
const shipped: ScenarioEvent = {
  type: "shipment.submitted",
  payload: { parcelId: "P1", carrier: "zhongtong", number },
};
const scanned = (at: string, milestone: "picked_up" | "awaiting_collection" | "delivered"): ScenarioEvent => ({
  type: "trace.received",
  payload: {
    carrier: "zhongtong",
    number,
    provider: "A",
    scans: [{ at: Date.parse(at), code: milestone, milestone, place: "杭州市" }],
  },
});

const begin = (of: Rulebook = book): Scenario =>
  scenario(of)
    .given({ people: [buyer, seller], events: [created] })
    .at("2026-06-01T10:00+08:00");
const bought = begin().when(paid);
const sent = begin()
  .given({ events: [paid] })
  .at("2026-06-01T18:00+08:00")
  .when(shipped);

/** The text of the failure; it has to be ours, with the code of a failed expectation. */
function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!isWaybellError(error)) throw error;
    expect(error.code).toBe("EXPECTATION_FAILED");
    return error.message;
  }
  throw new Error("It did not fail.");
}

/** A rulebook of which every step comes out otherwise. */
const mutant = (change: (step: Step) => Partial<Step>): Rulebook => ({
  ...book,
  step: (...args) => {
    const step = book.step(...args);
    return { ...step, ...change(step) };
  },
});
const isIntrusive = (effect: Effect): effect is SendEffect => effect.type === "send" && effect.channel !== "inbox";

describe("a scenario that is true", () => {
  const expected = (of: Scenario): Expectations =>
    of.then
      .told("buyer", "order-paid", "push", { at: "2026-06-01T10:00+08:00", subject: "order" })
      .told("seller", "new-order", "push")
      .nothingElse();

  it("passes", () => {
    expected(bought);
    sent.then
      .effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .told("b-1", "shipped", "jpush", { subject: "P1" })
      .nothingElse();
  });

  it.each<[what: string, of: Rulebook, received: string]>([
    ["reordered", mutant(({ effects }) => ({ effects: [...effects].reverse() })), "received: told seller new-order"],
    ["missing", mutant(({ effects }) => ({ effects: effects.filter((e) => !isIntrusive(e)) })), "received: nothing"],
    [
      "doubled",
      mutant(({ effects }) => ({
        effects: effects.flatMap<Effect>((e) => (isIntrusive(e) ? [e, { ...e, id: `${e.id}1` }] : [e])),
      })),
      "received: withdrawn buyer order-paid",
    ],
    [
      "sent over another channel",
      mutant(({ effects }) => ({
        effects: effects.map((e) => (isIntrusive(e) ? { ...e, channel: "aliyun-sms" } : e)),
      })),
      "received: told buyer order-paid by sms (aliyun-sms)",
    ],
    [
      "sent to another person",
      mutant(({ effects }) => ({
        effects: effects.map((e) => (isIntrusive(e) ? { ...e, role: "courier" as const } : e)),
      })),
      "received: told courier order-paid",
    ],
  ])("fails when effects are %s", (_, of, received) => {
    expect(failure(() => expected(begin(of).when(paid)))).toContain(received);
  });

  it("fails when there is one more", () => {
    const extra = mutant(({ effects, record }) => ({
      effects: [
        ...effects,
        ...(effects.some(isIntrusive)
          ? [
              {
                type: "track",
                id: "x",
                owner: record.id,
                parcel: "X",
                carrier: "c",
                number: "n",
                since: 0,
                at: 0,
              } as const,
            ]
          : []),
      ],
    }));
    expect(failure(() => expected(begin(extra).when(paid)))).toContain(
      "received: effect track: carrier c, number n, parcel X",
    );
  });
});

describe("a scenario that is false", () => {
  const told = bought.then.told("buyer", "order-paid", "push");

  it.each<[what: string, run: () => unknown, received: string]>([
    ["names them in another order", () => bought.then.told("seller", "new-order", "push"), "told buyer order-paid"],
    ["names one twice", () => told.told("buyer", "order-paid", "push"), "told seller new-order"],
    ["names one that did not happen", () => told.told("buyer", "delivered", "push"), "told seller new-order"],
    [
      "names one after the last",
      () => told.told("seller", "new-order", "push").told("buyer", "shipped", "push"),
      "received: nothing",
    ],
    ["names another channel", () => bought.then.told("buyer", "order-paid", "sms"), "by push (jpush)"],
    ["names another person", () => bought.then.told("seller", "order-paid", "push"), "told buyer"],
    ["names another id", () => bought.then.told("b-2", "order-paid", "push"), "to b-1"],
    ["names another subject", () => bought.then.told("buyer", "order-paid", "push", { subject: "P1" }), "about order"],
    [
      "names another minute",
      () => bought.then.told("buyer", "order-paid", "push", { at: "2026-06-01T10:01+08:00" }),
      "at 2026-06-01T10:00+08:00",
    ],
    [
      "names another text",
      () => bought.then.told("buyer", "order-paid", "push", { text: "订单1001已付款。" }),
      "订单1001已付款。商家承诺在6月3日10:00前发货，发货后我们会通知您。",
    ],
    [
      "names a part for the whole text",
      () => bought.then.told("buyer", "order-paid", "push", { text: "订单1001已付款" }),
      "订单1001已付款。商家承诺在6月3日10:00前发货，发货后我们会通知您。",
    ],
    [
      "names a part that is not in it",
      () => bought.then.toldContaining("buyer", "order-paid", "push", { text: ["1001", "1002"] }),
      "订单1001",
    ],
    [
      "takes a message that left for one that failed",
      () => bought.then.failed("buyer", "order-paid", "push"),
      "told buyer",
    ],
    ["takes it for one in doubt", () => bought.then.inDoubt("buyer", "order-paid", "push"), "told buyer"],
    ["takes it for one withdrawn", () => bought.then.withdrawn("buyer", "order-paid", "push"), "told buyer"],
    ["takes it for one only issued", () => bought.then.issued("buyer", "order-paid", "push"), "told buyer"],
    ["takes a message for an effect", () => bought.then.effectOfType("track"), "told buyer order-paid"],
    ["takes a message for a rejection", () => bought.then.rejected("E_NOT_PAID"), "told buyer order-paid"],
    ["takes a message for a duplicate", () => bought.then.duplicate(), "told buyer order-paid"],
    ["takes an effect for a message", () => sent.then.told("buyer", "shipped", "push"), "effect track"],
    ["names another effect", () => sent.then.effectOfType("untrack"), "effect track"],
    [
      "names another number",
      () => sent.then.effect("track", { parcel: "P1", carrier: "zhongtong", number: "X" }),
      `number ${number}`,
    ],
    ["says nothing happened", () => bought.then.nothing(), "told buyer order-paid"],
    ["leaves one out", () => told.nothingElse(), "told seller new-order"],
  ])("fails: it %s", (_, run, received) => {
    const text = failure(run);
    expect(text).toMatch(/\nexpected: .*\nreceived:/s);
    expect(text.slice(text.indexOf("\nreceived:"))).toContain(received);
  });

  it("says what it expected, what it received and what came then", () => {
    expect(failure(() => bought.then.told("seller", "new-order", "sms", { at: "2026-06-01T10:01+08:00" }))).toBe(
      [
        "Another thing happened after when(payment.captured), now 2026-06-01T10:00+08:00.",
        "expected: told seller new-order by sms at 2026-06-01T10:01+08:00",
        "received: told buyer order-paid by push (jpush) about order at 2026-06-01T10:00+08:00, to b-1",
        "then came:",
        "  told seller new-order by push (jpush) about order at 2026-06-01T10:00+08:00, to s-1",
      ].join("\n"),
    );
  });

  it("does not forget what was not named before the next action", () => {
    const later = told.at("2026-06-02T10:00+08:00").when({ ...shipped, id: "ship" });
    expect(failure(() => later.then.nothingElse())).toBe(
      [
        "More happened after when(shipment.submitted), now 2026-06-02T10:00+08:00.",
        "expected: nothing else",
        "received:",
        "  told seller new-order by push (jpush) about order at 2026-06-01T10:00+08:00, to s-1",
        "  effect track: carrier zhongtong, number 73100000000001, parcel P1 at 2026-06-02T10:00+08:00",
        "  told buyer shipped by push (jpush) about P1 at 2026-06-02T10:00+08:00, to b-1",
      ].join("\n"),
    );
    expect(failure(() => later.then.effectOfType("track"))).toContain("received: told seller new-order");
    expect(failure(() => later.given([]).then.effectOfType("track"))).toContain("received: told seller new-order");
  });

  it("is not mistaken for a broken rulebook: a foreign error escapes unchanged", () => {
    const broken = new TypeError("broken");
    const of = {
      ...book,
      step: () => {
        throw broken;
      },
    };
    expect(() => scenario(of).at("2026-06-01T10:00+08:00").when(created)).toThrow(broken);
  });
});

describe("the tables", () => {
  const rows = [
    ["2026-06-01T10:00+08:00", "buyer", "order-paid", "push"],
    ["2026-06-01T10:00+08:00", "s-1", "new-order", "jpush", "told"],
  ] as const;

  it("pass where they are exact, and leave other happenings to be named", () => {
    bought.then.messages(rows).nothingElse();
    const rest = sent.then.messages([["2026-06-01T18:00+08:00", "buyer", "shipped", "push"]]);
    expect(failure(() => rest.nothingElse())).toContain("effect track");
    expect(failure(() => rest.messages([["2026-06-01T18:00+08:00", "buyer", "shipped", "push"]]))).toContain("row 1");
  });

  it.each<[what: string, rows: readonly MessageRow[], row: number]>([
    ["reordered", [rows[1], rows[0]], 1],
    ["too short", [rows[0]], 2],
    ["too long", [...rows, rows[1]], 3],
    ["doubled", [rows[0], rows[0]], 2],
    ["of another minute", [["2026-06-01T09:59+08:00", "buyer", "order-paid", "push"], rows[1]], 1],
    ["of another channel", [["2026-06-01T10:00+08:00", "buyer", "order-paid", "sms"], rows[1]], 1],
    ["of another fate", [["2026-06-01T10:00+08:00", "buyer", "order-paid", "push", "failed"], rows[1]], 1],
    ["empty", [], 1],
  ])("of messages fail when they are %s", (_, wrong, row) => {
    expect(failure(() => bought.then.messages(wrong))).toContain(`differ at row ${row}.\nexpected:`);
  });

  it("show both sides, the first difference marked", () => {
    expect(failure(() => bought.then.messages([rows[0]]))).toBe(
      [
        "The messages after when(payment.captured), now 2026-06-01T10:00+08:00 differ at row 2.",
        "expected:",
        "    told buyer order-paid by push at 2026-06-01T10:00+08:00",
        "  > (no more)",
        "received:",
        "    told buyer order-paid by push (jpush) about order at 2026-06-01T10:00+08:00, to b-1",
        "  > told seller new-order by push (jpush) about order at 2026-06-01T10:00+08:00, to s-1",
      ].join("\n"),
    );
  });

  it("of the inbox are exact too", () => {
    const filed = [
      ["2026-06-01T10:00+08:00", "buyer", "order-paid"],
      ["2026-06-01T10:00+08:00", "seller", "new-order"],
    ] as const;
    bought.then.filed(filed).filed([]);
    for (const wrong of [[], [filed[0]], [filed[1], filed[0]], [...filed, filed[0]]])
      expect(failure(() => bought.then.filed(wrong))).toContain("The inbox entries");
  });

  it("of scans are exact too, as far as they are written", () => {
    const scans = sent.at("2026-06-01T20:31+08:00").when(scanned("2026-06-01T20:30:05+08:00", "picked_up"));
    const at = "2026-06-01T20:30:05+08:00";
    scans.then.timeline("P1", [[at, "picked_up"]]).timeline("P1", [[at, "picked_up", "杭州市", ["A"]]]);
    expect(failure(() => scans.then.timeline("P1", []))).toContain("(no more)");
    expect(failure(() => scans.then.timeline("P1", [[at, "delivered"]]))).toContain("picked_up 杭州市 A");
    expect(failure(() => scans.then.timeline("P1", [["2026-06-01T20:30:06+08:00", "picked_up"]]))).toContain("row 1");
    expect(failure(() => scans.then.timeline("P1", [[at, "picked_up", "下沙"]]))).toContain("row 1");
    expect(failure(() => scans.then.timeline("P1", [[at, "picked_up", "杭州市", ["A", "B"]]]))).toContain("row 1");
    expect(failure(() => scans.then.timeline("P2", []))).toContain("expected: P2\nreceived: P1");
  });
});

describe("events", () => {
  const early = begin().when(shipped);

  it("that are refused have to be named, with their code", () => {
    early.then.rejected("E_NOT_PAID").nothingElse();
    expect(failure(() => early.then.nothingElse())).toContain("rejected shipment.submitted with E_NOT_PAID");
    expect(failure(() => early.then.accepted())).toContain("received: rejected with E_NOT_PAID");
    expect(failure(() => early.then.rejected("E_TERMINAL"))).toContain("received: rejected shipment.submitted");
    expect(failure(() => early.then.rejected("E_NOT_PAID", "payload"))).toContain(
      "expected: rejected with E_NOT_PAID, path",
    );
    expect(failure(() => bought.then.rejected("E_NOT_PAID"))).toContain("received: told buyer");
  });

  it("that add nothing have to be named", () => {
    const twice = begin()
      .when({ ...paid, id: "p" })
      .when({ ...paid, id: "p" });
    const named = twice.then.told("buyer", "order-paid", "push").told("seller", "new-order", "push");
    named.duplicate().nothingElse();
    expect(failure(() => named.nothingElse())).toContain("duplicate payment.captured");
    expect(failure(() => named.accepted())).toContain("received: duplicate");
  });

  it("that are accepted need not be, but can", () => {
    bought.then.accepted();
    expect(failure(() => begin().then.accepted())).toContain("received: no event");
  });

  it("are filled in where something is left out, and left alone where it is not", () => {
    const [line] = bought.journal.slice(-5, -4);
    expect(line?.events).toEqual([
      {
        id: "payment.captured#2",
        type: "payment.captured",
        orderId: "1001",
        actor: { role: "platform" },
        occurredAt: Date.parse("2026-06-01T10:00+08:00"),
        receivedAt: Date.parse("2026-06-01T10:00+08:00"),
        payload: { amount: total },
      },
    ]);
    const confirmed = sent
      .when({ type: "receipt.confirmed", id: "r" })
      .journal.find(({ events }) => events[0]?.id === "r");
    expect(confirmed?.events[0]).toMatchObject({ actor: { role: "buyer", id: "b-1" }, payload: {} });
    const other = scenario(book, { orderId: "42" })
      .at(0)
      .when({ ...created, occurredAt: 0, actor: { role: "seller" } });
    expect(other.journal[0]?.events[0]).toMatchObject({ orderId: "42", actor: { role: "seller" }, occurredAt: 0 });
  });

  it("of one when go into one step", () => {
    const both = begin().when([paid, shipped]);
    both.then.effectOfType("track").told("buyer", "shipped", "push").nothingElse();
  });

  it("may be a parcel as a codec decodes it", () => {
    const parcel = {
      provider: "A",
      carrier: "zhongtong",
      number,
      events: [{ at: Date.parse("2026-06-01T20:30+08:00"), code: "1", milestone: "picked_up" }],
    } as const;
    sent.then
      .effectOfType("track")
      .told("buyer", "shipped", "push")
      .at("2026-06-01T20:30+08:00")
      .when([parcel])
      .then.told("buyer", "picked-up", "push")
      .nothingElse();
  });

  it("need their payload, where it has something to say", () => {
    // @ts-expect-error: what was paid?
    const wrong: ScenarioEvent = { type: "payment.captured" };
    expect(failure(() => begin().when(wrong).then.nothingElse())).toContain("E_FIELD");
  });

  it("that are given must be accepted", () => {
    expect(failure(() => begin().given({ events: [shipped] }))).toContain("refused with E_NOT_PAID");
  });
});

describe("the host", () => {
  const quiet = { ...buyer, quietHours: { from: "22:00", to: "08:00" } };
  const waitsWith = (people: readonly Person[]) =>
    scenario(book)
      .given({
        people,
        events: [
          created,
          { ...paid, occurredAt: "2026-06-01T10:00+08:00" },
          { ...shipped, occurredAt: "2026-06-01T18:00+08:00" },
        ],
      })
      .at("2026-06-01T23:00+08:00")
      .when(scanned("2026-06-01T22:50+08:00", "picked_up"));
  const waits = waitsWith([quiet, seller]);

  it("knows who is the buyer as well as the seller once for each, in whatever order", () => {
    const asSeller = { ...quiet, role: "seller" } as const;
    waitsWith([asSeller, quiet]).then.held("picked-up", "quiet-hours", { who: "buyer" });
    waitsWith([quiet, asSeller]).then.held("picked-up", "quiet-hours", { who: "buyer" });
  });

  it("wakes at wakeAt, and not before", () => {
    waits.then.held("picked-up", "quiet-hours", { who: "buyer", until: "2026-06-02T08:00+08:00" }).nothing();
    waits.at("2026-06-02T07:59:59.999+08:00").then.nothing();
    waits
      .at("2026-06-02T08:00+08:00")
      .then.told("buyer", "picked-up", "push", { at: Date.parse("2026-06-02T08:00+08:00") })
      .nothingElse();
    const later = waits.advance("24h");
    later.then.told("buyer", "picked-up", "push", { at: "2026-06-02T08:00:00.000+08:00" }).nothingElse();
    expect(later.now).toBe(Date.parse("2026-06-02T23:00+08:00"));
  });

  it("fails where the wake is expected at another time", () => {
    waits.then.wakesAt("2026-06-02T08:00+08:00").wakesAt(Date.parse("2026-06-02T08:00+08:00"));
    expect(failure(() => waits.then.wakesAt(null))).toContain("expected: null\nreceived: 2026-06-02T08:00+08:00");
    expect(failure(() => waits.then.wakesAt("2026-06-02T08:01+08:00"))).toContain("received: 2026-06-02T08:00+08:00");
    const closed = bought.when({ type: "order.cancelled" });
    expect(failure(() => closed.then.wakesAt("2026-06-02T08:01+08:00"))).toContain("received: null");
    expect(failure(() => bought.then.headline("unpaid"))).toContain("expected: unpaid\nreceived: to_ship");
  });

  it("fails where another decision is expected, or one twice", () => {
    const held = waits.then.held("picked-up", "quiet-hours");
    expect(failure(() => held.held("picked-up", "quiet-hours"))).toContain("(named before)");
    for (const wrong of [
      () => waits.then.held("shipped", "quiet-hours"),
      () => waits.then.held("picked-up", "back-off"),
      () => waits.then.held("picked-up", "quiet-hours", { who: "seller" }),
      () => waits.then.held("picked-up", "quiet-hours", { subject: "P2" }),
      () => waits.then.held("picked-up", "quiet-hours", { until: "2026-06-02T08:01+08:00" }),
      () => waits.then.dropped("picked-up", "quiet-hours"),
      () => waits.then.merged("picked-up", "shipped"),
      () => waits.at("2026-06-02T09:00+08:00").then.held("picked-up", "quiet-hours"),
    ])
      expect(failure(wrong)).toMatch(/^Not so decided after .*\nexpected: .*\nreceived:/);
  });

  it("lets a decision be named that was merged or dropped since the last action", () => {
    const both = begin().when(paid).when(scanned("2026-06-01T10:00+08:00", "picked_up")).when(shipped);
    const merged = both.then.merged("picked-up", "shipped", { who: "b-1", subject: "P1" });
    // The inbox merged it as well, but decides for itself.
    expect(failure(() => merged.merged("picked-up", "shipped"))).toContain("(named before)");
    expect(failure(() => both.advance("1m").then.merged("picked-up", "shipped"))).toContain("received: nothing");
  });

  it("steps when a person changes on whom something waits, and not for others", () => {
    const woken = waits.people({ id: "b-1", quietHours: null });
    woken.then.told("buyer", "picked-up", "push", { at: "2026-06-01T23:00+08:00" }).nothingElse();
    const other = waits.people({ id: "s-1", quietHours: null });
    expect(other.steps.length).toBe(waits.steps.length);
    other.then.nothing();
  });

  it("keeps who is buyer and seller in both roles, and changes him in one or in both", () => {
    const both = scenario(book)
      .given({ people: [buyer, { ...buyer, role: "seller" }], events: [created] })
      .at("2026-06-01T10:00+08:00")
      .when(paid);
    const people = (one: Scenario) =>
      one
        .when(shipped)
        .journal.at(-1)
        ?.people.map((who) => [who.role, who.locale]);
    expect(people(both)).toEqual([
      ["buyer", "zh-CN"],
      ["seller", "zh-CN"],
    ]);
    expect(people(both.people({ id: "b-1", role: "seller", locale: "en" }))).toEqual([
      ["buyer", "zh-CN"],
      ["seller", "en"],
    ]);
    expect(people(both.people({ id: "b-1", locale: "en" }))).toEqual([
      ["buyer", "en"],
      ["seller", "en"],
    ]);
    expect(both.sent.map(({ role, notice }) => [role, notice])).toEqual([
      ["buyer", "order-paid"],
      ["seller", "new-order"],
    ]);
  });

  it("sends what a channel answers, one answer a message, then accepts", () => {
    const ready = (...answers: Parameters<Scenario["answers"]>) =>
      sent.then
        .effectOfType("track")
        .told("buyer", "shipped", "push")
        .answers(...answers)
        .when(scanned("2026-06-01T18:00+08:00", "awaiting_collection"))
        .advance("5m");
    ready("sms", [
      { kind: "retry", reason: "busy" },
      { status: 503, headers: {}, body: "" },
    ])
      .then.failed("buyer", "ready-to-collect", "sms", { at: "2026-06-01T18:00:00+08:00" })
      .failed("buyer", "ready-to-collect", "aliyun-sms", { at: "2026-06-01T18:00:10+08:00" })
      .told("buyer", "ready-to-collect", "sms", { at: "2026-06-01T18:01:10+08:00" })
      .nothingElse();
    const busy = { kind: "retry", reason: "busy" } as const;
    expect(failure(() => ready("sms", [busy, busy]).then.held("ready-to-collect", "back-off"))).toContain(
      "already-told",
    );
    ready("aliyun-sms", [{ failed: "after-sending" }])
      .then.inDoubt("buyer", "ready-to-collect", "sms")
      .told("buyer", "ready-to-collect", "push", { at: "2026-06-01T18:05+08:00" })
      .nothingElse();
    ready("aliyun-sms", ["silence"])
      .then.inDoubt("buyer", "ready-to-collect", "sms")
      .told("buyer", "ready-to-collect", "push", { at: "2026-06-01T18:05+08:00" })
      .nothingElse();
    ready("sms", [{ kind: "permanent", fault: "content", reason: "word" }])
      .then.failed("buyer", "ready-to-collect", "sms")
      .effect("report", { code: "PERMANENT", path: "aliyun-sms" })
      .told("buyer", "ready-to-collect", "push")
      .nothingElse();
  });

  it("can be without a worker, and has one again", () => {
    const idle = begin().noWorker().when(paid);
    idle.then
      .issued("buyer", "order-paid", "push")
      .issued("seller", "new-order", "push")
      .nothingElse()
      .worker()
      .then.told("buyer", "order-paid", "push")
      .told("seller", "new-order", "push")
      .nothingElse();
    idle
      .when(shipped)
      .worker()
      .then.messages([
        ["2026-06-01T10:00+08:00", "buyer", "order-paid", "push", "issued"],
        ["2026-06-01T10:00+08:00", "seller", "new-order", "push", "issued"],
        ["2026-06-01T10:00+08:00", "buyer", "shipped", "push", "issued"],
        ["2026-06-01T10:00+08:00", "buyer", "order-paid", "push", "withdrawn"],
        ["2026-06-01T10:00+08:00", "seller", "new-order", "push", "withdrawn"],
        ["2026-06-01T10:00+08:00", "buyer", "shipped", "push"],
      ]);
  });

  it("keeps a journal that replays to the same record", () => {
    expect(book.replay(sent.journal).record).toEqual(sent.record);
    expect(book.replay(sent.journal).steps).toEqual(sent.steps);
  });

  it("shows what went out and what was filed", () => {
    expect(sent.sent.map(({ as, person, notice, channel, kind }) => [as, person, notice, channel, kind])).toEqual([
      ["told", "b-1", "order-paid", "jpush", "push"],
      ["told", "s-1", "new-order", "jpush", "push"],
      ["told", "b-1", "shipped", "jpush", "push"],
    ]);
    expect(sent.inbox.map(({ person, notice }) => [person, notice])).toEqual([
      ["b-1", "order-paid"],
      ["s-1", "new-order"],
      ["b-1", "shipped"],
    ]);
    expect(sent.view({}).number).toBe("****");
    expect(sent.view().parcels[0]?.number).toBe(number);
  });
});

describe("a scenario", () => {
  it("is never changed: two go on from a common beginning", () => {
    bought.at("2026-06-01T18:00+08:00").when(shipped).then.headline("shipped_not_picked_up");
    bought.when({ type: "order.cancelled" }).then.headline("closed");
    bought.then.headline("to_ship").told("buyer", "order-paid", "push");
    bought.then.told("buyer", "order-paid", "push").told("seller", "new-order", "push").nothingElse();
    expect(bought.now).toBe(Date.parse("2026-06-01T10:00+08:00"));
  });

  it("is no promise", async () => {
    expect(await bought).toBe(bought);
  });

  it("takes times as precisely as they are written", () => {
    const exact = begin().at("2026-06-01T10:00:07.250+08:00").when(paid);
    for (const at of [
      "2026-06-01T10:00+08:00",
      "2026-06-01T02:00Z",
      "2026-06-01T10:00:07+08:00",
      "2026-06-01T10:00:07.250+08:00",
      Date.parse("2026-06-01T10:00:07.250+08:00"),
    ])
      exact.then.told("buyer", "order-paid", "push", { at });
    for (const at of [
      "2026-06-01T10:00:00+08:00",
      "2026-06-01T10:00:07.251+08:00",
      Date.parse("2026-06-01T10:00+08:00"),
    ])
      expect(failure(() => exact.then.told("buyer", "order-paid", "push", { at }))).toContain("10:00:07.250");
  });

  it("counts days on the clocks of its zone", () => {
    const inNewYork = scenario(book, { zone: "America/New_York" }).at("2026-10-31T20:00-04:00");
    expect(inNewYork.advance("1d").now).toBe(Date.parse("2026-11-01T20:00-05:00"));
    expect(inNewYork.advance("24h").now).toBe(Date.parse("2026-11-01T19:00-05:00"));
  });

  it.each<[what: string, run: () => unknown, code: string]>([
    ["whose clock is not set", () => scenario(book).when(created), "NOT_AN_INSTANT"],
    ["whose clock runs back", () => bought.at("2026-06-01T09:59+08:00"), "NOT_AN_INSTANT"],
    ["that waits for no duration", () => bought.advance("soon" as never), "NOT_AN_INSTANT"],
    ["that scripts no channel it has", () => bought.answers("fax", []), "NO_SUCH_CHANNEL"],
    ["that looks at an order before there is one", () => scenario(book).at(0).view(), "NOT_A_RECORD"],
    [
      "with a person nobody can read",
      () =>
        scenario(book)
          .at(0)
          .given([{ ...buyer, zone: "+08:00" }])
          .when(created),
      "EXPECTATION_FAILED",
    ],
  ])("%s is an error", (_, run, code) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });

  it("that never comes to rest says so", () => {
    const restless = mutant(({ record }) => ({ wakeAt: record.now + 1 }));
    expect(failure(() => begin(restless).when(paid).advance("1h"))).toContain("never comes to rest");
  });
});
