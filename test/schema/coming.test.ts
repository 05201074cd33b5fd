import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { members } from "../../src/schema/build.ts";
import { vocabulary } from "../../src/schema/vocabulary.ts";
import { compensations } from "../rule-form/compensations.ts";
import { derived } from "../rule-form/derived.ts";
import { findings } from "../rule-form/findings.ts";
import { promises } from "../rule-form/promises.ts";
import { windows } from "../rule-form/windows.ts";
import { later } from "../rule-form/words.ts";
import * as coming from "./coming.ts";

const catalogue = { promises, windows, findings, derived, compensations };
const words = vocabulary(later);
const parts = Object.fromEntries(Object.entries(coming).map(([part, of]) => [part, of(words)]));
const validate = new Ajv2020({ strict: true, inlineRefs: false }).compile({
  ...members(parts),
  $defs: words.definitions,
});
const json = (value: unknown) => JSON.parse(JSON.stringify(value));

test("the vocabulary of the schema is enough for the whole catalogue", () => {
  expect(Object.keys(parts).sort()).toEqual(Object.keys(catalogue).sort());
  expect(validate(json(catalogue)), JSON.stringify(validate.errors)).toBe(true);
});

test.each<[keyof typeof catalogue, string, string, unknown]>([
  ["promises", "ship-by", "owedBy", "shop"],
  ["promises", "ship-by", "due", [{ from: "order.confirmd", within: "48h" }]],
  ["promises", "ship-by", "due", [{ from: "order.confirmed", within: "soon" }]],
  ["promises", "ship-by", "met", [{ when: { "order.shiped": true } }]],
  ["windows", "edit-number", "opens", "order.numbr"],
  ["findings", "early-upload", "found", { "after-cut-off": { "parcel.uploded": true } }],
  ["findings", "early-upload", "found", { "after-cutoff": { "parcel.uploaded": true } }],
  ["derived", "order.not-compensated", "each", "ordr"],
  ["compensations", "delay-coupon", "amount", "comp.dely"],
  ["compensations", "delay-coupon", "once", "life"],
])("of %s, %s is refused with a wrong %s", (part, name, field, value) => {
  const changed = json(catalogue);
  changed[part][name] = { ...changed[part][name], [field]: value };
  expect(validate(changed)).toBe(false);
});
