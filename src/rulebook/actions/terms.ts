import type { PromiseState } from "../../condition/frame.ts";
import type { DeferralRow } from "../../model/claims.ts";
import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import { stateOf } from "../../sla/promise.ts";
import { type Draft, hasLater, noted, stamp, stampLast, unstamp } from "../draft.ts";
import { agreedAt, agreedBy, anyTime, isUpheld, upheldAt } from "../frames/facts.ts";
import { upTo } from "../look-back.ts";
import { factOf } from "../matters.ts";
import { type Action, checkedTime, incomplete, type Judgement, type Judging, type Refused, refused } from "./action.ts";
import { orderFact } from "./as-it-stands.ts";
import { cancelRest, closing } from "./payment.ts";

/** Why dates are not talked about any more, nor is it held; null while they are. */
export function whySettled({ draft }: Judging): Refused | null {
  if (draft.stamps["order.closed"]) return refused("E_TERMINAL");
  return draft.stamps["order.shipped"] ? refused("E_ALREADY_SHIPPED") : null;
}

/** The limit to ship that stood then, as storms and holds leave it; 0 where there is none. */
function shipByDue(judging: Judging): Instant {
  const draft = { ...judging.draft, ...upTo(judging.draft, judging.at, judging.book) };
  return (orderFact({ ...judging, draft }, "ship-by") as PromiseState | undefined)?.due ?? 0;
}

/** A date that is agreed, so late that the limit it leaves is no earlier than the one that stands. */
function agreedDate(judging: Judging, date: Instant): Instant {
  const draft = { ...judging.draft };
  stamp(draft, agreedAt(judging.at), [date, judging.at]);
  return date + Math.max(0, shipByDue(judging) - shipByDue({ ...judging, draft }));
}

/** Agreed from when it first was, though somebody agrees once more; without a date it is left open. */
function agree(judging: Judging, date: Instant | undefined): Judgement {
  const { draft, at } = judging;
  const shipBy = date === undefined ? anyTime : agreedDate(judging, date);
  const { stamps } = draft;
  // What was agreed before it was asked answers nothing.
  const isAnswered =
    (stamps["order.delay-announced"]?.[0] ?? anyTime) > at || stamps["order.delay-answered"] !== undefined;
  if (isAnswered && shipBy === agreedBy(stamps, at)?.[0]) return "nothing-new";
  stamp(draft, agreedAt(at), [shipBy, at]);
  // The first answer to an announcement is the one that was in time.
  if (!isAnswered) stamp(draft, "order.delay-answered", [at, at]);
  return "accepted";
}

/** A new date with the buyer's consent; a seller alone cannot give it. */
export const shipByNegotiated: Action<"shipby.negotiated"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload }, judging) => {
    const settled = whySettled(judging);
    if (settled) return settled;
    const shipBy = checkedTime(payload.shipBy);
    // What was announced is agreed to as it was, by silence as by a word, though the date has gone by since.
    if (shipBy === judging.draft.stamps["order.delayed-until"]?.[0]) return agree(judging, shipBy);
    if (shipBy <= judging.at) return refused("E_DATE_PAST", "payload.shipBy");
    if (shipBy < shipByDue(judging)) return refused("E_DATE_EARLIER", "payload.shipBy");
    return agree(judging, shipBy);
  },
};

export const delayAnnounced: Action<"delay.announced"> = {
  by: ["seller", "platform", "system"],
  judge: ({ payload }, judging) => {
    const { draft, at } = judging;
    const settled = whySettled(judging);
    if (settled) return settled;
    if (hasLater(draft, "order.delay-announced", at)) return refused("E_STALE_UPDATE");
    const until = payload.until === undefined ? undefined : checkedTime(payload.until);
    if (until !== undefined && until <= at) return refused("E_DATE_PAST", "payload.until");
    if (until !== undefined && until < shipByDue(judging)) return refused("E_DATE_EARLIER", "payload.until");
    const round = draft.stamps["order.delay-announced"] ? "renewed" : "first";
    stamp(draft, "order.delay-announced", [at, at]);
    // A further delay asks again.
    unstamp(draft, "order.delay-answered", "order.delayed-until");
    if (until !== undefined) stamp(draft, "order.delayed-until", [until, at]);
    draft.facts = noted(draft.facts, "order.delay-round", round, at);
    draft.facts = noted(draft.facts, "order.choice-link", payload.link, at);
    if (payload.reason) draft.facts = noted(draft.facts, "order.delay-reason", payload.reason, at);
    return "accepted";
  },
};

export const delayNotAccepted = "delay-not-accepted";

export const delayAnswered: Action<"delay.answered"> = {
  by: ["buyer", "platform"],
  judge: ({ payload, actor }, judging) => {
    const { draft, at } = judging;
    const settled = whySettled(judging);
    if (settled) return settled;
    const { "order.delay-announced": asked, "order.delayed-until": until } = draft.stamps;
    if (!asked) return refused("E_NOTHING_TO_ANSWER");
    if (at < asked[0]) return refused("E_STALE_UPDATE");
    if (!payload.agrees) {
      const judgement = cancelRest(judging)
        ? "accepted"
        : closing(judging, "order.cancelled", actor.role, delayNotAccepted);
      if (judgement === "accepted") stamp(draft, "order.delay-answered", [at, at]);
      return judgement;
    }
    // What was agreed since is not undone by saying yes once more.
    return draft.stamps["order.delay-answered"] ? "nothing-new" : agree(judging, until?.[0]);
  },
};

/** Whether it is said in time: before there is a limit, or where it would excuse one. */
const isInTime = ({ draft, book, scene, at }: Judging): boolean => {
  if (!draft.stamps["order.confirmed"]) return true;
  // What was held against him since does not bar what he said before.
  const then = upTo(draft, at, book);
  const stamps = Object.entries(then.stamps).filter(([name]) => !isUpheld(name));
  const { frames } = scene({ ...then, stamps: { ...Object.fromEntries(stamps), [upheldAt(at)]: [at, at] } }, at);
  return [...book.promiseByName.values()].some((rule) =>
    frames.get(rule.each)?.some((frame) => stateOf(rule, frame)?.status === "excused"),
  );
};

/** Why a deadline cannot be kept, said in time; the platform rules on it, and its ruling is dated by the saying. */
export const exceptionReported: Action<"exception.reported"> = {
  by: ["seller"],
  judge: ({ payload }, judging) => {
    const { draft, at } = judging;
    if (draft.stamps["order.closed"]) return refused("E_TERMINAL");
    const lacking = incomplete(payload, "reason");
    if (lacking) return lacking;
    if (!isInTime(judging)) return refused("E_NOTHING_TO_EXCUSE");
    stampLast(draft, "order.exception-reported", at);
    stamp(draft, `${reported}${at}`, [at, at]);
    draft.facts = noted(draft.facts, "order.delay-reason", payload.reason, at);
    return "accepted";
  },
};

/** Each report stays noted: a ruling is on the last that there was when it was received; 0 where there was none. */
const reported = "reported/";
const dismissal = "order.exception-dismissed";
const reportBy = ({ stamps }: Draft, at: Instant): Instant =>
  Object.entries(stamps).reduce(
    (last, [name, [one]]) => (name.startsWith(reported) && one > last && one <= at ? one : last),
    0,
  );

/**
 * Of two rulings on one report the later stands, whichever is handed in last; what was upheld before it was reported anew
 * stays.
 */
export const exceptionDecided: Action<"exception.decided"> = {
  by: ["platform"],
  judge: ({ payload }, { draft, at }) => {
    const report = reportBy(draft, at);
    if (report === 0) return refused("E_NOTHING_TO_ANSWER");
    const name = upheldAt(report);
    const { [name]: upheld, [dismissal]: dismissed } = draft.stamps;
    // What was said of a later report stands.
    const before = dismissed && reportBy(draft, dismissed[1]) <= report ? dismissed[1] : 0;
    if (at < Math.max(upheld?.[1] ?? 0, before)) return refused("E_STALE_UPDATE");
    unstamp(draft, name);
    if (before > 0) unstamp(draft, dismissal);
    if (payload.result === "upheld") stamp(draft, name, [report, at]);
    else stampLast(draft, dismissal, at);
    return "accepted";
  },
};

const extensions = "order.extensions";

/** How often is a bar of the pack. */
export const receiptExtended: Action<"receipt.extended"> = {
  by: ["buyer", "platform"],
  judge: (_event, { draft, book, at }) => {
    if (!draft.stamps["order.shipped"]) return refused("E_NOT_SHIPPED");
    if (draft.stamps["order.received"] || draft.stamps["order.closed"]) return refused("E_STALE_UPDATE");
    const before = factOf(draft, extensions) ?? 0;
    draft.facts = noted(draft.facts, extensions, Number(before) + 1, at);
    // A limit that waits for its warning by then is put off as well, and told anew.
    draft.deferrals = draft.deferrals.map((row): DeferralRow => {
      const { times, by } = book.promiseByName.get(row[0])?.extended ?? {};
      return by && times === extensions && row[4] <= at
        ? [row[0], row[1], row[2], shift(row[3], by, book.zone), row[4], true]
        : row;
    });
    return "accepted";
  },
};
