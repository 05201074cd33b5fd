import fc from "fast-check";
import { expect, test } from "vitest";
import { readRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, Shop, seller } from "../support/shop.ts";
import { at } from "../support/times.ts";

type Json = { [key: string]: unknown };
const whole = (): Json => JSON.parse(JSON.stringify(marketplaceCn));

/** The place of everything that stands in a rule or a value. */
function places(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => places(one, [...path, key]))];
}
const kinds = ["notices", "promises", "windows", "findings", "derived", "compensations", "actions"];
const rules = whole().extends as Json;
const all = [...kinds.flatMap((kind) => places(rules[kind], ["extends", kind])), ...places(whole().values, ["values"])];

/** A pack with something else at one place. */
function broken(path: readonly string[], value: unknown): Json {
  const pack = whole();
  const owner = path.slice(0, -1).reduce<Json>((one, key) => one[key] as Json, pack);
  owner[path.at(-1) as string] = value;
  return pack;
}
const read = (pack: Json) => readRulebook(pack, { packs: [], channels });

/** An order that nobody ships in time, and nobody picks up. */
function late(rulebook: NonNullable<ReturnType<typeof read>["rulebook"]>): void {
  const order = new Shop(rulebook, [buyer, seller]);
  const total = { amount: 5990, currency: "CNY" };
  const lines = [{ id: "l1", title: "Cup", quantity: 2 }];
  order.at("06-01 09:58", event("order.created", { kind: "normal", lines, total }));
  order.at("06-01 10:00", event("payment.captured", { amount: total }));
  order.at("06-03 12:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }));
  const scans = [{ at: at("06-08 12:00"), code: "", milestone: "out_for_delivery" as const }];
  order.at("06-09 12:00", event("trace.received", { carrier: "yunda", number: "YD100001", provider: "k", scans }));
  order.at("06-29 12:00");
}

test("whatever stands in a rule in place of what should, there is a finding, or the rule does what it says: nothing throws", () => {
  const junk = fc.constantFrom<unknown>(
    null,
    5,
    -1,
    "x",
    "order.paid",
    "48h",
    [],
    {},
    true,
    { x: 5 },
    [null],
    [{}],
    [[]],
  );
  fc.assert(
    fc.property(fc.constantFrom(...all), junk, (path, value) => {
      const { rulebook, findings } = read(broken(path, value));
      if (rulebook) late(rulebook);
      else expect(findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test("a limit in a list within a list is told", () => {
  const { findings } = read(broken(["extends", "promises", "keep-moving", "due", "0"], []));
  expect(findings.map(({ code, path }) => [code, path])).toContainEqual([
    "WRONG_RULE",
    "commerce.promises.keep-moving.due[0]",
  ]);
});

test("a promise with an empty list of limits is told, since it would never be due", () => {
  const { findings } = read(broken(["extends", "promises", "keep-moving", "due"], []));
  expect(findings.map(({ code, path, message, expected }) => [code, path, message, expected])).toContainEqual([
    "WRONG_RULE",
    "commerce.promises.keep-moving.due",
    "It is never due.",
    "at least one",
  ]);
});
