import { describe, expect, it } from "vitest";
import { buyer, intrusive, type Shop, sends, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

// A voucher that is good until 06-04 12:00, as is noted on 06-01 at 12:00. Whoever has it is told a day before.

interface Voucher {
  readonly then?: object;
  readonly due?: object;
  readonly reachable?: boolean;
}

const voucher = ({
  then = { event: "order.cancelled" },
  due = { at: "good.until" },
  reachable = true,
}: Voucher = {}): Shop => {
  const one = shop({
    channels: intrusive,
    people: [reachable ? buyer : { ...buyer, addresses: {} }],
    notices: { "use-soon": { when: { "use-by": { dueIn: "24h" } }, channels: ["push"] } },
    words: {
      facts: { order: { "good.until": "instant", "good.from": "instant", used: "instant", "use-by": "promise" } },
    },
    promises: {
      "use-by": {
        ref: "T-1",
        each: "order",
        owedBy: "buyer",
        owedTo: "seller",
        due,
        met: { used: true },
        notBefore: { told: "use-soon", past: "24h", orElse: "72h" },
        then,
      },
    },
  });
  one.note("06-01 12:00", { "good.until": at("06-04 12:00"), "good.from": at("06-01 12:00") });
  return one;
};

/** What comes of it until a time, the host waking as it is asked to: its limit where that changes, what is sent and done. */
function course(one: Shop, until: string): readonly string[] {
  const seen: string[] = [];
  let limit = "";
  for (let next: number | null = at("06-01 12:00") + 1; next !== null && next <= at(until); ) {
    const step = one.at(next);
    for (const send of sends(step)) {
      seen.push(`${clock(next)} ${send.notice}`);
      one.begin(next, send);
      one.settle(next, send, { status: 200, headers: {}, body: "" });
    }
    for (const effect of step.effects)
      if (effect.type === "openTask") seen.push(`${clock(next)} ${effect.task} since ${clock(effect.since)}`);
    if (one.record?.stamps["order.closed"] && !seen.at(-1)?.endsWith("closed")) seen.push(`${clock(next)} closed`);
    const [promised] = one.book.view(step.record, { now: next, as: {} }).promises;
    const shown = promised?.due == null ? "" : `${clock(promised.due)}${promised.overdue ? " overdue" : ""}`;
    if (shown !== limit && shown !== "") seen.push(`limit ${shown}`);
    limit = shown;
    next = one.record?.stamps["order.closed"] ? null : step.wakeAt;
  }
  return seen;
}

describe("a limit that a warning goes before", () => {
  it("opens its task when it is over, and not as the warning has had its time", () => {
    expect(course(voucher({ then: { task: "void-voucher", assignee: "seller" } }), "06-09 12:00")).toEqual([
      "limit 06-04 12:00",
      "06-03 12:00 use-soon",
      "06-04 12:00:00.001 void-voucher since 06-04 12:00",
      "limit 06-04 12:00 overdue",
    ]);
  });

  it("opens no task for who did it after the warning, and in time", () => {
    const one = voucher({ then: { task: "void-voucher", assignee: "seller" } });
    const told = course(one, "06-04 11:00");
    one.note("06-04 11:00", { used: at("06-04 11:00") });
    expect(course(one, "06-09 12:00")).toEqual(["limit 06-04 12:00"]);
    expect(told).toEqual(["limit 06-04 12:00", "06-03 12:00 use-soon"]);
  });

  it("counts what was told of a date ahead, as of a length of time", () => {
    const comes = ["limit 06-04 12:00", "06-03 12:00 use-soon", "06-04 12:00:00.001 closed"];
    expect(course(voucher(), "06-09 12:00").slice(0, 3)).toEqual(comes);
    expect(course(voucher({ due: { from: "good.from", within: "72h" } }), "06-09 12:00").slice(0, 3)).toEqual(comes);
  });

  it("that nobody can be told is shown as it will be, never as gone by, and waits no longer than was said", () => {
    expect(course(voucher({ reachable: false }), "06-09 12:00").slice(0, 4)).toEqual([
      "limit 06-04 12:00",
      "limit 06-05 12:00",
      "limit 06-07 12:00",
      "06-07 12:00:00.001 closed",
    ]);
  });

  it("is told to who can be reached late, with a day of his own", () => {
    const one = voucher({ reachable: false });
    const before = course(one, "06-05 13:00");
    one.people = [buyer];
    expect([...before, ...course(one, "06-09 12:00").slice(1)].slice(0, 5)).toEqual([
      "limit 06-04 12:00",
      "limit 06-05 12:00",
      "limit 06-07 12:00",
      "06-06 12:00 use-soon",
      "06-07 12:00:00.001 closed",
    ]);
  });
});
