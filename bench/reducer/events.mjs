// What an event changes.
const hour = 3_600_000;
const day = 24 * hour;
export const beijing = 8 * hour;

/** Local midnight before an instant. */
export const midnight = (at) => Math.floor((at + beijing) / day) * day - beijing;

const legDays = { city: 2, province: 3, cross: 5, remote: 7 };

export function take(order, event, effects) {
  const { id, type, payload } = event;
  const { now } = order;
  if (type === "send.settled") return settled(order, payload);
  if (order.seen.includes(id)) return;
  if (type !== "trace.received") order.seen = [...order.seen, id];
  if (type === "order.created") {
    if (order.createdAt) return;
    Object.assign(order, { id: event.orderId, createdAt: now, lines: payload.lines, total: payload.total });
    order.leg = payload.leg ?? null;
  } else if (type === "payment.captured") {
    if (order.paidAt || payload.amount.amount < order.total.amount) return;
    Object.assign(order, { paidAt: now, paid: payload.amount.amount });
  } else if (type === "shipment.submitted") {
    if (!order.paidAt || order.shippedAt) return;
    ship(order, payload, effects);
  } else if (type === "trace.received") {
    if (order.parcel?.number === payload.number) scanned(order, payload.scans);
  } else if (type === "receipt.confirmed") {
    if (order.shippedAt && !order.receivedAt) Object.assign(order, { receivedAt: now, receivedBy: "buyer" });
  } else if (type === "receipt.extended") {
    if (order.shippedAt && !order.receivedAt && order.extensions < 1) order.extensions += 1;
  } else if (type === "settlement.done") {
    if (order.receivedAt) order.settledAt = now;
  } else if (type === "appeal.filed" || type === "appeal.decided") {
    appeal(order, type, payload);
  }
}

function ship(order, { parcelId, carrier, number }, effects) {
  const { now } = order;
  const days = legDays[order.leg];
  order.shippedAt = now;
  order.parcel = {
    id: parcelId,
    carrier,
    number,
    eta: days ? midnight(now + days * day) + day : 0,
    scans: [],
    milestone: "",
    place: "",
    courier: "",
    phone: "",
    round: 0,
  };
  const id = `${order.id}/track/${parcelId}/${number}/${now}`;
  effects.push({ type: "track", id, owner: order.id, parcel: parcelId, carrier, number, since: now, at: now });
}

/** Takes the scans that are new, in order of time. A provider pushes all it has every time. */
function scanned(order, scans) {
  const { now } = order;
  const parcel = { ...order.parcel, scans: [...order.parcel.scans] };
  for (const scan of scans) {
    const key = `${scan.at} ${scan.milestone} ${scan.place}`;
    if (parcel.scans.includes(key)) continue;
    parcel.scans.push(key);
    walk(parcel, scan, now);
  }
  order.parcel = parcel;
}

const moving = ["picked_up", "in_transit", "arrived_destination", "out_for_delivery", "delivered"];

function walk(parcel, { at, milestone, place, mode, courier }, known) {
  const stamp = { at, known };
  parcel.lastScan = stamp;
  if (!moving.includes(milestone)) return;
  parcel.pickedUp ??= stamp;
  if (milestone !== "picked_up") parcel.movedOn ??= stamp;
  if (moving.indexOf(milestone) < moving.indexOf(parcel.milestone)) return;
  parcel.milestone = milestone;
  parcel.place = place;
  if (milestone === "arrived_destination") parcel.arrived ??= stamp;
  if (milestone === "out_for_delivery") {
    Object.assign(parcel, { out: stamp, round: midnight(at), courier: courier?.name ?? "" });
    parcel.phone = courier?.phone ? courier.phone.replace(/^(\d{3})\d{4}(\d{4})$/, "$1****$2") : "";
  }
  if (milestone === "delivered") Object.assign(parcel, { delivered: stamp, signer: mode });
}

function appeal(order, type, { breach, result }) {
  const { now } = order;
  order.breaches = order.breaches.map((one) => {
    if (one.key !== breach || one.ended) return one;
    if (type === "appeal.filed") return one.appealed ? one : { ...one, appealed: now };
    if (!one.appealed || one.ruled) return one;
    return { ...one, ruled: now, ...(result === "upheld" ? { ended: now, why: "appeal" } : {}) };
  });
}

/** The provider's word on a message that was begun. */
function settled(order, { sendId, outcome }) {
  const parts = sendId.split("/");
  const key = parts.slice(1, 5).join("/");
  const telling = order.told[key];
  const lane = parts[5] === "inbox" ? "inbox" : "push";
  if (telling?.[lane]?.is !== "begun") return;
  const is = outcome.kind === "accepted" ? "accepted" : "failed";
  order.told = { ...order.told, [key]: { ...telling, [lane]: { ...telling[lane], is } } };
}
