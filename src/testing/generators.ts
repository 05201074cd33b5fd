import { chanceArgument, type Expected, expectAll } from "../model/arguments.ts";
import type { Duration } from "../model/duration.ts";
import { parseDuration, shift } from "../model/duration.ts";
import type { EventPayloads, OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { OrderLine } from "../model/order.ts";
import { legs, orderKinds } from "../model/order.ts";
import type { ExceptionKind, Milestone, Scan } from "../model/parcel.ts";
import { exceptionKinds, milestones, signModes } from "../model/parcel.ts";
import type { Person, Role } from "../model/person.ts";
import { optional } from "../model/table.ts";
import type { ReplayLine } from "../rulebook/replay.ts";
import { type Chance, digits, happens, pick, some, upTo } from "./chance.ts";
import { randomDispute } from "./disputes.ts";
import { act, event, type Happening, newParcel, type Plot, trackingNumber } from "./plot.ts";
import { randomTrouble, withTerms } from "./troubles.ts";

export { type Chance, drawn, seeded } from "./chance.ts";

export interface HistoryOptions {
  /** `order-1` where absent. */
  readonly orderId?: string;
  /** When it begins; 2026-06-01T02:00Z where absent. */
  readonly from?: Instant;
  /** The most steps; 40 where absent. */
  readonly steps?: number;
  /** Where people live. */
  readonly zones?: readonly string[];
  /** The most parcels; 3 where absent. */
  readonly parcels?: number;
  /**
   * How often an event is one of before, or drawn for another stage than the history is at; 0.1 where absent. At 0, too,
   * about a quarter is refused: what an order made of the time and of what came before is not looked at.
   */
  readonly disorder?: number;
  /**
   * How often something goes wrong or is agreed beside the way of the goods: a hold, a storm, a case, a new date …; 0
   * where absent. Answers to what a step says, such as appeals, are drawn with `randomAnswers`.
   */
  readonly trouble?: number;
  /** How often it is something that people settle: a request, a complaint, a courier's job; 0 where absent. */
  readonly disputes?: number;
}

/** One call of `step`: a line of a journal without its rulebook. */
export type HistoryLine = Omit<ReplayLine, "book">;

const first: Instant = Date.UTC(2026, 5, 1, 2);
const everywhere: readonly string[] = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
  "UTC",
];
const gaps: readonly Duration[] = ["0s", "1s", "20s", "5m", "1h", "4h", "9h", "1d", "3d"];
/** Who orders pays soon, or hardly ever. */
const soon: readonly Duration[] = ["0s", "1s", "20s", "5m", "5m", "5m", "5m", "1h"];
const places: readonly string[] = ["", "杭州", "上海", "Haining hub"];
const clocks: readonly string[] = ["22:00", "00:00", "02:30", "08:00", "12:15", "23:59"];
const refusable: readonly string[] = ["sms", "push", "wechat", "email", "shipping", "payment", "pick-up"];

const zonesArgument: Expected = ["zones", ["text"], "where people live, or nothing"];

/**
 * Somebody of an order: at home in some zone, with some addresses, quiet hours, refusals and wishes.
 *
 * @throws UsageError `WRONG_ARGUMENT`: there is no source of chance, or `zones` is no list of texts.
 * @example
 * import { randomPerson, seeded } from "waybell/testing";
 *
 * randomPerson(seeded(7), "seller", "seller-1", ["America/New_York"]).zone; // "America/New_York"
 */
export function randomPerson(chance: Chance, role: Role, id: string, zones: readonly string[] = everywhere): Person {
  expectAll([chance, zones], [chanceArgument, zonesArgument]);
  const addresses = {
    push: `device-${digits(chance, 8)}`,
    sms: `139${digits(chance, 8)}`,
    wechat: `open-${digits(chance, 8)}`,
    email: `someone${digits(chance, 6)}@example.com`,
  };
  const left = Object.entries(addresses).filter(() => !happens(chance, 0.15));
  const quiet = [undefined, undefined, null, { from: pick(chance, clocks), to: pick(chance, clocks) }];
  return {
    id,
    role,
    locale: pick(chance, ["zh-CN", "en", "en-GB", "fr"]),
    zone: pick(chance, zones),
    addresses: Object.fromEntries(left),
    ...optional("quietHours", pick(chance, quiet)),
    ...optional("optOuts", happens(chance, 0.15) ? some(chance, refusable, 0.3) : undefined),
    ...optional("preferences", happens(chance, 0.15) ? { shipping: some(chance, ["push", "sms"], 0.5) } : undefined),
    ...optional("settings", happens(chance, 0.2) ? { detail: pick(chance, ["all", "few"]) } : undefined),
    ...optional("consents", happens(chance, 0.3) ? { marketing: first + upTo(chance, 10) * 21_600_000 } : undefined),
  };
}

/**
 * The people of an order: a buyer, mostly a seller, at times a second buyer.
 *
 * @throws UsageError `WRONG_ARGUMENT`: there is no source of chance, or `zones` is no list of texts.
 * @example
 * import { randomPeople, seeded } from "waybell/testing";
 *
 * randomPeople(seeded(7))[0]?.role; // "buyer"
 */
export function randomPeople(chance: Chance, zones: readonly string[] = everywhere): readonly Person[] {
  expectAll([chance, zones], [chanceArgument, zonesArgument]);
  const people = [randomPerson(chance, "buyer", "buyer-1", zones)];
  if (!happens(chance, 0.3)) people.push(randomPerson(chance, "seller", "seller-1", zones));
  if (happens(chance, 0.2)) people.push(randomPerson(chance, "buyer", "buyer-2", zones));
  return people;
}

/**
 * The event that places an order of one to three lines, at an instant.
 *
 * @throws UsageError `WRONG_ARGUMENT`: there is no source of chance.
 * @example
 * import { instant } from "waybell";
 * import { randomOrder, seeded } from "waybell/testing";
 *
 * randomOrder(seeded(7), "1001", instant("2026-06-01T10:00+08:00")).type; // "order.created"
 */
export function randomOrder(chance: Chance, orderId: string, at: Instant): OrderEvent {
  expectAll([chance], [chanceArgument]);
  const lines: OrderLine[] = Array.from({ length: 1 + upTo(chance, 2) }, (_, i) => ({
    id: `line-${i + 1}`,
    title: pick(chance, ["纯棉短袖T恤", "Cup", "保温杯 500ml"]),
    quantity: 1 + upTo(chance, 2),
  }));
  return event("order.created", "created", orderId, "buyer", {
    kind: pick(chance, ["normal", "normal", ...orderKinds]),
    lines,
    total: { amount: 100 + upTo(chance, 99_900), currency: "CNY" },
    ...optional("number", happens(chance, 0.5) ? `2106${digits(chance, 14)}` : undefined),
    ...optional("promisedShip", happens(chance, 0.4) ? at + upTo(chance, 72) * 3_600_000 : undefined),
    ...optional("leg", happens(chance, 0.4) ? pick(chance, legs) : undefined),
  });
}

/** What mostly follows on what; the first leads straight to the buyer. */
const follows: { readonly [M in Milestone]?: readonly Milestone[] } = {
  unknown: ["info_received", "picked_up"],
  info_received: ["picked_up", "in_transit"],
  picked_up: ["in_transit", "arrived_destination"],
  in_transit: ["arrived_destination", "in_transit", "customs"],
  customs: ["in_transit"],
  arrived_destination: ["out_for_delivery", "awaiting_collection"],
  out_for_delivery: ["delivered", "awaiting_collection", "out_for_delivery", "returning"],
  awaiting_collection: ["delivered", "returning", "awaiting_collection"],
  delivered: ["delivered", "out_for_delivery", "awaiting_collection", "returning", "in_transit"],
  returning: ["returned"],
};

/**
 * The next scan of a parcel last seen at `after`: mostly what follows, at times anything.
 *
 * @throws UsageError `WRONG_ARGUMENT`: there is no source of chance.
 * @example
 * import { instant } from "waybell";
 * import { randomScan, seeded } from "waybell/testing";
 *
 * const at = instant("2026-06-01T20:30+08:00");
 * randomScan(seeded(7), "picked_up", at).at === at; // true
 */
export function randomScan(chance: Chance, after: Milestone, at: Instant): Scan {
  expectAll([chance], [chanceArgument]);
  const next = follows[after] ?? [after];
  const milestone: Milestone = happens(chance, 0.08) ? pick(chance, milestones) : pick(chance, next);
  const usual: readonly ExceptionKind[] = ["attempt_failed", "delayed", "refused", "stalled"];
  const problem = happens(chance, 0.15) ? pick(chance, [...usual, ...exceptionKinds]) : undefined;
  const courier = { name: pick(chance, ["李师傅", "Li Qiang"]), phone: `138${digits(chance, 8)}` };
  const point = { name: pick(chance, ["万科城驿站", "Locker 7"]), code: `${upTo(chance, 9)}-${digits(chance, 5)}` };
  return {
    at,
    code: pick(chance, ["1", "2", "301", "签收"]),
    ...(problem !== undefined && happens(chance, 0.6) ? {} : { milestone }),
    ...optional("exception", problem),
    ...optional("place", pick(chance, places) || undefined),
    ...optional("mode", milestone === "delivered" && happens(chance, 0.5) ? pick(chance, signModes) : undefined),
    ...optional("ambiguous", milestone === "delivered" && happens(chance, 0.1) ? (true as const) : undefined),
    ...optional("courier", milestone === "out_for_delivery" && happens(chance, 0.5) ? courier : undefined),
    ...optional("point", milestone === "awaiting_collection" && happens(chance, 0.6) ? point : undefined),
  };
}

const ship: Happening = (chance, plot) => {
  const parcel = newParcel(chance, plot);
  const eta = happens(chance, 0.5) ? plot.now + (1 + upTo(chance, 100)) * 3_600_000 : undefined;
  const payload = { ...parcel, ...optional("eta", eta) };
  if (happens(chance, 0.15)) return act(plot, "extra_parcel.added", "seller", { ...payload, kind: "gift" });
  const lines = happens(chance, 0.4) ? [{ lineId: "line-1", quantity: 1 }] : undefined;
  return act(plot, "shipment.submitted", "seller", { ...payload, ...optional("lines", lines) });
};

/** A snapshot of one number with its latest scans, often the old ones too. */
const trace: Happening = (chance, plot) => {
  const parcel = pick(chance, plot.parcels);
  if (!parcel) return undefined;
  const last = parcel.scans.at(-1);
  const late = happens(chance, 0.2) ? upTo(chance, 6) * 1_200_000 : upTo(chance, 60) * 1_000;
  const before = plot.now - late;
  const fresh = [randomScan(chance, last?.milestone ?? "unknown", before)];
  while (happens(chance, 0.35)) {
    const { milestone = "unknown" } = fresh.at(-1) ?? {};
    fresh.push(randomScan(chance, milestone, before + fresh.length * 60_000));
  }
  const scans = [...parcel.scans, ...fresh];
  plot.parcels = plot.parcels.map((one) => (one === parcel ? { ...parcel, scans } : one));
  const eta = happens(chance, 0.1) ? plot.now + upTo(chance, 60) * 3_600_000 : undefined;
  return act(plot, "trace.received", "carrier", {
    carrier: parcel.carrier,
    number: parcel.number,
    provider: pick(chance, ["kuaidi100", "other"]),
    scans: happens(chance, 0.5) ? scans : fresh,
    ...optional("eta", eta),
  });
};

const pay: Happening = (_, plot) => {
  const { total, kind } = plot.created.payload as EventPayloads["order.created"];
  plot.stage = kind === "group" ? "grouping" : "paid";
  return act(plot, "payment.captured", "platform", { amount: total });
};

const moveArrival: Happening = (chance, plot) => {
  const parcel = pick(chance, plot.parcels);
  const eta = plot.now + upTo(chance, 100) * 3_600_000;
  return parcel && act(plot, "eta.changed", "carrier", { parcelId: parcel.id, eta });
};

const correctNumber: Happening = (chance, plot) => {
  const parcel = pick(chance, plot.parcels);
  if (!parcel) return undefined;
  const number = trackingNumber(chance);
  plot.parcels = plot.parcels.map((one) => (one === parcel ? { ...parcel, number, scans: [] } : one));
  return act(plot, "tracking.replaced", "seller", { parcelId: parcel.id, carrier: parcel.carrier, number });
};

const startRefund: Happening = (chance, plot) => {
  const refundId = `refund-${plot.refunds.length + 1}`;
  plot.refunds.push(refundId);
  const amount = { amount: 100 + upTo(chance, 5_000), currency: "CNY" };
  const caseId = happens(chance, 0.3) ? `request-${1 + upTo(chance, 1)}` : undefined;
  return act(plot, "refund.started", "platform", { refundId, amount, ...optional("caseId", caseId) });
};

const endRefund: Happening = (chance, plot) => {
  const refundId = pick(chance, plot.refunds) ?? "refund-1";
  return act(plot, happens(chance, 0.3) ? "refund.failed" : "refund.succeeded", "platform", { refundId });
};

const plain =
  (type: "group.formed" | "group.failed" | "payment.expired" | "settlement.done", role: Role): Happening =>
  (_, plot) =>
    act(plot, type, role, {});

const form: Happening = (_, plot) => {
  plot.stage = "paid";
  return act(plot, "group.formed", "platform", {});
};

const over =
  (type: "order.cancelled" | "order.closed", role: Role): Happening =>
  (_, plot) => {
    if (plot.parcels.length === 0) plot.stage = "over";
    return act(plot, type, role, { reason: "asked" });
  };

const confirm: Happening = (chance, plot) =>
  act(plot, "receipt.confirmed", happens(chance, 0.3) ? "system" : "buyer", {});

const answer: Happening = (chance, plot) => {
  const notice = pick(chance, ["delivered", "shipped", "out-for-delivery", "delivery-failed"]);
  const action = pick(chance, ["confirm-receipt", "contact-carrier", "choose-time"]);
  return act(plot, "notice.acted", "buyer", { notice, action, ...optional("parcelId", plot.parcels[0]?.id) });
};

const unpaid: Happening = plain("payment.expired", "system");
const apart: Happening = plain("group.failed", "platform");
const settle: Happening = plain("settlement.done", "platform");
const cancel: Happening = over("order.cancelled", "buyer");
const close: Happening = over("order.closed", "platform");

/** What can happen at each stage; the more often it stands there, the more often it does. */
const happenings: { readonly [S in Plot["stage"]]: readonly Happening[] } = {
  placed: [pay, pay, pay, pay, pay, pay, pay, pay, trace, unpaid, cancel],
  grouping: [form, form, form, form, form, apart, apart, cancel],
  paid: [
    ...Array<Happening>(24).fill(trace),
    ...Array<Happening>(6).fill(ship),
    ...[moveArrival, moveArrival, moveArrival, correctNumber, answer, confirm],
    ...[startRefund, endRefund, settle, cancel, close],
  ],
  over: [trace, trace, trace, trace, trace, trace, confirm, endRefund, ship, close],
};

function happening(
  chance: Chance,
  plot: Plot,
  { parcels, disorder, trouble, disputes }: Required<HistoryOptions>,
): OrderEvent | undefined {
  // Whoever asks for no trouble gets the same histories as ever.
  if (trouble > 0 && plot.stage !== "placed" && happens(chance, trouble)) return randomTrouble(chance, plot);
  if (disputes > 0 && plot.stage !== "placed" && happens(chance, disputes)) return randomDispute(chance, plot);
  const stage = happens(chance, disorder) ? pick(chance, ["placed", "grouping", "paid", "over"] as const) : plot.stage;
  const chosen = pick(chance, happenings[stage]);
  if (chosen === ship && plot.parcels.length >= parcels) return trace(chance, plot);
  if (chosen === trace && plot.parcels.length === 0 && stage === "paid") return ship(chance, plot);
  return chosen(chance, plot);
}

/**
 * The history of one order, mostly sensible: it is placed, paid, shipped, scanned, delivered or not, taken back, while
 * time passes and people change their minds. At times something comes twice, too late or against the rules; `step` says
 * which of it counts.
 *
 * @example
 * import { randomHistory, seeded } from "waybell/testing";
 *
 * const history = randomHistory(seeded(7), { orderId: "1001" });
 * history[0]?.events[0]?.orderId; // "1001"
 */
export function randomHistory(chance: Chance, options: HistoryOptions = {}): readonly HistoryLine[] {
  expectAll([chance], [chanceArgument]);
  const all: Required<HistoryOptions> = {
    orderId: "order-1",
    from: first,
    steps: 40,
    zones: everywhere,
    parcels: 3,
    disorder: 0.1,
    trouble: 0,
    disputes: 0,
    ...options,
  };
  let people = randomPeople(chance, all.zones);
  const placed = randomOrder(chance, all.orderId, all.from);
  const created = all.trouble > 0 ? withTerms(chance, placed, all.from) : placed;
  const plot: Plot = {
    orderId: all.orderId,
    created,
    stage: "placed",
    parcels: [],
    refunds: [],
    begun: new Set(),
    now: all.from,
    count: 0,
  };
  const past: OrderEvent[] = [created];
  const lines: HistoryLine[] = [{ now: all.from, events: [created], people }];
  while (lines.length < all.steps && chance() > 0.03) {
    const gap = parseDuration(pick(chance, plot.stage === "placed" ? soon : gaps));
    if (gap) plot.now = shift(plot.now, gap, "UTC") + upTo(chance, 3) * 61_000;
    if (happens(chance, 0.1)) people = randomPeople(chance, all.zones);
    const events: OrderEvent[] = [];
    while (events.length < 4 && chance() > 0.4) {
      const repeated = happens(chance, all.disorder) ? pick(chance, past) : undefined;
      const next = repeated ?? happening(chance, plot, all);
      if (!next) continue;
      const late = happens(chance, 0.2) ? { receivedAt: plot.now - upTo(chance, 30) * 60_000 } : {};
      events.push(repeated ?? { ...next, ...late });
    }
    past.push(...events);
    lines.push({ now: plot.now, events, people });
  }
  return lines;
}
