import type { DisruptionDeclared, OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import { optional } from "../model/table.ts";
import { order as orderWords } from "../model/words/order.ts";
import { parcel as parcelWords } from "../model/words/parcel.ts";
import { hour } from "../model/zone.ts";
import { type Chance, happens, pick, some, upTo } from "./chance.ts";
import { act, carriers, type Happening, newParcel, type Plot } from "./plot.ts";

// What goes wrong with an order, or is agreed about it, beside the way of its goods: all that moves a promise.

const regions: readonly string[] = ["浙江", "湖南", "Hainan"];
const reasons: readonly string[] = ["stock-taking", "仓库临时盘点"];
const promises: readonly string[] = ["ship-by", "pick-up-by", "keep-moving", "deliver-by", "auto-confirm"];

/** A while from now, to the hour: limits are met by the hour, too. */
const ahead = (chance: Chance, { now }: Plot, most: number): Instant => now + upTo(chance, most) * hour;

const ofParcel =
  (does: (chance: Chance, plot: Plot, parcelId: string) => OrderEvent): Happening =>
  (chance, plot) => {
    const parcel = pick(chance, plot.parcels);
    return parcel && does(chance, plot, parcel.id);
  };

const negotiate: Happening = (chance, plot) =>
  act(plot, "shipby.negotiated", "buyer", { shipBy: ahead(chance, plot, 120) });

const announceDelay: Happening = (chance, plot) =>
  act(plot, "delay.announced", "seller", {
    ...optional("until", happens(chance, 0.7) ? ahead(chance, plot, 900) : undefined),
    ...optional("reason", happens(chance, 0.5) ? pick(chance, reasons) : undefined),
  });

const answerDelay: Happening = (chance, plot) =>
  act(plot, "delay.answered", "buyer", { agrees: !happens(chance, 0.3) });

const reportException: Happening = (chance, plot) =>
  act(plot, "exception.reported", "seller", { reason: pick(chance, reasons) });

const decideException: Happening = (chance, plot) =>
  act(plot, "exception.decided", "platform", { result: happens(chance, 0.4) ? "dismissed" : "upheld" });

/** Declared ahead, during or after it; at times again, with other figures. */
const disrupt: Happening = (chance, plot) => {
  const from = plot.now + (upTo(chance, 144) - 96) * hour;
  const effect = pick<DisruptionDeclared["effect"]>(chance, [
    { extend: "24h" },
    { extend: "3d" },
    { extend: "1bd" },
    "pause",
    "waive",
  ]);
  return act(plot, "disruption.declared", "platform", {
    disruption: `storm-${1 + upTo(chance, 2)}`,
    kind: pick(chance, orderWords.facts["order.disruption"]),
    from,
    to: from + (1 + upTo(chance, 120)) * hour,
    effect,
    ...optional("region", happens(chance, 0.5) ? pick(chance, regions) : undefined),
    ...optional("promises", happens(chance, 0.4) ? some(chance, promises, 0.5) : undefined),
    ...optional("origins", happens(chance, 0.2) ? some(chance, regions, 0.5) : undefined),
    ...optional("destinations", happens(chance, 0.2) ? some(chance, regions, 0.5) : undefined),
    ...optional("carriers", happens(chance, 0.2) ? some(chance, carriers, 0.5) : undefined),
    ...optional("retroactive", happens(chance, 0.4) ? true : undefined),
  });
};

const endDisruption: Happening = (chance, plot) =>
  act(plot, "disruption.ended", "platform", { disruption: `storm-${1 + upTo(chance, 2)}`, at: plot.now });

const hold: Happening = (chance, plot) =>
  act(plot, "order.held", "buyer", { reason: pick(chance, orderWords.facts["order.hold-reason"]) });
const release: Happening = (_, plot) => act(plot, "order.released", "buyer", {});

const openCase: Happening = (chance, plot) =>
  act(plot, "case.opened", "buyer", { caseId: `case-${1 + upTo(chance, 1)}` });
const endCase: Happening = (chance, plot) =>
  act(plot, "case.ended", "platform", { caseId: `case-${1 + upTo(chance, 1)}` });

const putOff: Happening = (_, plot) => act(plot, "receipt.extended", "buyer", {});
const rate: Happening = (chance, plot) => act(plot, "delivery.rated", "buyer", { onTime: happens(chance, 0.7) });
const consent: Happening = (chance, plot) =>
  act(plot, "consent.given", "buyer", { to: pick(chance, ["pick-up-point", "rewards"] as const) });

const runOut: Happening = (chance, plot) => {
  const { lines } = plot.created.payload as { readonly lines: readonly { readonly id: string }[] };
  const out = some(chance, lines, 0.5).map(({ id }) => id);
  return act(plot, "stock.out", "seller", { lines: out.length > 0 ? out : [pick(chance, lines).id] });
};

const checkAddress: Happening = (chance, plot) =>
  act(plot, "address.checked", "platform", { problem: pick(chance, ["incomplete", "unreachable", "none"] as const) });

const intercept: Happening = ofParcel((_, plot, parcelId) => act(plot, "parcel.intercepted", "seller", { parcelId }));
const reschedule: Happening = ofParcel((_, plot, parcelId) => act(plot, "delivery.rescheduled", "buyer", { parcelId }));
/** Asked of a parcel that something is wrong with; at times of another, where there is nothing to choose. */
const remedy: Happening = (chance, plot) => {
  const troubled = plot.parcels.filter(({ scans }) => scans.some(({ exception }) => exception !== undefined));
  const parcel = pick(chance, troubled.length > 0 ? troubled : plot.parcels);
  const chosen = pick(chance, parcelWords.facts["parcel.remedy"]);
  return parcel && act(plot, "remedy.chosen", "buyer", { parcelId: parcel.id, remedy: chosen });
};
const suspect: Happening = ofParcel((chance, plot, parcelId) =>
  act(plot, "tracking.suspected", "platform", {
    parcelId,
    reason: pick(chance, ["malformed", "reused", "other-city", "other-carrier"] as const),
  }),
);

/** A number that says more than most: planned, used before, for a place far away. */
const shipWithPlans: Happening = (chance, plot) =>
  act(plot, "shipment.submitted", "seller", {
    ...newParcel(chance, plot),
    ...optional("plannedHandover", happens(chance, 0.5) ? ahead(chance, plot, 48) : undefined),
    ...optional("usedElsewhere", happens(chance, 0.2) ? true : undefined),
    ...optional("remote", happens(chance, 0.3) ? true : undefined),
  });

const addParcel: Happening = (chance, plot) =>
  act(plot, "extra_parcel.added", "seller", {
    ...newParcel(chance, plot),
    kind: pick(chance, ["resend", "split", "gift", "exchange"] as const),
  });

/** One after which an order that was late may still be in time. */
const unshipped: readonly Happening[] = [
  negotiate,
  negotiate,
  announceDelay,
  answerDelay,
  reportException,
  decideException,
  hold,
  hold,
  release,
  runOut,
  runOut,
  checkAddress,
  shipWithPlans,
];
const underWay: readonly Happening[] = [
  ...[openCase, openCase, endCase, putOff, putOff, rate, remedy, remedy, suspect, intercept, reschedule],
  ...[addParcel, checkAddress],
];
const anyTime: readonly Happening[] = [disrupt, disrupt, disrupt, endDisruption, consent];

/** Any of it, mostly what makes sense where the order stands. */
export function randomTrouble(chance: Chance, plot: Plot): OrderEvent | undefined {
  const usual = plot.parcels.length > 0 ? underWay : unshipped;
  return pick(chance, happens(chance, 0.1) ? [...unshipped, ...underWay, ...anyTime] : [...usual, ...anyTime])(
    chance,
    plot,
  );
}

/** What an order may say of dates and places, beside its lines. */
export function withTerms(chance: Chance, created: OrderEvent, at: Instant): OrderEvent {
  const hours = (most: number): Instant => at + upTo(chance, most) * hour;
  const terms = {
    ...optional("promisedDelivery", happens(chance, 0.4) ? hours(240) : undefined),
    ...optional("latestDelivery", happens(chance, 0.3) ? hours(360) : undefined),
    ...optional("origin", happens(chance, 0.5) ? pick(chance, regions) : undefined),
    ...optional("destination", happens(chance, 0.5) ? pick(chance, regions) : undefined),
    ...optional("fastTag", happens(chance, 0.15) ? true : undefined),
    ...optional("test", happens(chance, 0.05) ? true : undefined),
    ...optional("risk", happens(chance, 0.05) ? true : undefined),
  };
  return { ...created, payload: { ...created.payload, ...terms } } as OrderEvent;
}
