import { describe, expect, test } from "vitest";
import { clockForm, durationForm } from "../../src/model/duration.ts";
import * as packs from "../../src/packs/index.ts";

type Table = { readonly [member: string]: unknown };

/** What holds figures and claims of the world: here each leaf has its source. */
const vouchedFor = ["values", "bounds", "carriers", "costs"];

/** What is said, and in which words: a figure in a sentence is filled in from where it has a source. */
const spoken = ["texts", "phrases", "words"];

/**
 * What rules say themselves: how we behave where nobody else has a say, which rung comes after which, that there are any,
 * the period that the name of a value has in it (`cap.day`), and that a day is over when the next begins. There is no other
 * figure.
 */
const conduct: readonly RegExp[] = [
  /^classes\.\w+\.(life|silence|receipt|patience|goal|tries\.\d)$/,
  /^classes\.marketing\.window\.(from|to)$/,
  /^quietHours\.buyer\.(from|to)$/,
  /^(caps|budgets)\.[\w-]+\.within$/,
  /^notices\.[\w-]+\.(fresh|every)$/,
  /^notices\.[\w-]+\.ladder\.rung$/,
  /\.message\.day\.past$/,
  /\.order\.(lines-(open|awaited)|items-shipped|extras)(\.above)?$/,
  /^compensations\.[\w-]+\.limit\.in$/,
  /^compensations\.delay-percent-doubled\.on\.order\.late-value\.above$/,
  /^notices\.lost-or-damaged\.when\.parcel\.price-left\.above$/,
];

const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null;

const isNamed = (source: unknown): boolean =>
  source === "unverified" ||
  (Array.isArray(source) && source.length > 0 && source.every((one) => typeof one === "string" && one.trim() !== ""));

const isFigure = (leaf: unknown): boolean =>
  typeof leaf === "number" || (typeof leaf === "string" && (durationForm.test(leaf) || clockForm.test(leaf)));

/** Every leaf below a value as `path value`, but for those that a source stands beside or above. */
function unsourced(value: unknown, path: readonly string[], counts: (leaf: unknown) => boolean): readonly string[] {
  if (!isTable(value)) return counts(value) ? [`${path.join(".")} ${JSON.stringify(value)}`] : [];
  if (isNamed(value.source)) return [];
  const leaves = Object.entries(value).filter(([member]) => member !== "source");
  return leaves.flatMap(([member, below]) => unsourced(below, [...path, member], counts));
}

/** What a pack says without a source, itself and not the pack it extends. */
const unsourcedOf = (pack: Table): readonly string[] =>
  Object.entries(pack)
    .filter(([part]) => part !== "extends" && !spoken.includes(part))
    .flatMap(([part, value]) => unsourced(value, [part], vouchedFor.includes(part) ? () => true : isFigure))
    .filter((leaf) => !conduct.some((form) => form.test(leaf.replace(/ .*/, ""))));

/** A copy of a pack in which what stands at a place is something else. */
function changed(pack: Table, place: readonly string[], value: unknown): Table {
  const [member = "", ...rest] = place;
  return { ...pack, [member]: rest.length === 0 ? value : changed(pack[member] as Table, rest, value) };
}

const exported: readonly Table[] = Object.values(packs as unknown as { readonly [name: string]: Table });

test.each(exported)("each leaf of $id has a source, or says that nobody vouches for it", (pack) => {
  expect(unsourcedOf(pack)).toEqual([]);
});

test("what a pack extends is looked at as well", () => {
  const below = exported.flatMap((pack) => (pack.extends ? [pack.extends] : []));
  expect(below.filter((pack) => !exported.includes(pack as Table))).toEqual([]);
});

describe("a copy without a source is found", () => {
  const { commerce, lawCn, base } = packs as unknown as { readonly [name: string]: Table };
  test.each<
    readonly [what: string, pack: Table | undefined, place: readonly string[], value: unknown, found: string[]]
  >([
    ["a number", commerce, ["values", "number", "cap.sms"], { value: 4 }, ["values.number.cap.sms.value 4"]],
    [
      "a span",
      commerce,
      ["values", "duration", "sign.within", "source"],
      [],
      ['values.duration.sign.within.value "24h"'],
    ],
    [
      "a share",
      commerce,
      ["values", "amount", "comp.in-full", "source"],
      [" "],
      ['values.amount.comp.in-full.value "full"'],
    ],
    ["a choice", commerce, ["values", "choice", "fix.until", "source"], "", ['values.choice.fix.until.value "time"']],
    [
      "a bound",
      lawCn,
      ["bounds", "duration", "no-reason.within", "source"],
      undefined,
      ['bounds.duration.no-reason.within.atLeast "8cd"'],
    ],
    ["a cost", base, ["costs"], { sms: { value: 4.5 } }, ["costs.sms.value 4.5"]],
    [
      "a carrier",
      base,
      ["carriers"],
      { owl: { name: { en: "Owl" }, phone: "95000" } },
      ['carriers.owl.name.en "Owl"', 'carriers.owl.phone "95000"'],
    ],
    ["a reserve", commerce, ["budgets", "day", "reserve"], 10, ["budgets.day.reserve 10"]],
    [
      "a span of a rule",
      commerce,
      ["promises", "ship-by", "due", "within"],
      "48h",
      ['promises.ship-by.due.within "48h"'],
    ],
  ])("%s", (_, pack, place, value, found) => {
    expect(unsourcedOf(changed(pack ?? {}, place, value))).toEqual(found);
  });
});
