import { describe, expect, it } from "vitest";
import { defineRulebook, isWaybellError, type Person } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import {
  type BreachRow,
  type CompensationRow,
  type PromiseRow,
  type Scenario,
  type ScenarioEvent,
  scenario,
} from "waybell/testing";

const channels = [jpush({ appKey: "8103a4c628a0b98974ec1949" }), inbox()] as const;
const book = defineRulebook({ packs: [pinduoduo], channels });

const buyer: Person = {
  id: "b-1",
  role: "buyer",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "token-b" },
  quietHours: null,
};
const total = { amount: 5990, currency: "CNY" };
const created: ScenarioEvent = {
  type: "order.created",
  payload: { kind: "normal", lines: [{ id: "L1", title: "杯", quantity: 1 }], total },
};
const paid: ScenarioEvent = { type: "payment.captured", payload: { amount: total } };
const shipped: ScenarioEvent = {
  type: "shipment.submitted",
  payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" },
};

const confirmed = scenario(book)
  .given([buyer])
  .at("2026-06-01T10:00+08:00")
  .given({ events: [created, paid] });
const late = confirmed.at("2026-06-03T10:00:00.001+08:00");

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

const coupon = {
  policy: "delay-coupon",
  subject: "order",
  form: "coupon",
  amount: { amount: 300, currency: "CNY" },
  to: "buyer",
  payer: "seller",
} as const;

describe("an effect that moves money", () => {
  it("is named by all that it says, and by its times as precisely as they are written", () => {
    const charge = late.then.effect("compensate", coupon).effect("charge", {
      policy: "delay-coupon",
      subject: "order",
      amount: { amount: 300, currency: "CNY" },
      payer: "seller",
      to: "buyer",
    });
    charge.told("buyer", "late-shipment", "push").nothingElse();
    late.then.effect("compensate", coupon, { at: "2026-06-03T10:00+08:00", since: "2026-06-03T10:00:00.000+08:00" });
    late.then.effect("compensate", coupon, { at: "2026-06-03T10:00:00.001+08:00" });
  });

  it.each<[what: string, run: () => unknown, received: string]>([
    [
      "amount",
      () => late.then.effect("compensate", { ...coupon, amount: { amount: 301, currency: "CNY" } }),
      'amount { "amount": 300, "currency": "CNY" }',
    ],
    ["payer", () => late.then.effect("compensate", { ...coupon, payer: "platform" }), "payer seller"],
    ["type", () => late.then.effect("refund", coupon), "effect compensate"],
    [
      "time",
      () => late.then.effect("compensate", coupon, { at: "2026-06-03T10:00:00.000+08:00" }),
      "at 2026-06-03T10:00:00.001+08:00",
    ],
    [
      "beginning",
      () => late.then.effect("compensate", coupon, { since: "2026-06-03T10:00:00.001+08:00" }),
      "since 2026-06-03T10:00+08:00",
    ],
  ])("is not named by another %s", (_, run, received) => {
    const text = failure(run);
    expect(text.slice(text.indexOf("\nreceived:"))).toContain(received);
  });
});

describe("a refusal", () => {
  const remedy = "Send payment.captured with the whole price first, then group.formed if it was bought in a group.";
  const early = scenario(book)
    .given([buyer])
    .at("2026-06-01T10:00+08:00")
    .when(created)
    .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000002" } });

  it("may be expected with what to do instead", () => {
    early.then.rejected("E_NOT_PAID", "", remedy).nothingElse();
    expect(failure(() => early.then.rejected("E_NOT_PAID", "", "Wait."))).toContain(`\nits remedy: ${remedy}`);
    expect(failure(() => early.then.rejected("E_TERMINAL", "", remedy))).toContain(`\nremedy: ${remedy}`);
  });
});

describe("the tables of what an order page shows", () => {
  const waits = confirmed.at("2026-06-01T18:00+08:00").when(shipped);
  const held = confirmed.when({ type: "case.opened", payload: { caseId: "C1" } }).when(shipped);

  it("are exact: promises, the earliest first", () => {
    confirmed.then.promises([["ship-by", "order", "2026-06-03T10:00+08:00"]]);
    late.then.promises([["ship-by", "order", "2026-06-03T10:00+08:00", "overdue"]]);
    waits.then.promises([
      ["pick-up-by", "P1", "2026-06-02T18:00+08:00"],
      ["auto-confirm", "order", "2026-06-16T18:00+08:00"],
    ]);
    held.then.promises([
      ["pick-up-by", "P1", "2026-06-02T10:00+08:00"],
      ["auto-confirm", "order", "paused"],
    ]);
  });

  it.each<[what: string, of: Scenario, rows: readonly PromiseRow[], row: number]>([
    ["missing", confirmed, [], 1],
    ["of another name", confirmed, [["pay-by", "order", "2026-06-03T10:00+08:00"]], 1],
    ["of another subject", confirmed, [["ship-by", "P1", "2026-06-03T10:00+08:00"]], 1],
    ["of another limit", confirmed, [["ship-by", "order", "2026-06-03T10:01+08:00"]], 1],
    ["paused", confirmed, [["ship-by", "order", "paused"]], 1],
    ["overdue", confirmed, [["ship-by", "order", "2026-06-03T10:00+08:00", "overdue"]], 1],
    ["not overdue", late, [["ship-by", "order", "2026-06-03T10:00+08:00"]], 1],
    [
      "not paused",
      held,
      [
        ["pick-up-by", "P1", "2026-06-02T10:00+08:00"],
        ["auto-confirm", "order", "2026-06-16T10:00+08:00"],
      ],
      2,
    ],
  ])("fail where a promise is %s", (_, of, rows, row) => {
    expect(failure(() => of.then.promises(rows))).toContain(`differ at row ${row}.\nexpected:`);
  });

  const ended = late.when({ ...shipped, receivedAt: "2026-06-03T09:59+08:00" });

  it("are exact: breaches, with why they no longer count", () => {
    confirmed.then.breaches([]);
    late.then.breaches([["ship-by", "order", "2026-06-03T10:00:00.000+08:00"]]);
    ended.then.breaches([["ship-by", "order", "2026-06-03T10:00+08:00", "late-evidence"]]);
  });

  it.each<[what: string, of: Scenario, rows: readonly BreachRow[]]>([
    ["missing", late, []],
    ["of another name", late, [["pick-up-by", "order", "2026-06-03T10:00+08:00"]]],
    ["of another subject", late, [["ship-by", "P1", "2026-06-03T10:00+08:00"]]],
    ["of another limit", late, [["ship-by", "order", "2026-06-03T10:00:00.001+08:00"]]],
    ["ended", late, [["ship-by", "order", "2026-06-03T10:00+08:00", "appeal"]]],
    ["not ended", ended, [["ship-by", "order", "2026-06-03T10:00+08:00"]]],
  ])("fail where a breach is %s", (_, of, rows) => {
    expect(failure(() => of.then.breaches(rows))).toContain("The breaches after ");
  });

  it("are exact: compensations", () => {
    confirmed.then.compensations([]);
    late.then.compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it.each<[what: string, rows: readonly CompensationRow[]]>([
    ["missing", []],
    ["of another policy", [["delay-percent", "order", 300, "issued"]]],
    ["of another subject", [["delay-coupon", "P1", 300, "issued"]]],
    ["of another amount", [["delay-coupon", "order", 301, "issued"]]],
    ["of another state", [["delay-coupon", "order", 300, "held"]]],
  ])("fail where a compensation is %s", (_, rows) => {
    expect(failure(() => late.then.compensations(rows))).toContain("The compensations after ");
  });

  it("show both sides, the first difference marked", () => {
    expect(failure(() => late.then.promises([["ship-by", "order", "2026-06-03T10:00+08:00"]]))).toBe(
      [
        "The promises after at(2026-06-03T10:00:00.001+08:00), now 2026-06-03T10:00:00.001+08:00 differ at row 1.",
        "expected:",
        "  > ship-by order 2026-06-03T10:00+08:00",
        "received:",
        "  > ship-by order 2026-06-03T10:00+08:00 overdue",
      ].join("\n"),
    );
  });
});
