import { factByName } from "../../condition/access.ts";
import type { Frame } from "../../condition/frame.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { ClaimRow } from "../../model/claims.ts";
import { type Instant, never } from "../../model/instant.ts";
import type { CaseKind, MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import type { ParcelRecord, Stamp } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import { startOfDay } from "../../model/zone.ts";
import { shownPhone } from "../../notify/masking.ts";
import type { Book } from "../book/book.ts";
import { parcelAskedBack } from "../goods/asked-back.ts";
import { bringsGoods, isEffective } from "../goods/items.ts";
import {
  grantsOf,
  isIn,
  lostAt,
  madeGood,
  madeGoodBeside,
  paidBackAt,
  parcelsOf,
  remedyOf,
  sentAnew,
} from "../goods/made-good.ts";
import { type Brought, broughtBy, goneGoods, takeGoods } from "../goods/taken.ts";
import { parcelWorth, type Worth } from "../goods/worth.ts";
import { amountNoted, askedBy, bringerOf, bringsBy, factOf } from "../matters.ts";
import { agreedBy, anyTime, excusedSince, type Facts, feedDown, none } from "./facts.ts";
import { type Sheet, sheet } from "./sheet.ts";

export function parcelSheet(
  parcel: ParcelRecord,
  states: ReadonlyMap<string, ParcelState>,
  order: Frame,
  facts: Facts,
  worth: Worth | null,
  book: Book,
): Frame {
  const page = sheet(book, "parcel", parcel.id, [order]);
  const { frame, set, stamp } = page;
  const state = states.get(parcel.id) as ParcelState;
  const [, since] = parcel.uploaded;
  const effective = isEffective(book)(parcel);
  set("parcel.kind", parcel.kind, since);
  set("parcel.effective", effective, since);
  const carrier = book.carrier(parcel.carrier);
  set("parcel.carrier", carrier.code, since);
  set("parcel.carrier-phone", carrier.phone, since);
  set("parcel.number", parcel.number, since);
  const comesBack = parcel.kind === "return";
  if (effective && !comesBack) {
    const agreed = agreedBy(facts.stamps, parcel.uploaded[0]);
    stamp("parcel.uploaded", parcel.uploaded);
    if (agreed) set("parcel.agreed-ship", agreed[0] === anyTime ? parcel.uploaded[0] : agreed[0], since);
    const broken = lateAsAgreed(parcel, agreed, facts);
    if (broken) set("parcel.shipped-late", broken.d, broken.r[1]);
  }
  if (parcel.kind !== "primary" && !comesBack) stamp("parcel.extra-added", parcel.uploaded);
  stamp("parcel.excused", excusedSince(facts.stamps, parcel.uploaded[0] + 1));
  stamp("parcel.replaced", parcel.replaced);
  set("parcel.fixes", parcel.former?.length ?? 0, parcel.replaced?.[1] ?? since);
  if (parcel.plannedHandover !== undefined) set("parcel.planned-handover", parcel.plannedHandover, since);
  set("parcel.remote", parcel.remote ?? facts.order?.leg === "remote", since);
  const beside = madeGoodBeside(parcel, facts, states, book);
  setWorth(page, parcel, states, facts, worth, book, beside);
  setScans(page, parcel, state);
  stamp("parcel.broken-off", stopped(parcel, state));
  stamp("parcel.made-good", (bringsGoods(book)(parcel) ? madeGood(parcel, facts, states, book) : null) ?? beside);
  const granted = paidBackAt(parcel, facts, states, book) ?? factByName(book, order, "order.refund-granted");
  if (granted !== undefined) set("parcel.refund-granted", granted, Number(granted));
  const asked = Math.min(
    parcelAskedBack(parcel, facts, states, book) ?? never,
    Number(factByName(book, order, "order.refund-asked") ?? never),
  );
  if (asked < never) set("parcel.refund-asked", asked, asked);
  const brings = bringing(parcel, state, facts.matters, book);
  setCourier(page, parcel, state, brings);
  setPoint(page, state);
  const stalls = heldOf("keep-moving", parcel.id, facts);
  set("parcel.stalls", stalls.length, stalls.at(-1)?.r[1] ?? since);
  setReturn(page, parcel, facts);
  // What was expected before it was held holds no more.
  const { exception } = state;
  const heldAt = exception?.kind === "held" || exception?.kind === "customs_problem" ? exception.known : 0;
  if (parcel.eta && parcel.eta[1] >= heldAt) stamp("parcel.eta", [parcel.eta[0], parcel.eta[1]]);
  const down = facts.facts.find(([name]) => name === feedDown(carrier.code));
  if (down) set("parcel.feed-down", true, down[2]);
  const missing = saidOfSign(reportedMissing, parcel, state);
  const [received = 0, heard = 0] = facts.stamps["order.received"] ?? none;
  const settled = Math.max(missingSettled(parcel.id, facts.matters ?? none), received);
  if (missing && settled >= missing) set("parcel.missing-settled", settled, settled > received ? settled : heard);
  for (const [fact, value, known] of parcel.facts ?? [])
    if (!ofSign.includes(fact) || value === saidOfSign(fact, parcel, state)) set(fact, value, known);
  const courierId = bringerOf(facts.matters, parcel.id);
  if (courierId === undefined && !parcel.replaced) return frame;
  return {
    ...frame,
    ...(parcel.replaced ? { renewed: parcel.replaced[1] } : {}),
    ...(courierId === undefined ? {} : { whose: { role: "courier", id: courierId } }),
  };
}

/** Breaches of a promise about a subject that stand. */
const heldOf = (promise: string, subject: string, facts: Facts): readonly ClaimRow[] =>
  (facts.claims ?? none).filter((one) => one.p === promise && one.s === subject && !one.x);

/** The limit that was broken when it was uploaded, though another date was agreed since then for the rest. */
const lateAsAgreed = ({ uploaded }: ParcelRecord, agreed: Stamp | undefined, facts: Facts): ClaimRow | undefined =>
  heldOf("ship-by", "order", facts).find(
    ({ d }) => d >= (agreed?.[1] ?? 0) && d < Math.min(uploaded[0], agreedBy(facts.stamps, never)?.[1] ?? 0),
  );

/** What was paid for what is in it; where something is wrong with it, what of that has not gone back, nor was sent anew. */
function setWorth(
  { frame, set, stamp }: Sheet,
  parcel: ParcelRecord,
  states: ReadonlyMap<string, ParcelState>,
  facts: Facts,
  worth: Worth | null,
  book: Book,
  beside: Stamp | null,
): void {
  const { order, parcels } = facts;
  if (!order || !worth) return;
  const [, since] = parcel.uploaded;
  const { currency } = order.total;
  const value = { amount: parcelWorth(order, worth, parcels, parcel), currency };
  set("parcel.value", value, since);
  const left = (of: Facts, goods: Brought | undefined): Money => ({
    amount: takeGoods(order, goneGoods(of, book, frame), goods?.lines ?? none, goods).amount,
    currency,
  });
  for (const late of heldOf("pick-up-by", parcel.id, facts)) {
    const matters = (facts.matters ?? none).filter((row) => Math.min(...grantsOf([row])) <= late.d);
    const lateValue = matters.length > 0 ? left({ ...facts, matters, money: none }, parcel) : value;
    set("parcel.late-value", lateValue, late.r[1]);
  }
  if (!states.get(parcel.id)?.exception && !remedyOf(parcel)) return;
  const anew = sentAnew(parcel, parcels, states);
  const back = anew && states.get(anew.id)?.returned;
  stamp("parcel.sent-anew", anew?.uploaded);
  stamp("parcel.sent-in-vain", back);
  // Nobody waits any more for what was sent anew, unless that came back; nor for that once the goods are there without it.
  const goods = (anew && !back) || beside ? undefined : broughtBy({ parcels }, parcel.id);
  set("parcel.price-left", left(facts, goods), since);
}

function setScans({ set, stamp }: Sheet, { uploaded: [, since], scans }: ParcelRecord, state: ParcelState): void {
  const seen = state.lastScan?.[1] ?? since;
  set("parcel.milestone", state.journey, state.reached?.[0] ?? since);
  const { kind, since: wrongSince = seen } = state.exception ?? {};
  set("parcel.exception", kind === "lost" && !lostAt(state) ? undefined : kind, wrongSince);
  set("parcel.scan-city", state.scanCity || undefined, seen);
  set("parcel.imported", state.importedDelivered, since);
  for (const [fact, of] of stateStamps) stamp(fact, of(state));
  if (state.delivered) set("parcel.signer", state.signMode ?? undefined, state.delivered[0]);
  const ahead = Math.max(0, -(scans.at(-1)?.[1] ?? 0));
  if (ahead > 0) set("parcel.scan-ahead", ahead, seen);
}

/** When its way to the buyer was stopped, unless it had ended before; he gets it after all, or by another number, for all that. */
function stopped(
  { facts, replaced }: ParcelRecord,
  { brokenOff, outForDelivery, awaiting, delivered }: ParcelState,
): Stamp | undefined {
  const at = Number(facts?.find(([fact]) => fact === "parcel.intercepted")?.[1]);
  const isAfterAll = delivered || [replaced, outForDelivery, awaiting].some((one) => one && one[0] > at);
  return at && !isAfterAll && !(brokenOff && brokenOff[0] < at) ? [at, at] : undefined;
}

function setCourier(
  { set, stamp }: Sheet,
  parcel: ParcelRecord,
  state: ParcelState,
  brings: Bringing | undefined,
): void {
  if (brings) {
    stamp("parcel.with-courier", [brings.agreed, brings.agreed]);
    stamp("parcel.round", [brings.start, brings.agreed]);
  }
  const courier = courierOf(parcel, state, brings);
  if (!courier) return;
  set("parcel.courier", courier[1] || undefined, courier[0]);
  set("parcel.courier-phone", shownPhone(courier) || undefined, courier[0]);
}

function setPoint({ set }: Sheet, { point, stay, awaiting }: ParcelState): void {
  if (!point || !awaiting) return;
  const [, told] = stay ?? awaiting;
  set("parcel.point", point.name || undefined, told);
  set("parcel.pick-up-code", point.code || undefined, told);
  set("parcel.hold-until", point.holdUntil || undefined, told);
}

/** What goes on once it is back, unless nobody asked for it and it brings nothing; and what comes back with what was refused. */
function setReturn({ set }: Sheet, parcel: ParcelRecord, facts: Facts): void {
  const amountOf = (one: MatterRow): number => amountNoted(one, "case.amount");
  const rows = (facts.matters ?? none).filter(
    (one) =>
      one.chart.stage === "awaiting_return" &&
      isIn(one, parcel) &&
      (amountOf(one) > 0 || factOf(one, "case.requested-by") !== "system"),
  );
  const row = rows.at(-1);
  if (!row) return;
  set("parcel.return-asked", row.opened, row.opened);
  if (row.parcel !== parcel.id || factOf(row, "case.kind") !== "refuse_refund") return;
  const its = rows.filter(
    (one) => !askedBy[factOf(one, "case.kind") as CaseKind].resends && parcelsOf(one, facts).length === 1,
  );
  const due = { ...(factOf(row, "case.amount") as Money), amount: sum(its, amountOf) };
  if (due.amount > 0) set("parcel.refund-due", due, row.opened);
}

export const reportedMissing = "parcel.reported-missing";
/** What is said of a sign. */
export const ofSign: readonly string[] = [reportedMissing, "parcel.proof-of-delivery"];

/** When it was first said of the sign before it: nothing is said of a later one, or of another number's. */
function saidOfSign(
  fact: string,
  { facts = none, replaced }: ParcelRecord,
  { delivered, revoked }: ParcelState,
): Instant | undefined {
  const since = Math.max(...[delivered, revoked, replaced].map((one) => one?.[0] ?? 0));
  const said = facts.flatMap(([name, at]) => (name === fact && Number(at) >= since ? [Number(at)] : []));
  return said.length > 0 ? Math.min(...said) : undefined;
}

/** When the last complaint that it never came ended. */
const missingSettled = (id: string, matters: readonly MatterRow[]): Instant =>
  matters.reduce(
    (last, row) =>
      row.is === "complaint" && row.parcel === id && factOf(row, "complaint.kind") === "false_sign"
        ? Math.max(last, Number(factOf(row, "complaint.ended") ?? 0))
        : last,
    0,
  );

/** The job of who brings a parcel: since when that is agreed, and where the round of it began. */
interface Bringing {
  readonly job: MatterRow;
  readonly agreed: Instant;
  readonly start: Instant;
}

/**
 * Who has it in this round: who was named in an earlier one says nothing of it. A scan knows another number of his than
 * his job, which gives it whole.
 */
export function courierOf(
  { courier }: ParcelRecord,
  { round }: ParcelState,
  brings: Bringing | undefined,
): ParcelRecord["courier"] {
  // What he said when he agreed stands, though another was to bring it meanwhile.
  const since = brings ? Math.min(brings.start, brings.agreed) : round?.[0];
  if (!courier || courier[0] < (since ?? courier[0])) return undefined;
  const [at, name, phone, virtual] = courier;
  const own =
    !virtual && brings && factOf(brings.job, "courier-name") === name && factOf(brings.job, "courier-virtual");
  return typeof own === "string" ? [at, name, phone, own] : courier;
}

/** A courier who took on to bring it has it with him from then; the carrier's own scan of that round says it again. */
export function bringing(
  parcel: ParcelRecord,
  state: ParcelState,
  matters: readonly MatterRow[] | undefined,
  book: Book,
): Bringing | undefined {
  const brings = bringsBy(matters, parcel.id);
  if (!brings) return undefined;
  const { job, agreed, turns } = brings;
  const { round, attemptFailed, withCourier } = state;
  const ends = [attemptFailed, state.awaiting, state.delivered];
  const isOver = !withCourier && ends.some((end) => end && end[0] >= agreed);
  // As the fold of the scans counts them: by the day, and anew after a failure.
  const failed = attemptFailed && attemptFailed[0] < agreed ? attemptFailed[0] : 0;
  const began = Math.max(startOfDay(agreed, book.zone), failed);
  // Taken over from another, or from a scan before it, it begins anew: the buyer knows no number and time, or the other's.
  const isTakenOver =
    (round && round[0] >= began && round[1] <= agreed && parcel.courier && parcel.courier[0] >= agreed) ||
    turns.filter((at) => at >= began).length > 1;
  const start = isTakenOver ? Math.max(...turns) : began;
  if (isOver || (round && round[0] > start)) return undefined;
  return { job, agreed, start };
}

/** A parcel as its buyer was told of it: who took it on has it with him before the carrier's own scan says so. */
export function asTold(
  parcel: ParcelRecord,
  state: ParcelState,
  matters: readonly MatterRow[] | undefined,
  book: Book,
): ParcelState {
  const brings = bringing(parcel, state, matters, book);
  return brings && !(state.awaiting ?? state.delivered)
    ? { ...state, journey: "out_for_delivery", withCourier: [brings.agreed, brings.agreed] }
    : state;
}

const stateStamps: readonly (readonly [fact: string, of: (state: ParcelState) => Stamp | null])[] = [
  ["parcel.picked-up", (state) => state.pickedUp],
  ["parcel.arrived", (state) => state.arrived],
  ["parcel.out-for-delivery", (state) => state.outForDelivery],
  ["parcel.went-out", (state) => state.wentOut],
  ["parcel.with-courier", (state) => state.withCourier],
  ["parcel.round", (state) => state.round],
  ["parcel.attempt-failed", (state) => state.attemptFailed],
  ["parcel.awaiting", (state) => state.awaiting],
  ["parcel.stay", (state) => state.stay],
  ["parcel.delivered", (state) => state.delivered],
  ["parcel.delivery-revoked", (state) => state.revoked],
  ["parcel.refused", (state) => state.refused],
  ["parcel.broken-off", (state) => state.brokenOff],
  ["parcel.address-problem", (state) => state.addressProblem],
  ["parcel.returning", (state) => state.returning],
  ["parcel.returned", (state) => state.returned],
  ["parcel.last-scan", (state) => state.lastScan],
  ["parcel.moved-on", (state) => state.firstTransit],
  ["parcel.first-attempt", (state) => state.firstAttempt],
  ["parcel.round-over", (state) => state.roundOver],
  ["parcel.scan-before-order", (state) => state.tracedBeforeOrder],
];
