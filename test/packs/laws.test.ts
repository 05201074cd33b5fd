import { describe, expect, it, test } from "vitest";
import { lawCn, lawUsFtc, marketplaceCn, marketplaceIntl, pinduoduo } from "../../src/packs/index.ts";
import type { Pack } from "../../src/rulebook/book/pack.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

const saidOf = (base: Pack, law: Pack, kind = "duration", name = "", value?: unknown): readonly string[] => {
  const values = name === "" ? {} : { [kind]: { [name]: { value, source: ["x"] } } };
  return readRulebook([{ id: "own", version: "1", extends: base, values }, law] as never, { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path }) => `${code} ${path}`);
};

describe("What a law asks holds for every platform", () => {
  test.each<[string, Pack, Pack, string, string, string, string]>([
    ["goods that came back are judged in seven days", pinduoduo, lawCn, "duration", "return.receive", "7d", "8d"],
    ["and refunded in seven days", pinduoduo, lawCn, "duration", "refund.payout", "7d", "8d"],
    ["a refund takes seven working days", marketplaceIntl, lawUsFtc, "duration", "refund.payout", "7bd", "20bd"],
    ["a buyer is asked", marketplaceIntl, lawUsFtc, "duration", "delay.answer", "8d", "off"],
    ["and has his time to answer", marketplaceIntl, lawUsFtc, "duration", "delay.answer", "7d", "6d"],
    ["who was not asked is paid back", marketplaceIntl, lawUsFtc, "duration", "ship.auto-cancel", "30d", "off"],
    ["silence never agrees", marketplaceIntl, lawUsFtc, "duration", "delay.silence-agrees-up-to", "off", "31d"],
  ])("%s", (_, base, law, kind, name, inside, outside) => {
    expect(saidOf(base, law, kind, name, inside)).toEqual([]);
    expect(saidOf(base, law, kind, name, outside)).toContain(`VALUE_OUT_OF_BOUNDS own.values.${kind}["${name}"].value`);
  });

  it("the packs keep to it", () => {
    for (const base of [pinduoduo, marketplaceCn]) expect(saidOf(base, lawCn)).toEqual([]);
    expect(saidOf(marketplaceIntl, lawUsFtc)).toEqual([]);
  });
});
