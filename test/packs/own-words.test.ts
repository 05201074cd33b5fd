import { expect, test } from "vitest";
import type {
  Actions,
  Chosen,
  Classes,
  CompensationForm,
  DerivedAbout,
  FindingAbout,
  InhibitionAbout,
  Pack,
  PromiseStatus,
  WindowAbout,
  With,
} from "../../src/index.ts";
import { readRulebook } from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/index.ts";

const words = {
  facts: { order: { "order.wrap-asked": "instant" } },
  values: { duration: { "wrap.within": "less" } },
} as const;
type TeaWords = With<typeof words>;

const teaShop: Pack<TeaWords> = {
  id: "tea-shop",
  version: "1",
  extends: marketplaceCn,
  words,
  values: { duration: { "wrap.within": { value: "24h", source: "unverified" } } },
};

test("a pack stands on a pack that has words of its own", () => {
  const branch: Pack<TeaWords> = {
    id: "branch",
    version: "1",
    extends: teaShop,
    values: { duration: { "wrap.within": { value: "12h", source: "unverified" } } },
  };
  const more = { facts: { order: { "order.wrapped": "instant" } } } as const;
  const corner: Pack<With<typeof more, TeaWords>> = { id: "corner", version: "1", extends: branch, words: more };
  const { rulebook } = readRulebook(corner);
  const within = rulebook?.values.find(({ name }) => name === "wrap.within");
  expect([rulebook?.version.split("+").slice(-3), within?.value, within?.overrides.map(({ value }) => value)]).toEqual([
    ["tea-shop@1", "branch@1", "corner@1"],
    "12h",
    ["24h"],
  ]);
});

test("every part of a rule has a type by which it can be written apart", () => {
  const status: PromiseStatus = "breached";
  const form: CompensationForm = "coupon";
  const actions: Actions<TeaWords> = { "contact-buyer": { by: ["seller"], command: "chat.open" } };
  const classes: Partial<Classes<TeaWords>> = {};
  const chosen: Chosen = { setting: "alerts.amount" };
  const window: WindowAbout<"order", TeaWords> = { each: "order", opens: "order.wrap-asked", within: "wrap.within" };
  const suspicion: FindingAbout<"order", "late", TeaWords> = {
    each: "order",
    found: { late: { "order.wrap-asked": { past: "wrap.within" } } },
  };
  const derived: DerivedAbout<"order", TeaWords> = { each: "order", when: { "ship-by": status } };
  const inhibition: InhibitionAbout<"order", TeaWords> = { ...derived, drops: ["shipping"] };
  expect([form, actions, classes, chosen, window, suspicion, inhibition]).toHaveLength(7);
});
