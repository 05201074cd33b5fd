import type { Disruption } from "../../model/claims.ts";
import type { DisruptionDeclared } from "../../model/event.ts";
import type { Instant } from "../../model/instant.ts";
import type { Book } from "../book/book.ts";
import type { Draft } from "../draft.ts";
import { type Action, checkedTime, type Judgement, type Refused, refused } from "./action.ts";

/** Disruptions one order remembers, and what each said before. */
const most = 50;

export function disruptionOf(payload: DisruptionDeclared, declared: Instant, book: Book): Disruption {
  const { disruption, carriers, from, to, retroactive, ...rest } = payload;
  return {
    id: disruption,
    ...rest,
    ...(carriers && { carriers: carriers.map((code) => book.carrier(code).code) }),
    from: checkedTime(from),
    to: checkedTime(to),
    declared,
    ...(retroactive ? { retroactive } : {}),
  };
}

const plain = ({ before: _before, ...said }: Disruption): Disruption => said;

/** The latest of what was said of it. */
const remembered = (one: Disruption, count: number): Disruption =>
  one.before && count > 1 ? { ...one, before: remembered(one.before, count - 1) } : plain(one);

/** What is said of it now, in place of what was said before. */
function change(draft: Draft, was: Disruption, now: Disruption): Judgement {
  if (JSON.stringify({ ...plain(was), declared: now.declared }) === JSON.stringify(now)) return "nothing-new";
  const changed = { ...now, before: remembered(was, most) };
  draft.disruptions = draft.disruptions.map((one) => (one === was ? changed : one));
  return "accepted";
}

/** What is wrong with it by itself, whatever order it is declared to. */
export function faultOf({ from, to, promises = [] }: DisruptionDeclared, book: Book): Refused | null {
  if (checkedTime(to) <= checkedTime(from)) return refused("E_DATE_ORDER", "payload.to");
  const unknown = promises.findIndex((name) => !book.promiseByName.has(name));
  return unknown < 0 ? null : refused("E_NO_SUCH_PROMISE", `payload.promises[${unknown}]`);
}

/** Declared again under its id it is as declared last, from then on. */
export const disruptionDeclared: Action<"disruption.declared"> = {
  by: ["platform", "system"],
  says: ["disruption", "disruption"],
  judge: ({ payload }, { draft, book, at }) => {
    const fault = faultOf(payload, book);
    if (fault) return fault;
    const before = draft.disruptions.find((one) => one.id === payload.disruption);
    const declared = disruptionOf(payload, at, book);
    if (before) return change(draft, before, declared);
    if (draft.disruptions.length >= most) return refused("E_DISRUPTION_LIMIT", "payload.disruption");
    draft.disruptions = [...draft.disruptions, declared];
    return "accepted";
  },
};

/** A clock that stood still until its end was known goes on from then. */
export const disruptionEnded: Action<"disruption.ended"> = {
  by: ["platform", "system"],
  says: ["disruption", "disruption"],
  judge: ({ payload }, { draft, at }) => {
    const before = draft.disruptions.find((one) => one.id === payload.disruption);
    if (!before) return refused("E_NO_SUCH_DISRUPTION", "payload.disruption");
    const to = Math.max(before.from, checkedTime(payload.at));
    return change(draft, before, { ...plain(before), to, declared: at });
  },
};
