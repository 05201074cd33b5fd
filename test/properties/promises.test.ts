import { describe, expect, it } from "vitest";
import type { OrderRecord, Step } from "../../src/index.ts";
import { everyLife, everyPack, type Life, type Ruled, type Standing, standings } from "./lives.ts";
import { bytes, must, patience } from "./runs.ts";

type Claim = NonNullable<OrderRecord["claims"]>[number];

const placed = ({ steps }: Life): readonly Step[] => steps.filter(({ record }) => record.order !== null);

const isAbout =
  ({ rule, subject, state }: Standing) =>
  ({ p, s, e, d }: Claim): boolean =>
    p === rule.name && s === subject && e === state.started && d === state.due;

/** Each promise is one thing at a time, and what is held against somebody is what is broken; says what they are. */
function booked(under: Ruled, record: OrderRecord): readonly string[] {
  const claims = record.claims ?? [];
  const keys = claims.map(({ p, s, e, d }) => bytes([p, s, e, d]));
  must(new Set(keys).size === keys.length, () => `held twice: ${keys}`);
  const all = standings(under, record);
  for (const one of all) {
    const { status } = one.state;
    const claim = claims.find(isAbout(one));
    const wrong = (what: string) => () => `${one.rule.name} of ${one.subject} ${what}: ${bytes([one.state, claims])}`;
    if (!one.rule.isClaimed) {
      must(claim === undefined, wrong("is settled by what happens, and held against somebody all the same"));
      continue;
    }
    const isHeld = claim !== undefined && claim.x === undefined;
    must((status === "breached") === isHeld, wrong(isHeld ? "is not broken, and held" : "is broken, and not held"));
    must(status !== "voided" || claim?.x?.[1] === "appeal", wrong("is voided, and nobody appealed"));
  }
  return [
    ...all.map(({ rule, state }) => `${rule.name} ${state.status}`),
    ...claims.map(({ x }) => x?.[1] ?? "stands"),
  ];
}

describe.each(everyPack)("under %s", (_, under) => {
  it("what is broken is held against the one who owes it, once, and nothing else is", { timeout: patience }, () => {
    const seen = new Set<string>();
    everyLife(under, 40, (life) => {
      for (const { record } of placed(life)) for (const word of booked(under, record)) seen.add(word);
    });
    expect([...seen]).toEqual(
      expect.arrayContaining(["ship-by breached", "ship-by met", "keep-moving open", "appeal", "stands"]),
    );
  });

  it("nothing that moves a limit brings it nearer", { timeout: patience }, () => {
    let moved = 0;
    everyLife(under, 40, (life) => {
      for (const { record } of placed(life)) {
        const facts = record.facts.filter(([name]) => name !== "order.extensions");
        const unmoved = standings(under, { ...record, facts, disruptions: [], pauses: [], deferrals: [] });
        for (const { rule, subject, state } of standings(under, record)) {
          const plain = unmoved.find((one) => one.rule === rule && one.subject === subject)?.state;
          if (plain?.started !== state.started) continue;
          if (state.due > plain.due) moved++;
          must(state.due >= plain.due, () => `${rule.name} of ${subject}: ${bytes([state, plain])}`);
        }
      }
    });
    expect(moved).toBeGreaterThan(0);
  });
});
