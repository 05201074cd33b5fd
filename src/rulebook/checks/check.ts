import type { ChannelAdapter } from "../../channels/adapter.ts";
import { checkCompensation } from "../../compensation/check.ts";
import {
  at,
  type CheckContext,
  checkConditions,
  checkName,
  checkOthers,
  checkSpan,
  checkValue,
  type Spot,
  wrong,
} from "../../condition/check.ts";
import { listOf, nameOf } from "../../condition/check-fields.ts";
import { type Finding, finding, warning } from "../../model/finding.ts";
import { mapped } from "../../model/table.ts";
import { valueKinds } from "../../model/words/lexicon.ts";
import { nearest } from "../../model/words/nearest.ts";
import { isZone } from "../../model/zone.ts";
import { checkInhibition, checkNotice } from "../../notify/check.ts";
import { checkDerived, checkFinding, checkPromise, checkWindow } from "../../sla/check.ts";
import { actions } from "../actions/index.ts";
import type { Layers } from "../book/layers.ts";
import { type RawPack, ruleKinds } from "../book/raw-pack.ts";
import { checkLimits } from "./limits.ts";
import { checkOwners } from "./owners.ts";
import type { Speaker } from "./speaker.ts";
import { checkNamesInTexts } from "./texts.ts";
import { checkValues } from "./values.ts";
import { checkHostWords } from "./words.ts";

/** Everything wrong with the rules of some packs. Empty: they can be compiled. */
export function checkLayers(layered: Layers, tests: ReadonlySet<string>): Finding[] {
  const out: Finding[] = [];
  const context = checkContextOf(layered, tests);
  for (const pack of layered.packs) checkPack(pack, { path: pack.id, subject: "", context, out });
  checkHostWords(layered.packs, { path: "", subject: "", context, out });
  out.push(...checkOwners(layered.packs));
  for (const name of layered.lexicon.names.classes) {
    if (!layered.packs.some((pack) => pack.classes?.[name]))
      out.push(
        finding("MISSING_CLASS", "classes", `No pack says how class "${name}" behaves.`, "extend the pack base"),
      );
  }
  out.push(...checkLimits(layered.valueList));
  return out;
}

export const checkContextOf = (layered: Layers, tests: ReadonlySet<string>): CheckContext => ({
  lexicon: layered.lexicon,
  tests,
  given: mapped(valueKinds, (kind) => new Set(layered.values[kind].keys())),
});

const ruleChecks: { readonly [K in (typeof ruleKinds)[number]]: typeof checkNotice } = {
  notices: checkNotice,
  inhibitions: checkInhibition,
  promises: checkPromise,
  windows: checkWindow,
  findings: checkFinding,
  derived: checkDerived,
  compensations: checkCompensation,
};

function checkPack(pack: RawPack, spot: Spot): void {
  const { out } = spot;
  const { actions: acts, channels, classes, topics } = spot.context.lexicon.names;
  if (pack.zone !== undefined && !(typeof pack.zone === "string" && isZone(pack.zone)))
    out.push(finding("E_ZONE", `${pack.id}.zone`, "Not a time zone with rules of its own.", "Asia/Shanghai"));
  if (pack.currency !== undefined && !(typeof pack.currency === "string" && /^[A-Z]{3}$/.test(pack.currency)))
    out.push(finding("E_CURRENCY", `${pack.id}.currency`, "Not a currency code.", "CNY"));
  for (const kind of ruleKinds)
    for (const [name, rule] of Object.entries(pack[kind] ?? {}))
      ruleChecks[kind](name, rule, { ...spot, path: `${pack.id}.${kind}.${name}` });
  for (const [name, action] of Object.entries(pack.actions ?? {})) {
    const { each = "order", event, refused = [] } = action;
    const here = { ...spot, path: `${pack.id}.actions.${name}`, subject: each };
    for (const [field, other, expected] of [
      ["each", "refused", `refused: [{ when: { … }, code: "E_…" }], or no "each"`],
      ["refused", "each", `each: "order", or whatever its conditions are about`],
    ] as const)
      if (action[field] !== undefined && action[other] === undefined)
        wrong(at(here, other), "WRONG_RULE", `An action with "${field}" needs "${other}".`, expected);
    checkName(each, spot.context.lexicon.subjects.keys(), "UNKNOWN_SUBJECT", at(here, "each"));
    if (event !== undefined) checkName(event, Object.keys(actions), "UNKNOWN_EVENT", at(here, "event"));
    refused.forEach(({ when }, i) => {
      checkConditions(when, at(at(at(here, "refused"), i), "when"));
    });
  }
  for (const [name, rule] of Object.entries(pack.classes ?? {})) {
    const here = { ...spot, path: `${pack.id}.classes.${name}` };
    checkOthers(rule.quiet, ["else", ...channels], "UNKNOWN_CHANNEL", at(here, "quiet"));
    const { life, silence, receipt, patience, goal } = rule;
    const spans = { life, silence, receipt, patience, goal };
    for (const [field, span] of Object.entries(spans)) if (span !== undefined) checkSpan(span, at(here, field));
    if (rule.window && rule.window.from === rule.window.to)
      wrong(
        at(here, "window"),
        "WRONG_RULE",
        "It ends as it begins.",
        'hours such as { from: "08:00", to: "22:00" }, or none',
      );
    listOf(checkSpan)(rule.tries, at(here, "tries"));
  }
  checkNamesInTexts(pack, spot);
  checkValues(pack, spot);
  for (const [part, names, code] of [
    ["actions", acts, "UNKNOWN_ACTION"],
    ["classes", classes, "UNKNOWN_CLASS"],
    ["prefers", classes, "UNKNOWN_CLASS"],
    ["inDoubt", topics, "UNKNOWN_TOPIC"],
    ["caps", channels, "UNKNOWN_CHANNEL"],
  ] as const)
    checkOthers(pack[part] ?? {}, [...names], code, { ...spot, path: `${pack.id}.${part}` });
  for (const [kind, cap] of Object.entries(pack.caps ?? {})) {
    const here = { ...spot, path: `${pack.id}.caps.${kind}` };
    checkCount(cap.most, at(here, "most"));
    checkSpan(cap.within, at(here, "within"));
  }
  for (const [name, budget] of Object.entries(pack.budgets ?? {})) {
    const here = { ...spot, path: `${pack.id}.budgets.${name}` };
    checkCount(budget.most, at(here, "most"));
    checkCount(budget.reserve ?? 0, at(here, "reserve"));
    checkSpan(budget.within, at(here, "within"));
    for (const [part, names, code] of [
      ["classes", classes, "UNKNOWN_CLASS"],
      ["channels", channels, "UNKNOWN_CHANNEL"],
    ] as const)
      listOf(nameOf(() => names, code))(budget[part] ?? [], at(here, part));
  }
}

const checkCount = (value: unknown, spot: Spot): void => {
  if (typeof value !== "number") checkValue("number", value, spot);
};

/** Names of adapters that are nearly right. One that is not here at all is no fault: packs name those of many hosts. */
export function checkAdapterNames({ packs, lexicon }: Layers, adapters: readonly ChannelAdapter[]): Finding[] {
  const ids = adapters.map(({ id }) => id);
  const nearly = (path: string, names: readonly string[], known: readonly string[]): Finding[] =>
    names.flatMap((name) => {
      const near = nearest(name, known) ?? name;
      return near === name ? [] : warning("NO_ADAPTER", path, `No adapter is called "${name}".`, near);
    });
  return packs.flatMap(({ id, budgets, costs }) => [
    ...nearly(`${id}.costs`, Object.keys(costs ?? {}), [...ids, ...lexicon.names.channels]),
    ...Object.entries(budgets ?? {}).flatMap(([name, { gateways = [] }]) =>
      nearly(`${id}.budgets.${name}.gateways`, gateways, ids),
    ),
  ]);
}

/** Channels that rules name and the book has no adapter for: passed over when it is used, so said once when it is built. */
export function checkChannels(rules: readonly Speaker[], adapters: readonly ChannelAdapter[]): Finding[] {
  const kinds = new Set(adapters.map((adapter) => adapter.kind));
  const wanted = new Map<string, string[]>();
  for (const rule of rules)
    for (const kind of rule.kinds) if (!kinds.has(kind)) wanted.set(kind, [...(wanted.get(kind) ?? []), rule.name]);
  const missing = [...wanted].map(([kind, names]) =>
    warning(
      "NO_ADAPTER",
      "channels",
      `No adapter for "${kind}", named by ${names.length} notice(s) such as "${names[0]}".`,
      `an adapter of kind "${kind}"`,
    ),
  );
  const ids = adapters.map((adapter) => adapter.id);
  const twice = ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) =>
      finding("DUPLICATE_ADAPTER", "channels", `Two adapters are called "${id}".`, "an id of its own for each"),
    );
  return [...missing, ...twice];
}
