import { describe, expect, it } from "vitest";
import type { Step } from "../../src/index.ts";
import { everyLife, everyPack } from "./lives.ts";
import { must, patience } from "./runs.ts";

/** Wakes an order whenever it asks, and hands nothing on any more; says how often, and what came of it. */
function left(
  book: { step: (record: Step["record"], events: [], context: object) => Step },
  last: Step,
  people: object,
) {
  let step = last;
  let wakes = 0;
  while (step.wakeAt !== null && wakes < 400) {
    step = book.step(step.record, [], { now: step.wakeAt, people });
    wakes++;
  }
  return { step, wakes };
}

describe.each(everyPack)("an order under %s", (_, under) => {
  it("comes to rest: nothing is armed for ever, and nothing is open that only time would end", {
    timeout: patience,
  }, () => {
    let woken = 0;
    let begun = 0;
    everyLife(under, 30, ({ steps, journal }, seed) => {
      const last = steps.at(-1);
      if (!last?.record.order) return;
      const { step, wakes } = left(under.book as never, last, journal.at(-1)?.people ?? []);
      woken += wakes;
      must(step.wakeAt === null, () => `${seed}: still wakes after ${wakes} times`);
      for (const row of step.record.matters ?? []) {
        // With the seller, in negotiation or on its way back: each of these has its limit.
        const waits = ["seller_review", "negotiating", "rejected", "seller_responding", "awaiting_return"];
        // In an order that is closed nobody is waited for.
        const isClosed = step.record.stamps["order.closed"] !== undefined;
        const isHeld = row.chart.clock === "held" || row.chart.proof === "asked";
        const isTimed = row.facts.every(([name, value]) => name !== "case.kind" || value !== "refuse_refund");
        const stage = row.chart.stage ?? "";
        must(
          isClosed || isHeld || !isTimed || !waits.includes(stage),
          () => `${seed}: ${row.is} ${row.id} stays ${stage}`,
        );
        begun++;
      }
    });
    expect(woken).toBeGreaterThan(30);
    expect(begun).toBeGreaterThan(3);
  });
});
