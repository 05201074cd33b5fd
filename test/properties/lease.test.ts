import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderEvent, OrderRecord, Rulebook, Step } from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { bookOfFakes, sharpBook } from "./books.ts";
import { Host } from "./host.ts";
import { ruled } from "./lives.ts";
import { bytes, freeze, must, patience, runs, seeds } from "./runs.ts";

/** All but what a lease saves: of what was decided before it says nothing anew. */
const made = ({ record: { lease: _, ...record }, outcomes, effects, wakeAt, watch, findings }: Step): string =>
  bytes({ record, outcomes, effects, wakeAt, watch: watch.toSorted(), findings });

/** A host that asks at every step what an order would have answered that has no lease. */
class Doubter extends Host {
  spared = 0;
  private readonly rules: Rulebook;

  constructor(book: Rulebook, seed: number) {
    super(book, seeded(seed), { begins: true });
    this.rules = book;
  }

  override handle(events: readonly OrderEvent[]): Step {
    const before: OrderRecord | null = this.record;
    const step = super.handle(events);
    if (before?.lease === undefined) return step;
    const { lease, ...unleased } = before;
    const decided = this.rules.step(freeze(unleased), events, { now: this.now, people: this.people });
    const [got, wanted] = [made(step), made(decided)];
    must(got === wanted, () => `${bytes(events)} at ${this.now}, ${bytes(lease)}:\n${got}\n${wanted}`);
    if (step.decisions.length === 0 && decided.decisions.length > 0) this.spared++;
    return step;
  }
}

describe.each([
  ["few rules", bookOfFakes],
  ["rules with thresholds", sharpBook],
  ["pinduoduo", ruled("pinduoduo", pinduoduo).book],
  ["marketplace-cn", ruled("marketplace-cn", marketplaceCn).book],
  ["marketplace-intl", ruled("marketplace-intl", marketplaceIntl).book],
] as const)("what was decided stands while only word of its messages comes, under %s", (_, book) => {
  it("as if it were decided again", { timeout: patience }, () => {
    let spared = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = seeded(seed);
        const host = new Doubter(book, seed);
        for (const line of randomHistory(chance, { steps: 16 })) {
          host.live(line);
          host.work(6);
        }
        spared += host.spared;
      }),
      runs(40),
    );
    expect(spared).toBeGreaterThan(100);
  });
});
