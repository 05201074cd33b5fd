import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, must, runs } from "../properties/runs.ts";
import { at } from "../support/times.ts";
import { type Owing, Till } from "./till.ts";

// Of a group only the highest is paid: 3 yuan when it is packed, 10 when it is sent, 20 when it says when it comes.

const facts = { small: "box.packed", middle: "box.sent", large: "box.eta" } as const;
type Name = keyof typeof facts;

const group: { readonly [N in Name]: Owing } = {
  small: { worth: { fixed: 300 }, on: { "box.packed": true }, group: "ship" },
  middle: { worth: { fixed: 1000 }, on: { "box.sent": true }, group: "ship" },
  large: { worth: { fixed: 2000 }, on: { "box.eta": true }, group: "ship" },
};
const times = ["06-01 10:00", "06-01 11:00", "06-01 12:00"] as const;

const since = (names: readonly Name[]): { readonly [fact: string]: number } =>
  Object.fromEntries(names.map((name, i) => [facts[name], at(times[i] ?? "")]));

describe("of a group the highest is paid, the difference of what comes later", () => {
  it.each<[order: readonly Name[], amounts: readonly number[]]>([
    [
      ["small", "middle", "large"],
      [300, 700, 1000],
    ],
    [
      ["small", "large", "middle"],
      [300, 1700, 0],
    ],
    [
      ["middle", "small", "large"],
      [1000, 0, 1000],
    ],
    [
      ["middle", "large", "small"],
      [1000, 1000, 0],
    ],
    [
      ["large", "small", "middle"],
      [2000, 0, 0],
    ],
    [
      ["large", "middle", "small"],
      [2000, 0, 0],
    ],
  ])("%j: %j", (order, amounts) => {
    const till = new Till(group);
    order.forEach((name, i) => {
      const expected = amounts[i] ? [`${name}/box/pay ${amounts[i]}`, `${name}/box/charge ${amounts[i]}`] : [];
      expect(till.at(times[i] ?? "", { facts: since(order.slice(0, i + 1)) })).toEqual(expected);
    });
    expect(till.stands).toEqual(
      order.map((name, i) =>
        amounts[i]
          ? `${name} of box: issued ${amounts[i]} charged ${amounts[i]}`
          : `${name} of box: cancelled: covered`,
      ),
    );
  });

  it("all at once comes to the highest, too", () => {
    const till = new Till(group);
    const all = { "box.packed": at(times[0]), "box.sent": at(times[0]), "box.eta": at(times[0]) };
    expect(till.at(times[0], { facts: all })).toEqual([
      "small/box/pay 300",
      "small/box/charge 300",
      "middle/box/pay 700",
      "middle/box/charge 700",
      "large/box/pay 1000",
      "large/box/charge 1000",
    ]);
  });

  it("of groups of their own each pays", () => {
    const till = new Till({ small: { ...group.small, group: "one" }, middle: { ...group.middle, group: "other" } });
    expect(till.at(times[1], { facts: since(["small", "middle"]) })).toEqual([
      "small/box/pay 300",
      "small/box/charge 300",
      "middle/box/pay 1000",
      "middle/box/charge 1000",
    ]);
  });

  it("while the higher is held the lower is paid; the higher pays the rest", () => {
    const till = new Till({ ...group, large: { ...group.large, release: { after: "24h" } } });
    expect(till.at(times[0], { facts: since(["large"]) })).toEqual([]);
    expect(till.at(times[1], { facts: since(["large", "small"]) })).toEqual([
      "small/box/pay 300",
      "small/box/charge 300",
    ]);
    expect(till.at("06-02 10:00", { facts: since(["large", "small"]) })).toEqual([
      "large/box/pay 1700",
      "large/box/charge 1700",
    ]);
  });

  it("what a buyer gets of a share counts by that, and what is charged by what is charged", () => {
    const halved: Owing = {
      ...group.large,
      parts: [
        { payer: "seller", to: "buyer", share: "half" },
        { payer: "seller", to: "platform", share: "rest" },
      ],
    };
    const till = new Till({ small: group.small, large: halved }, { number: (name) => (name === "half" ? 0.5 : null) });
    expect(till.at(times[0], { facts: since(["small"]) })).toEqual(["small/box/pay 300", "small/box/charge 300"]);
    expect(till.at(times[1], { facts: since(["small", "large"]) })).toEqual([
      "large/box/pay 700",
      "large/box/charge 1700",
    ]);
  });
});

describe("what is charged follows what stands", () => {
  it("is given back as far as no other stands; the buyer keeps what he has", () => {
    const till = new Till(group);
    till.at(times[0], { facts: since(["small"]) });
    till.at(times[1], { facts: since(["small", "large"]) });
    // The large one is not so any more: the small one still is.
    expect(till.at("06-02 00:00", { facts: since(["small"]) })).toEqual(["large/box/reverse 1700"]);
    expect(till.at("06-03 00:00", {})).toEqual(["small/box/reverse 300"]);
    expect(till.stands).toEqual([
      "small of box: issued 300 charged 300 reversed 300",
      "large of box: issued 1700 charged 1700 reversed 1700",
    ]);
  });

  it("is not given back while the higher stands", () => {
    const till = new Till(group);
    till.at(times[0], { facts: since(["small"]) });
    till.at(times[1], { facts: since(["small", "large"]) });
    const { "box.packed": _, ...large } = since(["small", "large"]);
    expect(till.at("06-02 00:00", { facts: large })).toEqual([]);
    expect(till.at("06-03 00:00", {})).toEqual(["small/box/reverse 300", "large/box/reverse 1700"]);
  });

  it("is what a lower one is worth, where that was covered and now stands alone", () => {
    const till = new Till(group);
    till.at(times[0], { facts: since(["large"]) });
    till.at(times[1], { facts: since(["large", "middle"]) });
    const { "box.eta": _, ...middle } = since(["large", "middle"]);
    expect(till.at("06-02 00:00", { facts: middle })).toEqual(["large/box/reverse 1000"]);
    expect(till.at("06-03 00:00", {})).toEqual(["large/box/reverse2 1000"]);
  });

  it("is charged again where it stands again, and given back again, each under a step of its own", () => {
    const till = new Till({ small: group.small });
    const stands = { facts: since(["small"]) };
    expect(till.at("06-01 10:00", stands)).toEqual(["small/box/pay 300", "small/box/charge 300"]);
    expect(till.at("06-01 11:00")).toEqual(["small/box/reverse 300"]);
    expect(till.at("06-01 12:00", stands)).toEqual(["small/box/charge2 300"]);
    expect(till.at("06-01 13:00")).toEqual(["small/box/reverse2 300"]);
    expect(till.stands).toEqual(["small of box: issued 300 charged 600 reversed 600"]);
  });
});

describe("any group, whatever comes first", () => {
  const names = ["small", "middle", "large"] as const;
  const member = fc.record({
    worth: fc.integer({ min: 1, max: 3000 }),
    comes: fc.integer({ min: 0, max: 20 }),
    lasts: fc.integer({ min: 1, max: 30 }),
    held: fc.constantFrom(null, 1, 5, 24),
  });
  const hour = 3_600_000;

  it("the buyer has the highest of what was ever due, the one to blame paid the highest of what stands", () => {
    fc.assert(
      fc.property(fc.tuple(member, member, member), (members) => {
        const policies = names.map((name, i): [string, Owing] => {
          const { worth, held } = members[i] as (typeof members)[number];
          return [
            name,
            { ...group[name], worth: { fixed: worth }, ...(held ? { release: { after: `${held}h` } } : {}) },
          ];
        });
        const till = new Till(Object.fromEntries(policies));
        const due: number[] = [];
        for (let now = 0; now <= 60; now++) {
          const stands = (i: number): boolean => {
            const { comes, lasts } = members[i] as (typeof members)[number];
            return comes <= now && now < comes + lasts;
          };
          const so = names.flatMap((name, i) => (stands(i) ? [[facts[name], (members[i]?.comes ?? 0) * hour]] : []));
          till.at(now * hour, { facts: Object.fromEntries(so) as { readonly [fact: string]: number } });
          members.forEach(({ comes, held }, i) => {
            if (stands(i) && now >= comes + (held ?? 0) && !due.includes(i)) due.push(i);
          });
          const worth = (of: readonly number[]): number => Math.max(0, ...of.map((i) => members[i]?.worth ?? 0));
          const sum = (of: (row: (typeof till.rows)[number]) => number): number =>
            till.rows.reduce((total, row) => total + of(row), 0);
          const seen = () => `${now}: ${bytes([members, till.stands])}`;
          must(sum(({ i }) => i?.[1] ?? 0) === worth(due), seen);
          must(sum(({ g }) => (g ? g[1] - g[2] : 0)) === worth(due.filter(stands)), seen);
        }
      }),
      runs(200),
    );
  });
});
