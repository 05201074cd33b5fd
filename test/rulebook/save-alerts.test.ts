import { describe, expect, it } from "vitest";
import { type AlertDraft, defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels: [], tests: { vip: () => true } });
const saving = { by: "shop-1", now: at("06-01 10:00") };
const wrongs = (draft: unknown) =>
  book.saveAlerts(draft as AlertDraft, saving).findings.map(({ code, path }) => [code, path]);

describe("alerts that are saved", () => {
  it("get the next version, their date and who saved them", () => {
    const { alerts: first } = book.saveAlerts({ methods: ["push"] }, saving);
    expect(first).toEqual({ methods: ["push"], version: 1, savedAt: saving.now, savedBy: "shop-1" });
    const { alerts: next } = book.saveAlerts(
      { muted: true },
      { ...saving, by: "shop-2", ...(first ? { before: first } : {}) },
    );
    expect(next).toEqual({ muted: true, version: 2, savedAt: saving.now, savedBy: "shop-2" });
  });

  it("keep what makes an order important since when that was saved, whatever else is saved after it", () => {
    const important = { "order.total": { atLeast: 100_000 } };
    const first = { methods: ["push"], important, version: 1, savedAt: at("05-30 10:00"), savedBy: "shop-1" };
    const kept = book.saveAlerts({ methods: ["push", "sms"], important }, { ...saving, before: first }).alerts;
    expect(kept).toEqual({
      ...first,
      methods: ["push", "sms"],
      importantSince: first.savedAt,
      version: 2,
      savedAt: saving.now,
    });
    if (!kept) return;
    const { version: _2, savedAt: _then, savedBy: _who, ...draft } = kept;
    const third = book.saveAlerts(draft, { ...saving, now: saving.now + 1, before: kept }).alerts;
    expect(third).toEqual({ ...kept, version: 3, savedAt: saving.now + 1 });
    const changed = { ...draft, important: { "order.total": { atLeast: 500_000 } } };
    expect(book.saveAlerts(changed, { ...saving, before: kept }).alerts?.importantSince).toBeUndefined();
  });

  it("are refused with the field that is wrong, and what was saved before goes on", () => {
    expect(wrongs({})).toEqual([["E_NO_METHOD", "methods"]]);
    expect(wrongs({ methods: [] })).toEqual([["E_NO_METHOD", "methods"]]);
    expect(wrongs({ methods: ["inbox"] })).toEqual([["E_NO_METHOD", "methods"]]);
    expect(wrongs({ methods: [], muted: true })).toEqual([]);
    expect(wrongs({ methods: ["pigeon"] })).toEqual([["UNKNOWN_CHANNEL", "methods[0]"]]);
    expect(wrongs({ methods: ["push"], windows: [{ from: "9:00", to: "21:00" }] })).toEqual([
      ["E_CLOCK", "windows[0].from"],
    ]);
    for (const draft of ["all", null, undefined, []]) expect(wrongs(draft)).toEqual([["E_FIELD", ""]]);
  });

  it("name a kind of channel that a pack has of its own as any other, and a misspelt one not", () => {
    const own = { id: "own", version: "1", extends: marketplaceCn, words: { channels: ["signal"] } } as const;
    const { saveAlerts } = defineRulebook({ packs: [own], channels: [] });
    expect(saveAlerts({ methods: ["signal", "push"] }, saving).alerts?.methods).toEqual(["signal", "push"]);
    expect(saveAlerts({ methods: ["push", "singal"] }, saving)).toEqual({
      alerts: null,
      findings: [
        { code: "UNKNOWN_CHANNEL", path: "methods[1]", message: "No such kind of channel.", expected: "signal" },
      ],
    });
  });

  it("call an order important by its facts alone: not by itself, nor by a test of the host's", () => {
    const important = (condition: object) => wrongs({ methods: ["push"], important: condition });
    expect(important({ "order.kind": "presale" })).toEqual([]);
    expect(important({})).toEqual([["WRONG_CONDITION", "important"]]);
    expect(important({ chosen: "important" })).toEqual([["WRONG_CONDITION", "important.chosen"]]);
    expect(important({ any: [{ test: "vip" }] })).toEqual([["WRONG_CONDITION", "important.any[0].test"]]);
  });
});
