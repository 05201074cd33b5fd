import { describe, expect, it } from "vitest";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { everyPack } from "./lives.ts";
import { patience } from "./runs.ts";

const orderId = "260601123456789";

describe("without proof of who asks", () => {
  it.each(everyPack)("no number stands whole anywhere in what is shown: %s", { timeout: patience }, (_, { book }) => {
    let refunds = 0;
    for (let seed = 1; seed <= 40; seed++) {
      let record: Parameters<typeof book.step>[0] = null;
      for (const line of randomHistory(seeded(seed), { orderId, trouble: 0.2, disputes: 0.4, steps: 20 })) {
        if (record === null && line.events.length === 0) continue;
        const step = book.step(record, line.events, line);
        record = step.record;
        // A host reports a refund under the id it was asked to pay it by.
        const paid = step.effects.flatMap((effect) => {
          if (effect.type !== "refund") return [];
          const { id, amount } = effect;
          const event = { id: `paid/${id}`, type: "refund.started", orderId, actor: { role: "platform" } } as const;
          return { ...event, payload: { refundId: id, amount } };
        });
        refunds += paid.length;
        if (paid.length > 0) record = book.step(record, paid, line).record;
        if (record.order === null) continue;
        const shown = JSON.stringify(book.view(record, { now: line.now, as: {} })).toUpperCase();
        const numbers = [record.order.number ?? record.id, ...record.parcels.map(({ number }) => number)];
        expect(
          numbers.filter((number) => number.length > 4 && shown.includes(number.toUpperCase())),
          String(seed),
        ).toEqual([]);
      }
    }
    expect(refunds).toBeGreaterThan(0);
  });
});
