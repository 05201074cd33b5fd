import { breachKey } from "../compensation/grounds.ts";
import { chanceArgument, expectAll } from "../model/arguments.ts";
import type { OrderEvent } from "../model/event.ts";
import type { Step } from "../model/result.ts";
import { type Chance, happens, pick } from "./chance.ts";
import { event } from "./plot.ts";

/**
 * What people and the host may say to a step: money was paid or could not be, the seller appeals against a breach, the
 * platform decides the appeal, an agent decides on money that waits for one. Ids hang on what is answered, so that
 * who answers twice says the same twice.
 *
 * @example
 * import { defineRulebook } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 * import { inbox } from "waybell/channels/inbox";
 * import { randomAnswers, randomHistory, seeded } from "waybell/testing";
 *
 * const book = defineRulebook({ packs: [pinduoduo], channels: [inbox()] });
 * const chance = seeded(7);
 * let record = null;
 * for (const line of randomHistory(chance, { trouble: 0.3 })) {
 *   if (record === null && line.events.length === 0) continue;
 *   const step = book.step(record, line.events, line);
 *   record = book.step(step.record, randomAnswers(chance, step), line).record;
 * }
 */
export function randomAnswers(chance: Chance, step: Step): readonly OrderEvent[] {
  expectAll([chance, step], [chanceArgument, ["step", { record: "object", effects: "list" }, "what `step` returned"]]);
  const { record, effects } = step;
  const { id, claims = [], money = [] } = record;
  const settled = effects.flatMap((effect) => {
    const moves = ["compensate", "refund", "charge", "reverse"].includes(effect.type);
    if (!moves || happens(chance, 0.2)) return [];
    const result = pick(chance, ["done", "done", "done", "failed", "refused"] as const);
    return event("money.settled", `${effect.id.slice(-96)}/${result}`, id, "system", { effect: effect.id, result });
  });
  const appeals = claims.flatMap((claim, i) => {
    const breach = breachKey(claim);
    if (claim.f === undefined)
      return happens(chance, 0.1)
        ? event("appeal.filed", `appeal-${i}`, id, "seller", { breach, reason: "photos", evidence: ["photo-1"] })
        : [];
    if (claim.v || happens(chance, 0.6)) return [];
    const result = happens(chance, 0.5) ? "dismissed" : "upheld";
    return event("appeal.decided", `decided-${i}`, id, "platform", { breach, result });
  });
  const decided = money.flatMap(({ k, o, s, i, x }) =>
    i || x || happens(chance, 0.9)
      ? []
      : event("compensation.decided", `agent-${k}-${o}`, id, "platform", {
          policy: k,
          subject: s,
          release: !happens(chance, 0.3),
        }),
  );
  return [...settled, ...appeals, ...decided];
}
