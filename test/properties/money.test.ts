import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/compensation/policy.ts";
import { split } from "../../src/compensation/policy.ts";
import type { Money, OrderRecord, Step } from "../../src/index.ts";
import { cn, everyLife, everyPack, type Life, pdd, type Ruled } from "./lives.ts";
import { bytes, must, patience } from "./runs.ts";

type Row = NonNullable<OrderRecord["money"]>[number];

const isHeld = ({ i, x }: Row): boolean => i === undefined && x === undefined;
const keyOf = ({ k, o }: Row): string => `${k}:${o}`;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const noted = ({ facts }: OrderRecord, fact: string): number =>
  (facts.find(([name]) => name === fact)?.[1] as Money | undefined)?.amount ?? 0;

/** What of a row goes to the buyer, and what others than the platform pay for it. */
function sharesOf(row: Row, { shares }: Policy): { readonly toBuyer: number; readonly charged: number } {
  const parts = split(row.a, shares);
  const of = (fits: (share: Policy["shares"][number]) => boolean): number =>
    sum(parts.filter((_, i) => fits(shares[i] as Policy["shares"][number])));
  return {
    toBuyer: of(({ to }) => to === "buyer"),
    charged: row.form === "refund" ? 0 : of(({ payer }) => payer !== "platform"),
  };
}

/** Rows of which only the highest is paid, group by group, with their policies; the price of each thing by itself. */
function groupsOf({ inside }: Ruled, rows: readonly Row[]): readonly (readonly (readonly [Row, Policy])[])[] {
  const groups = new Map<string, (readonly [Row, Policy])[]>();
  for (const row of rows) {
    const policy = inside.policyByName.get(row.k);
    if (!policy) throw new Error(`no policy ${row.k}`);
    const group = row.form === "refund" ? `${policy.group} ${row.o}` : policy.group;
    groups.set(group, [...(groups.get(group) ?? []), [row, policy]]);
  }
  return [...groups.values()];
}

/** What a host said in a line that it will never pay, by the id of the first try. */
const refusedIn = ({ journal, steps }: Life, line: number): readonly string[] =>
  (journal[line]?.events ?? []).flatMap((event, i) =>
    event.type === "money.settled" && event.payload.result === "refused" && steps[line]?.outcomes[i]?.is === "accepted"
      ? event.payload.effect.replace(/-\d+$/, "")
      : [],
  );

const eachRecord = ({ steps }: Life, holds: (record: OrderRecord, step: Step) => void): void => {
  for (const step of steps) if (step.record.money) holds(step.record, step);
};

describe.each([
  ["pinduoduo", pdd],
  ["marketplace-cn", cn],
] as const)("money under %s", (_, under) => {
  it("is issued once for each key, and never more than was paid", { timeout: patience }, () => {
    let issued = 0;
    everyLife(under, 40, ({ steps }) => {
      const first = new Map<string, number>();
      for (const { effects, record } of steps) {
        const paid = noted(record, "order.paid-amount");
        for (const effect of effects) {
          if (effect.type !== "compensate" && effect.type !== "refund") continue;
          issued++;
          const { amount } = effect.amount;
          must(amount > 0 && amount <= paid, () => `${bytes(effect)} of ${paid}`);
          const key = effect.id.replace(/\/pay(-\d+)?$/, "");
          must(first.has(key) === effect.id.endsWith("-2") || !effect.id.endsWith("/pay"), () => `twice: ${effect.id}`);
          must((first.get(key) ?? amount) === amount, () => `two amounts: ${effect.id}`);
          first.set(key, amount);
        }
      }
    });
    expect(issued).toBeGreaterThan(10);
  });

  it("is held for no breach that ended", { timeout: patience }, () => {
    let held = 0;
    everyLife(under, 40, (life) =>
      eachRecord(life, ({ money = [], claims = [] }) => {
        for (const row of money) {
          if (!isHeld(row) || row.c.length === 0) continue;
          held++;
          for (const key of row.c) {
            const claim = claims.find(({ p, s, d }) => `${p}:${s}:${d}` === key);
            must(claim !== undefined && claim.x === undefined, () => `${bytes(row)} rests on ${bytes(claim)}`);
          }
        }
      }),
    );
    expect(held).toBeGreaterThan(0);
  });

  it("is held, issued or cancelled, each under a key of its own", { timeout: patience }, () => {
    const ways = new Set<string>();
    everyLife(under, 40, (life) =>
      eachRecord(life, ({ money = [] }) => {
        must(new Set(money.map(keyOf)).size === money.length, () => `a key twice: ${bytes(money)}`);
        for (const row of money) {
          const is = [isHeld(row) && "held", row.i && "issued", row.x && "cancelled"].filter(Boolean);
          ways.add(is.join());
          must(is.length === 1, () => `${is}: ${bytes(row)}`);
          must(row.a >= 0 && (row.i?.[1] ?? 0) >= 0 && (row.i?.[1] ?? 0) <= row.a, () => bytes(row));
          const [, charged = 0, reversed = 0] = row.g ?? [];
          must(charged >= reversed && reversed >= 0, () => bytes(row));
        }
      }),
    );
    expect([...ways].sort()).toEqual(["cancelled", "held", "issued"]);
  });

  it("of a group comes to the highest for the buyer, and to what stands for who is to blame", {
    timeout: patience,
  }, () => {
    let several = 0;
    everyLife(under, 40, (life) =>
      eachRecord(life, (record) => {
        for (const group of groupsOf(under, record.money ?? [])) {
          const reached = group.filter(([{ i, x }]) => i !== undefined || x?.[1] === "covered");
          if (reached.length > 1) several++;
          // What the host refused it never paid, and what was ordered meanwhile was only the difference.
          const isRefused = group.some(([{ x }]) => x?.[1] === "refused");
          const highest = Math.max(0, ...reached.map(([row, policy]) => sharesOf(row, policy).toBuyer));
          const got = sum(group.map(([{ i }]) => i?.[1] ?? 0));
          must(isRefused ? got <= highest : got === highest, () => `${got} of ${highest}: ${bytes(group)}`);
          const owed = Math.max(0, ...reached.map(([row, policy]) => sharesOf(row, policy).charged));
          const charged = sum(group.map(([{ g }]) => (g ? g[1] - g[2] : 0)));
          must(charged <= owed, () => `charged ${charged} for ${owed}: ${bytes(group)}`);
        }
      }),
    );
    expect(several).toBeGreaterThan(0);
  });

  it("is charged to nobody for what does not stand", { timeout: patience }, () => {
    let reversed = 0;
    everyLife(under, 40, (life) =>
      eachRecord(life, ({ money = [], claims = [] }) => {
        const stands = (key: string): boolean => claims.some(({ p, s, d, x }) => !x && `${p}:${s}:${d}` === key);
        for (const group of groupsOf(under, money)) {
          if (group.some(([{ c }]) => c.length === 0)) continue;
          if (group.some(([{ c }]) => c.every(stands))) continue;
          const charged = sum(group.map(([{ g }]) => (g ? g[1] - g[2] : 0)));
          if (group.some(([{ g }]) => g && g[2] > 0)) reversed++;
          must(charged === 0, () => `${charged} is still charged: ${bytes([group.map(([row]) => row), claims])}`);
        }
      }),
    );
    expect(reversed).toBeGreaterThan(0);
  });
});

describe.each(everyPack)("the price itself under %s", (_, under) => {
  it("goes back once: all refunds together are at most what was paid and has not gone back", {
    timeout: patience,
  }, () => {
    let ordered = 0;
    everyLife(under, 60, (life) => {
      const back = new Map<string, number>();
      let before: number | undefined;
      life.steps.forEach(({ effects, record }, i) => {
        for (const id of refusedIn(life, i)) back.delete(id);
        for (const effect of effects) {
          if (effect.type !== "refund" || !effect.id.endsWith("/pay")) continue;
          ordered++;
          // What the host reports from then on may be what it was ordered to pay.
          before ??= noted(record, "order.refunded-amount");
          back.set(effect.id, effect.amount.amount);
          const all = sum([...back.values()]);
          const paid = noted(record, "order.paid-amount");
          must(all + before <= paid, () => `${all} after ${before} of ${paid}: ${bytes([effect, record.money])}`);
        }
      });
    });
    expect(ordered).toBeGreaterThan(0);
  });
});
