import { describe, expect, it, test } from "vitest";
import { lawCn, lawEu, lawUk, lawUsFtc, marketplaceCn, marketplaceIntl, pinduoduo } from "../../src/packs/index.ts";
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

  describe.each([lawEu, lawUk])("under $id", (law) => {
    test.each([
      ["goods are there in thirty days", "deliver.within", "30d", "31d"],
      ["it is said when they will be", "deliver.within", "6bd", "off"],
      ["fourteen days may pass after the one on which they came", "no-reason.within", "15cd", "14cd"],
      ["and fourteen more to send them back", "return.send", "14d", "13d"],
      ["which are judged in fourteen", "return.receive", "14d", "15d"],
      ["and refunded in fourteen", "refund.payout", "14d", "15d"],
    ])("%s", (_, name, inside, outside) => {
      expect(saidOf(marketplaceIntl, law, "duration", name, inside)).toEqual([]);
      expect(saidOf(marketplaceIntl, law, "duration", name, outside)).toContain(
        `VALUE_OUT_OF_BOUNDS own.values.duration["${name}"].value`,
      );
    });
  });

  it("the packs keep to it", () => {
    for (const base of [pinduoduo, marketplaceCn]) expect(saidOf(base, lawCn)).toEqual([]);
    for (const law of [lawEu, lawUk, lawUsFtc]) expect(saidOf(marketplaceIntl, law)).toEqual([]);
  });
});
