import { describe, expect, test } from "vitest";
import type { Person } from "../../src/model/person.ts";
import { event } from "../support/events.ts";
import { buyer, created, decisions, intrusive, outcomes, seller, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const told = (people: readonly unknown[]) =>
  shop({
    channels: intrusive,
    notices: { news: { when: { "it.began": true } } },
    people: people as readonly Person[],
  }).note("06-01 10:00", { "it.began": at("06-01 10:00") });

describe("a person who cannot be read", () => {
  test("is watched, for what he is to be told waits for him to be put right", () => {
    const step = told([{ ...buyer, zone: "+08:00" }]);
    expect(step.findings).toMatchObject([{ code: "E_ZONE", path: "people[0].zone" }]);
    expect(step.watch).toEqual(["b1"]);
  });
  test.each([[{ ...buyer, id: "" }], [{ ...buyer, id: 7 }], [{ ...buyer, id: "x".repeat(129) }], ["b1"], [null]])(
    "is not watched where nobody can say who it is",
    (person) => {
      const step = told([person]);
      expect(step.findings).toHaveLength(1);
      expect(step.watch).toEqual([]);
    },
  );
});

test("a member of staff whom a mistake elsewhere keeps from being read may do no more for that", () => {
  const clerk = (may: readonly string[]) => ({ ...seller, id: "c1", zone: "+08:00", may }) as unknown as Person;
  const cancels = (person: Person) => {
    const order = shop({ notices: {}, people: [buyer, person] });
    order.at("06-01 10:00", created());
    return outcomes(
      order.at("06-01 11:00", { ...event("stock.out", { lines: ["l1"] }), actor: { role: "seller", id: "c1" } }),
    );
  };
  expect(cancels(clerk(["dispatch"]))).toEqual(["rejected E_NOT_PERMITTED"]);
  expect(cancels(clerk(["shipping"]))).not.toEqual(["rejected E_NOT_PERMITTED"]);
});

describe("a person who comes twice", () => {
  const again = { ...buyer, addresses: { push: "device-9" } };
  test("is told once, as he came first, with a warning", () => {
    const step = told([buyer, again]);
    expect(decisions(step)).toEqual(["news told: by:sms"]);
    expect(step.findings).toEqual([
      {
        code: "E_PERSON_TWICE",
        path: "people[1]",
        message: "A person of this id and role came before, who counts.",
        expected: "each person of a role once",
        level: "warning",
      },
    ]);
  });
  test("may be so in another role", () => {
    expect(told([buyer, { ...again, role: "seller" }]).findings).toEqual([]);
  });
});
