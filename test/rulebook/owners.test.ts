import { describe, expect, test } from "vitest";
import { base, commerce, marketplaceCn, marketplaceIntl } from "waybell/packs";
import type { Layer } from "../../src/rulebook/book/pack.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

const above = (layer: Layer, parts: object, below: object = marketplaceIntl): readonly string[] =>
  readRulebook([below, { id: "above", version: "1", layer, ...parts }] as never, { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path }) => `${code} ${path}`);

const { critical } = base.classes ?? {};
const paid = { each: "order", when: { "order.paid": true } } as const;

describe("A rule belongs to the pack that brings it, in whatever layer another stands", () => {
  test.each<[string, object]>([
    ["notices.shipped", { notices: { shipped: commerce.notices?.shipped } }],
    ["promises.ship-by", { promises: { "ship-by": commerce.promises?.["ship-by"] } }],
    ["windows.edit-number", { windows: { "edit-number": commerce.windows?.["edit-number"] } }],
    ["findings.fake-shipment", { findings: { "fake-shipment": commerce.findings?.["fake-shipment"] } }],
    ["derived.order.not-compensated", { derived: { "order.not-compensated": paid } }],
    ["compensations.delay-coupon", { compensations: { "delay-coupon": commerce.compensations?.["delay-coupon"] } }],
    ["inhibitions.test-order", { inhibitions: { "test-order": { ...paid, drops: ["shipping"] } } }],
    // Without what it is refused for, a number could be changed for ever.
    ["actions.edit-number", { actions: { "edit-number": { by: ["seller"], command: "tracking.replace" } } }],
  ])("%s", (place, parts) => {
    for (const layer of ["law", "platform", "shop", "order"] as const)
      expect(above(layer, parts, layer === "law" ? commerce : undefined)).toEqual([`DUPLICATE_RULE above.${place}`]);
  });
});

describe("How messages and days go is for a platform to change, not for a shop or an order", () => {
  test.each<[string, object]>([
    ["classes.critical", { classes: { critical } }],
    ["quietHours.buyer", { quietHours: { buyer: { from: "23:00", to: "07:00" } } }],
    ["caps.sms", { caps: { sms: { most: 1000, within: "1d" } } }],
    ["budgets.day", { budgets: { day: { most: 1000, within: "24h" } } }],
    // What nobody below holds back is told at once, over any channel, however often.
    ["quietHours.seller", { quietHours: { seller: { from: "00:00", to: "23:59" } } }],
    ["caps.push", { caps: { push: { most: 0, within: "90d" } } }],
    ["budgets.ours", { budgets: { ours: { most: 0, within: "90d" } } }],
    ["inDoubt.shipping", { inDoubt: { shipping: "stop" } }],
    ["parcelKinds", { parcelKinds: { gift: { effective: true } } }],
  ])("%s", (place, parts) => {
    expect(above("platform", parts)).toEqual([]);
    for (const layer of ["shop", "order"] as const)
      expect(above(layer, parts)).toEqual([`DUPLICATE_RULE above.${place}`]);
  });

  test("nor days off, where the platform has said which there are", () => {
    const calendar = { holidays: ["2026-06-02"], workingDays: [] };
    const platform = { id: "mall", version: "1", extends: marketplaceIntl, calendar };
    expect(above("platform", { calendar }, platform)).toEqual([]);
    expect(above("shop", { calendar }, platform)).toEqual(["DUPLICATE_RULE above.calendar"]);
  });

  test("nor in what figures are, where the platform's are in one currency; where they are in none it may say so", () => {
    expect(above("shop", { currency: "USD" }, marketplaceCn)).toEqual(["DUPLICATE_RULE above.currency"]);
    expect(above("shop", { currency: "USD" })).toEqual([]);
    expect(above("platform", { currency: "USD" }, marketplaceCn)).toEqual([]);
  });

  test("nor by whose clock days count, where the platform says it; where it does not a shop says it, or else an order", () => {
    const zone = "Europe/Berlin";
    expect(above("shop", { zone }, marketplaceCn)).toEqual(["DUPLICATE_RULE above.zone"]);
    expect(above("platform", { zone }, marketplaceCn)).toEqual([]);
    const shop = { id: "tea", version: "1", layer: "shop", extends: marketplaceIntl, zone };
    expect(above("shop", { zone: "Europe/Paris" }, shop)).toEqual([]);
    expect(above("order", { zone }, marketplaceIntl)).toEqual([]);
    expect(above("order", { zone: "Europe/Paris" }, shop)).toEqual(["DUPLICATE_RULE above.zone"]);
  });

  test("it says whose it is", () => {
    const pack = { id: "tea", version: "1", layer: "shop", zone: "UTC" } as const;
    const caps = { push: { most: 0, within: "90d" } } as const;
    expect(
      readRulebook([marketplaceCn, { id: "tea", version: "1", layer: "shop", caps }], { channels: [] }).findings[0],
    ).toEqual({
      code: "DUPLICATE_RULE",
      path: "tea.caps.push",
      message: "It is a platform's; a shop or an order may not change it.",
      expected: "nothing",
    });
    expect(readRulebook([marketplaceCn, pack], { channels: [] }).findings[0]).toEqual({
      code: "DUPLICATE_RULE",
      path: "tea.zone",
      message: 'Pack "marketplace-cn" has this; a shop or an order may not change it.',
      expected: "nothing",
    });
  });
});

test("Days off that nobody below gave a shop does not bring either: where there are weekends only, they count", () => {
  const calendar = { holidays: ["2026-06-02"], workingDays: [] };
  expect(above("shop", { calendar })).toEqual(["DUPLICATE_RULE above.calendar"]);
});

describe("What happens is not derived", () => {
  test.each(["order.delivered", "order.confirmed", "order.paid"])("%s", (fact) => {
    expect(above("platform", { derived: { [fact]: paid } })).toEqual([`DUPLICATE_FACT above.derived.${fact}`]);
  });
  test("but a fact of one's own is", () => {
    const words = { facts: { order: { "order.ours": "instant" } } };
    expect(above("shop", { words, derived: { "order.ours": paid } })).toEqual([]);
  });
});
