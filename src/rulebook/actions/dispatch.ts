import type { PromiseState } from "../../condition/frame.ts";
import type { EventOf } from "../../model/event.ts";
import type { DispatchAccepted, DispatchChanged, DispatchCreated, TaskCourier } from "../../model/event-cases.ts";
import type { Instant, Time } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import { masked } from "../../notify/masking.ts";
import { type Draft, parcelOf, putParcel } from "../draft.ts";
import {
  bringsBy,
  type Changes,
  entered,
  factOf,
  isTaken,
  type JobTime,
  jobsToBring,
  matterOf,
  putMatter,
  timed,
  timesOf,
  withFact,
  withFacts,
} from "../matters.ts";
import { type Action, checkedTime, type Judging, type Naming, type Refused, refused } from "./action.ts";
import { factOn } from "./as-it-stands.ts";
import { badParcel, noSuchParcel } from "./goods.ts";
import { advance, findMatter, isRefused, type Moved, type Moving } from "./matters.ts";
import { underWay } from "./message-parcel.ts";
import { courierRow, hasLaterEta, latest } from "./tracking.ts";

type Terms = Pick<DispatchCreated, "place" | "from" | "to">;

/** An end after its start, each of those that are given or known, and after what it has to be `after`. */
function badTerms(row: MatterRow | null, { from, to }: Terms, after?: Instant): Refused | null {
  const start = from === undefined ? row && factOf(row, "task.window-start") : checkedTime(from);
  const end = to === undefined ? row && factOf(row, "task.window-end") : checkedTime(to);
  const isOdd = typeof start === "number" && typeof end === "number" && end < start;
  if (isOdd) return refused("E_DATE_ORDER", "payload.to");
  return after !== undefined && typeof end === "number" && end <= after ? refused("E_DATE_PAST", "payload.to") : null;
}

function withTerms(row: MatterRow, { place, from, to }: Terms, at: Instant): MatterRow {
  const told: Changes = [
    ["task.place", place],
    ["task.window-start", instantOf(from)],
    ["task.window-end", instantOf(to)],
  ];
  return withFacts(
    row,
    told.filter(([, value]) => value !== undefined),
    at,
  );
}

const instantOf = (time: Time | undefined): Instant | undefined => (time === undefined ? undefined : checkedTime(time));

export const created: Action<"dispatch.created"> = {
  by: ["seller", "platform", "system"],
  judge: ({ payload }, judging) => {
    const { draft, at, book } = judging;
    if (matterOf(draft, "task", payload.taskId)) return refused("E_TASK_EXISTS", "payload.taskId");
    if (!draft.stamps["order.confirmed"]) return refused("E_NOT_PAID");
    if (draft.stamps["order.closed"]) return refused("E_TERMINAL");
    const unknown = badParcel(draft, payload.parcelId);
    if (unknown) return unknown;
    const brings = payload.role === "delivery";
    const [only, other] = brings ? underWay(judging) : [];
    const parcel = payload.parcelId ?? (other ? undefined : only?.id);
    if (brings && parcel === undefined) return noSuchParcel;
    const odd = badTerms(null, payload);
    if (odd) return odd;
    const phone = payload.contact?.virtualPhone ?? (payload.contact?.phone && masked(payload.contact.phone));
    const row: MatterRow = {
      is: "task",
      id: payload.taskId,
      opened: at,
      chart: book.matterCharts.task.initial,
      facts: [
        ["task.number", payload.taskId, at],
        ["task.role", payload.role, at],
        ["task.mode", payload.mode ?? "software", at],
        ["task.parcels", payload.parcels ?? 1, at],
      ],
      ...(parcel === undefined ? {} : { parcel }),
    };
    putMatter(
      draft,
      withTerms(withFact(entered(row, row.chart, at), "task.contact-phone", phone || undefined, at), payload, at),
    );
    return "accepted";
  },
};

/** A courier speaks for himself only: of a job that is his, or that nobody has and he says that he takes, or does not. */
function isAnother(
  row: MatterRow,
  { type, actor: { role, id } }: Naming<"taskId">,
  named: string | undefined,
): boolean {
  const isSaid = named !== undefined || type === "dispatch.declined";
  const isFree = isSaid && row.chart.stage !== "offered" && !isTaken(row);
  const meant = [named, isFree ? undefined : row.courier];
  return role === "courier" && id !== undefined && meant.some((one) => one !== undefined && one !== id);
}

/** Nobody is sent for an order that is closed, nor into a time that is over. */
const sends: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "dispatch.offered",
  "dispatch.accepted",
  "dispatch.agreed",
  "dispatch.changed",
]);

interface MovingTask extends Moving {
  readonly terms?: Terms & { readonly courier?: TaskCourier };
}

function moveTask(judging: Judging, event: Naming<"taskId">, how: MovingTask): Moved {
  const { type } = event;
  const { taskId } = event.payload;
  const row = findMatter(judging, "task", taskId);
  if (isRefused(row)) return row;
  const { terms = {}, ...moving } = how;
  if (isAnother(row, event, terms.courier?.id)) return refused("E_NOT_ALLOWED", "actor.id");
  if (judging.draft.stamps["order.closed"] && sends.has(type)) return refused("E_TERMINAL");
  // Another place may be told at any time.
  const isTimed = sends.has(type) && (type !== "dispatch.changed" || terms.to !== undefined);
  const odd = badTerms(row, terms, isTimed ? judging.at : undefined);
  if (odd) return odd;
  const isHis = (next: MatterRow): boolean => next.courier === row.courier && isTaken(next);
  const changed = (next: MatterRow): MatterRow => withTerms(moving.change?.(next) ?? next, terms, judging.at);
  const judgement = advance(judging, "task", taskId, type, {
    ...moving,
    change: (next) => {
      const made = changed(next);
      return isHis(made)
        ? made
        : changed(withFact(timed(next, partingOf(next), judging.at), hisEta, undefined, judging.at));
    },
  });
  if (judgement === "accepted") nameBringer(judging.draft, row.parcel);
  return judgement;
}

/** How a job leaves its courier; where nobody called it off and nobody was missed, he let it go, or was passed over. */
const partingOf = ({ chart: { stage } }: MatterRow): JobTime =>
  stage === "no_show" ? "missed" : stage === "cancelled" ? "called-off" : "let-go";

/** By when a courier said that he brings it. */
const hisEta = "courier-eta";

/** The buyer is told who brings the parcel as soon as that is agreed. What he said then, of himself and of the time, goes with him. */
function nameBringer(draft: Draft, id: string | undefined): void {
  const parcel = parcelOf(draft, id);
  if (!parcel) return;
  const { courier, eta, ...rest } = parcel;
  const said = jobsToBring(draft.matters, parcel.id).flatMap((row) => timesOf(row, "agreed"));
  const { job, agreed = 0 } = bringsBy(draft.matters, parcel.id) ?? {};
  const [name, phone, virtualPhone] = ["courier-name", "courier-phone", "courier-virtual"].map((fact) =>
    String((job && factOf(job, fact)) ?? ""),
  );
  const [, due, when = 0] = job?.facts.find((fact) => fact[0] === hisEta) ?? [];
  const named = courier && !said.includes(courier[0]) ? courier : undefined;
  const his = name || phone || virtualPhone ? latest(named, courierRow(agreed, { name, phone, virtualPhone })) : named;
  const known = eta && !said.includes(eta[1]) ? { eta } : {};
  putParcel(draft, {
    ...rest,
    ...(his ? { courier: his } : {}),
    ...(typeof due !== "number" || hasLaterEta(known, when) ? known : { eta: [due, when, "event"] as const }),
  });
}

/** What is known of a courier, on the row and, of one who brings, on the parcel. `taken`: from one it was agreed with. */
const details = ({ former = [], ...row }: MatterRow, courier: TaskCourier, at: Instant, taken = false): MatterRow => {
  const from = taken && row.courier !== undefined ? [...former, [row.courier, at] as const] : former;
  const others = from.filter(([id]) => id !== courier.id);
  const told = [
    ["courier-name", courier.name],
    ["courier-phone", courier.phone === undefined ? undefined : masked(courier.phone)],
    ["courier-virtual", courier.virtualPhone],
  ] as const;
  const named = { ...row, courier: courier.id, ...(others.length > 0 ? { former: others } : {}) };
  return withFacts(named, told, at);
};

/** A person may offer it anew where a machine may not: by hand overrides automatic. Nobody is sent where it is over. */
export const offered: Action<"dispatch.offered"> = {
  by: ["seller", "platform", "system"],
  judge: (event, judging) =>
    moveTask(judging, event, {
      terms: event.payload,
      given: () => ({ "by-hand": event.actor.role !== "system" }),
      change: (row) =>
        details(
          timed(withFact(row, "task.mode", "software", judging.at), "offered", judging.at),
          event.payload.courier,
          judging.at,
        ),
    }),
};

/** What was agreed is noted of the job. */
const agree = (
  judging: Judging,
  event: EventOf<string, DispatchAccepted>,
  change: (row: MatterRow) => MatterRow,
): Moved =>
  moveTask(judging, event, {
    terms: event.payload,
    change: (row) => {
      const { eta } = event.payload;
      const taken = timed(change(row), "agreed", judging.at);
      // Said anew it is as new as that.
      return eta === undefined
        ? taken
        : withFact(withFact(taken, hisEta, undefined, judging.at), hisEta, checkedTime(eta), judging.at);
    },
  });

export const accepted: Action<"dispatch.accepted"> = {
  by: ["courier", "platform", "system"],
  judge: (event, judging) => agree(judging, event, (row) => withFact(row, "task.accepted", judging.at, judging.at)),
};

/** By phone, or by hand while a machine still looks for somebody. */
export const agreed: Action<"dispatch.agreed"> = {
  by: ["seller", "courier", "platform"],
  judge: (event, judging) => {
    const { taskId, courier } = event.payload;
    const known = matterOf(judging.draft, "task", taskId);
    if (known && !courier && known.courier === undefined) return refused("E_FIELD", "payload.courier");
    const taken = known?.chart.stage === "agreed";
    return agree(judging, event, (row) => (courier ? details(row, courier, judging.at, taken) : row));
  },
};

export const changed: Action<"dispatch.changed"> = {
  by: ["seller", "courier", "platform"],
  says: ["taskId", "place", "from", "to"],
  judge: (event, judging) => {
    const { payload, actor } = event;
    const row = matterOf(judging.draft, "task", payload.taskId);
    if (row && sameTerms(row, payload)) return "nothing-new";
    const { at } = judging;
    return moveTask(judging, event, {
      terms: payload,
      // What was agreed stays agreed from then; that it changed is what is told, if not by him.
      change: (next) => {
        const made = withAgreedOf(next, row);
        return actor.role === "courier" ? made : withFact(made, "task.changed", at, at);
      },
    });
  },
};

const withAgreedOf = (next: MatterRow, before: MatterRow | undefined): MatterRow => {
  const agreedAt = before && factOf(before, "task.agreed");
  return typeof agreedAt === "number" ? withFact(next, "task.agreed", agreedAt, agreedAt) : next;
};

const sameTerms = (row: MatterRow, { place, from, to }: DispatchChanged): boolean =>
  (place === undefined || factOf(row, "task.place") === place) &&
  (from === undefined || factOf(row, "task.window-start") === checkedTime(from)) &&
  (to === undefined || factOf(row, "task.window-end") === checkedTime(to));

const plain = <T extends `dispatch.${"called" | "no_show" | "declined" | "expired" | "collected" | "cancelled"}`>(
  by: Action<T>["by"],
  change: (row: MatterRow, at: Instant) => MatterRow = (row) => row,
): Action<T> => ({
  by,
  judge: (event, judging) => moveTask(judging, event, { change: (row) => change(row, judging.at) }),
});

/** Nobody came: it goes on by phone. */
const byPhone = (row: MatterRow, at: Instant): MatterRow => withFact(row, "task.mode", "phone", at);

export const called: Action<"dispatch.called"> = plain(["seller", "platform"], byPhone);
export const noShow: Action<"dispatch.no_show"> = {
  by: ["seller", "platform", "system"],
  judge: (event, judging) => {
    const { at } = judging;
    const shown = factOn(judging, "task", event.payload.taskId, "show-up") as PromiseState | undefined;
    // He may come until then; who says that he will not, declines.
    if (shown?.status === "open" && at < shown.due) return refused("E_NOT_ANSWERED", "payload.taskId");
    return moveTask(judging, event, { change: (next) => byPhone(next, at) });
  },
};
export const declined: Action<"dispatch.declined"> = plain(["courier", "seller", "platform", "system"]);
export const expired: Action<"dispatch.expired"> = plain(["platform", "system"]);
export const collected: Action<"dispatch.collected"> = plain(["courier", "seller", "platform", "system"]);
export const cancelled: Action<"dispatch.cancelled"> = plain(["seller", "platform", "system"]);
