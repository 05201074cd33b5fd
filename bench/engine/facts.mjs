// The facts of an order as json-rules-engine is given them, by the names the rules of the pack have for them. They come
// from the state of the hand-written reducer, and are there before the clock of the benchmark starts.
import { confirmBy, keepMoving, nextScanBy, pickUpBy, shipBy, signBy } from "../reducer/clocks.mjs";

const shown = (instants, now) =>
  Object.fromEntries(
    Object.entries(instants).flatMap(([name, at]) =>
      at
        ? [
            [name, at],
            [`${name}.ago`, now - at],
          ]
        : [],
    ),
  );

/** What is known of one promise before any rule says whether it is broken. */
const promise = (name, clock, now) =>
  clock ? { [`${name}.due`]: clock.due, [`${name}.started`]: clock.started, [`${name}.left`]: clock.due - now } : {};

const beijingMinutes = (at) => Math.floor(((at + 8 * 3_600_000) % 86_400_000) / 60_000);

/** The facts of the order, of its parcel, and of each breach and each amount, with those of what they are about. */
export function factsOf(state) {
  const { now, parcel } = state;
  const order = {
    never: false,
    ...shown({ "order.created": state.createdAt, "order.paid": state.paidAt, "order.confirmed": state.paidAt }, now),
    ...shown({ "order.shipped": state.shippedAt, "order.received": state.receivedAt }, now),
    ...shown({ "order.first-scan": parcel?.pickedUp?.at, "order.delivered": parcel?.delivered?.at }, now),
    "order.kind": "normal",
    "order.lines-open": state.shippedAt ? 0 : state.lines.length,
    "order.lines-awaited": state.shippedAt ? 0 : state.lines.length,
    "order.items-shipped": state.shippedAt ? state.lines.length : 0,
    "order.extras": 0,
    ...(state.receivedAt ? { "order.received-by": state.receivedBy } : {}),
    ...promise("pay-by", state.createdAt ? { started: state.createdAt, due: state.createdAt + 1_800_000 } : null, now),
    ...promise("ship-by", shipBy(state, now), now),
    ...promise("auto-confirm", confirmBy(state), now),
  };
  const subjects = [{ each: "order", key: "order", facts: order }];
  for (const { id, noReturn } of state.lines) {
    const facts = {
      ...order,
      "line.items": 1,
      ...(noReturn ? {} : { "line.no-reason": true }),
    };
    subjects.push({ each: "line", key: id, facts });
  }
  const ofParcel = parcel ? { ...order, ...parcelFacts(state, parcel, now) } : order;
  if (parcel) subjects.push({ each: "parcel", key: parcel.id, facts: ofParcel });
  const told = (notice, key, episode = 0) =>
    state.told[`${notice}/${key}/${episode}/seller`] ? { [`told ${notice}`]: true } : {};
  for (const { key, promise: name, raised, ended, why, ruled } of state.breaches) {
    const facts = {
      ...ofParcel,
      "breach.promise": name,
      ...shown({ "breach.raised": raised, "breach.ended": ended, "breach.appeal-decided": ruled }, now),
    };
    Object.assign(
      facts,
      why ? { "breach.why": why } : {},
      told("late-shipment-seller", key),
      told("overdue-pick-up-seller", key),
    );
    subjects.push({ each: "breach", key, facts });
  }
  for (const row of state.money) {
    const net = (row.charged ?? 0) - (row.reversed ?? 0);
    const when = {
      "compensation.issued": row.paid ? row.issuedAt : 0,
      "compensation.charged": net > 0 ? row.issuedAt : 0,
      "compensation.charge-returned": row.reversed > 0 && net === 0 ? now : 0,
    };
    const key = `${row.policy}:${row.key}`;
    const facts = {
      ...ofParcel,
      "compensation.rule": row.policy,
      "compensation.payer": "seller",
      ...told("charged", key, row.orderedAt),
    };
    subjects.push({ each: "compensation", key, facts: { ...facts, ...shown(when, now) } });
  }
  return subjects;
}

function parcelFacts(state, parcel, now) {
  const { pickedUp, movedOn, arrived, out, delivered, lastScan, milestone, place, eta } = parcel;
  const instants = {
    "parcel.uploaded": state.shippedAt,
    "parcel.picked-up": pickedUp?.at,
    "parcel.moved-on": movedOn?.at,
    "parcel.arrived": arrived?.at,
    "parcel.out-for-delivery": out?.at,
    "parcel.with-courier": delivered ? 0 : out?.at,
    "parcel.delivered": delivered?.at,
    "parcel.first-attempt": delivered?.at,
    "parcel.round-over": delivered?.at,
    "parcel.last-scan": lastScan?.at,
    "parcel.eta": eta,
  };
  return {
    ...shown(instants, now),
    "parcel.uploaded.minutes": beijingMinutes(state.shippedAt),
    "parcel.effective": true,
    "parcel.kind": "primary",
    "parcel.milestone": milestone || "unknown",
    "parcel.scan-city": place,
    "parcel.stalls": state.breaches.filter((one) => one.promise === "keep-moving" && !one.ended).length,
    ...(delivered ? { "parcel.signer": parcel.signer } : {}),
    ...promise("pick-up-by", pickUpBy(state, now), now),
    ...promise("next-scan-by", nextScanBy(state, now), now),
    ...promise("keep-moving", keepMoving(state, now), now),
    ...promise("sign-by", signBy(state, now), now),
  };
}
