import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../../src/index.ts";
import { unpacked } from "../../src/notify/ledger-pack.ts";
import { seeded } from "../../src/testing/generators.ts";
import { budget, budgetHours, days, facts, type Left, type Post, type Told, type Weakness } from "./post.ts";
import { patience, runs, seeds } from "./runs.ts";

const hour = 3_600_000;
const silence = (of: string): number => (of === "critical" || of === "high" ? 300_000 : hour);
const isCapped = (of: string): boolean => of !== "critical" && of !== "high";
const rowsOf = ({ ledger }: OrderRecord) => ledger.map(unpacked);

/** What orders and a mailbox may not do to a person, and what they owe him: each fault with where it was found. */
function faults(post: Post): readonly string[] {
  return [
    ...capped(post),
    ...starved(post),
    ...allowed(post),
    ...twice(post),
    ...lost(post),
    ...told(post),
    ...idle(post),
  ];
}

/** When all is said and done nothing is kept back for it. */
const idle = ({ mail }: Post): readonly string[] => [
  ...(mail?.wants ?? []).flatMap(({ k, h }) => (h === undefined ? [] : [`held for nothing: ${k}`])),
  ...(mail?.grants ?? []).flatMap(([id, , , holder, used]) => (holder && !used ? [`held for nothing: ${id}`] : [])),
];

/** In no six hours more than the budget has beside its reserve. */
function capped({ left }: Post): readonly string[] {
  const counted = left.filter((one) => isCapped(one.class) && one.result !== "failed").map((one) => one.at);
  return counted.flatMap((at) => {
    const within = counted.filter((other) => other > at - budgetHours * hour && other <= at);
    return within.length > budget.most - budget.reserve ? [`over the budget: ${within.length} at ${at}`] : [];
  });
}

const starved = ({ unanswered }: Post): readonly string[] => unanswered.map((key) => `urgent and not let go: ${key}`);

/** One authorisation, one message; and none by one that was taken back before. */
function allowed({ left, authorised, unallowed }: Post): readonly string[] {
  const used = left.filter((one) => one.channel === "card" && one.result !== "failed").length;
  const many = used > authorised.size ? [`not allowed: ${used} messages by ${authorised.size} authorisations`] : [];
  return [...many, ...unallowed.map((id) => `not allowed any more: ${id}`)];
}

/** Said again though nothing was wrong with the first time, and nobody could have been in doubt. */
function twice({ left }: Post): readonly string[] {
  const byFact = new Map<string, Left[]>();
  for (const one of left) for (const fact of one.facts) byFact.set(fact, [...(byFact.get(fact) ?? []), one]);
  return [...byFact].flatMap(([fact, all]) =>
    all.flatMap((one, i) =>
      all.slice(0, i).flatMap((before) => {
        if (before.result === "failed") return [];
        const isInDoubt = one.at >= before.at + silence(before.class);
        // Nobody here sends receipts: of what is urgent, what was only accepted stays in doubt.
        const isKnown = isCapped(before.class) && before.result === "accepted" && before.heard < one.at;
        return isInDoubt && !isKnown ? [] : [`said twice: ${fact} by ${before.id}, then by ${one.id}`];
      }),
    ),
  );
}

/** Told alone, told together with others, taken back, or reported: nothing else becomes of a fact. */
function lost({ orders, left, reported }: Post): readonly string[] {
  const said = new Set(left.flatMap((one) => (one.result === "failed" ? [] : one.facts)));
  return [...orders].flatMap(([id, record]) =>
    (Object.entries(facts) as [Told, string][]).flatMap(([notice, name]) => {
      const since = record.facts.find(([fact]) => fact === name)?.[1];
      const fact = `${id}/${notice}/order/${since}`;
      const begun = rowsOf(record)
        .find((row) => row.n === notice && row.e === since)
        ?.a.some((a) => (a[3] ?? 0) > 0 && a[4] !== "undelivered");
      // A worker that crashed after its second look said nothing, and nobody can know.
      if (since === undefined || said.has(fact) || reported.has(fact) || begun || believes(left, id, notice)) return [];
      return [`never said: ${fact}`];
    }),
  );
}

/** Told it before, and not that it was wrong: it is no news that it is true again. */
function believes(left: readonly Left[], id: string, notice: Told): boolean {
  const last = (of: string): number =>
    Math.max(
      ...left.map((one) =>
        one.result !== "failed" && one.facts.some((fact) => fact.startsWith(`${id}/${of}/`)) ? one.at : 0,
      ),
    );
  return notice === "new-order" && last("new-order") > last("not-so-new");
}

/** An order knows as told in a digest what a digest said, and nothing else; of what is in doubt nobody can know. */
function told({ orders, left }: Post): readonly string[] {
  const known = [...orders].flatMap(([id, record]) =>
    rowsOf(record).flatMap((row) =>
      row.a.some((a) => a[0] === "digest" && a[4] !== "ambiguous" && a[4] !== "undelivered")
        ? [`${id}/${row.n}/order/${row.e}`]
        : [],
    ),
  );
  const digests = left.filter(({ isDigest }) => isDigest);
  const sure = digests.flatMap((one) => (one.result === "accepted" && one.heard < Infinity ? one.facts : []));
  const maybe = new Set(digests.flatMap((one) => (one.result === "failed" ? [] : one.facts)));
  return [
    ...sure.filter((fact) => !known.includes(fact)).map((fact) => `said and not known: ${fact}`),
    ...known.filter((fact) => !maybe.has(fact)).map((fact) => `known and not said: ${fact}`),
  ];
}

describe.each([
  ["as partitions", false],
  ["in one transaction", true],
])("orders and a mailbox, %s", (_, together) => {
  it("keep every budget, starve nothing urgent, lose nothing and say nothing twice", { timeout: patience }, () => {
    const seen = { alone: 0, digests: 0, gathered: 0, cards: 0, recalled: 0, doubtful: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const post = days(seeded(seed), { together });
        expect(faults(post), `seed ${seed}`).toEqual([]);
        seen.recalled += post.recalled.size;
        for (const one of post.left) {
          seen[one.isDigest ? "digests" : "alone"]++;
          if (one.isDigest) seen.gathered += one.facts.length;
          if (one.channel === "card") seen.cards++;
          if (one.result === "doubt") seen.doubtful++;
        }
      }),
      runs(25),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
    expect(seen.gathered).toBeGreaterThan(seen.digests * 1.2);
  });
});

describe("without one of its parts the protocol fails", () => {
  it.each<readonly [Weakness, string]>([
    ["no begin", "said twice"],
    ["no revisions", "held for nothing"],
    ["ambiguous frees", "over the budget"],
    ["time frees", "over the budget"],
    ["told when issued", "known and not said"],
  ])("%s", { timeout: patience }, (weakness, kind) => {
    const found: string[] = [];
    fc.assert(
      fc.property(seeds, (seed) => {
        try {
          found.push(...faults(days(seeded(seed), { weakness })));
        } catch (error) {
          found.push(String(error));
        }
      }),
      runs(12),
    );
    expect(found.filter((fault) => fault.startsWith(kind)).length).toBeGreaterThan(0);
  });
});
