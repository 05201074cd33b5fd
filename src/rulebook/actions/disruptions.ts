import type { Disruption } from "../../model/claims.ts";
import type { DisruptionDeclared } from "../../model/event.ts";
import type { Instant } from "../../model/instant.ts";
import { type Action, checkedTime, refused } from "./action.ts";

/** Disruptions one order remembers. */
const most = 50;

export function disruptionOf(payload: DisruptionDeclared, declared: Instant): Disruption {
  const { disruption, from, to, retroactive, ...rest } = payload;
  return {
    id: disruption,
    ...rest,
    from: checkedTime(from),
    to: checkedTime(to),
    declared,
    ...(retroactive ? { retroactive } : {}),
  };
}

/** Declared again under its id it is as declared last; it keeps the instant of the first. */
export const disruptionDeclared: Action<"disruption.declared"> = {
  by: ["platform", "system"],
  judge: ({ payload }, { draft, book, at }) => {
    if (checkedTime(payload.to) <= checkedTime(payload.from)) return refused("E_DATE_ORDER", "payload.to");
    const unknown = payload.promises?.findIndex((name) => !book.promiseByName.has(name)) ?? -1;
    if (unknown >= 0) return refused("E_NO_SUCH_PROMISE", `payload.promises[${unknown}]`);
    const before = draft.disruptions.find((one) => one.id === payload.disruption);
    if (!before && draft.disruptions.length >= most) return refused("E_DISRUPTION_LIMIT", "payload.disruption");
    const declared = disruptionOf(payload, before?.declared ?? at);
    if (before && JSON.stringify(before) === JSON.stringify(declared)) return "nothing-new";
    draft.disruptions = [...draft.disruptions.filter((one) => one !== before), declared];
    return "accepted";
  },
};

export const disruptionEnded: Action<"disruption.ended"> = {
  by: ["platform", "system"],
  judge: ({ payload }, { draft }) => {
    const before = draft.disruptions.find((one) => one.id === payload.disruption);
    if (!before) return refused("E_NO_SUCH_DISRUPTION", "payload.disruption");
    const to = Math.max(before.from, checkedTime(payload.at));
    if (to === before.to) return "nothing-new";
    draft.disruptions = draft.disruptions.map((one) => (one === before ? { ...one, to } : one));
    return "accepted";
  },
};
