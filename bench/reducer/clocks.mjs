// What time does: limits pass, money is released, receipt is confirmed.
import { owe, release, reverse } from "./money.mjs";

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** How a limit stands: kept in time, open, or broken. */
const standing = (started, due, done, now) => ({
  started,
  due,
  is: done !== undefined && done <= due ? "met" : now > due || done !== undefined ? "breached" : "open",
});

export const shipBy = ({ paidAt, shippedAt }, now) =>
  paidAt ? standing(paidAt, paidAt + 48 * hour, shippedAt || undefined, now) : null;

/** Receipt confirmed in time excuses whatever the carrier still owes. */
const byParcel = (order, started, span, done, now) =>
  standing(started, started + span, order.receivedAt && order.receivedAt <= started + span ? 0 : done, now);

export const pickUpBy = (order, now) =>
  order.parcel && byParcel(order, order.shippedAt, 24 * hour, order.parcel.pickedUp?.at, now);

export const keepMoving = (order, now) =>
  order.parcel?.pickedUp && !order.parcel.delivered
    ? byParcel(order, order.parcel.lastScan.at, 72 * hour, undefined, now)
    : null;

export const nextScanBy = (order, now) =>
  order.parcel?.pickedUp ? byParcel(order, order.parcel.pickedUp.at, 48 * hour, order.parcel.movedOn?.at, now) : null;

export const signBy = (order, now) =>
  order.parcel?.out ? byParcel(order, order.parcel.out.at, 24 * hour, order.parcel.delivered?.at, now) : null;

/** Null while it stands still or there is nothing to confirm. A parcel that does not move stops it. */
export function confirmBy(order) {
  const { parcel, shippedAt, receivedAt, extensions, stops } = order;
  if (!shippedAt || receivedAt || stops.some((stop) => !stop.to)) return null;
  const started = parcel.delivered ? parcel.delivered.known : shippedAt;
  let due = started + (parcel.delivered ? 7 : 15) * day + extensions * 3 * day;
  for (const { from, to } of stops) if (to > started && from <= due) due += to - Math.max(from, started);
  return { started, due, is: "open" };
}

/** The promises that somebody else made, in the order in which they are looked at. */
const promises = [
  { name: "ship-by", of: shipBy, subject: () => "order" },
  { name: "pick-up-by", of: pickUpBy, subject: ({ parcel }) => parcel.id, task: "call-the-buyer", by: "platform" },
  { name: "next-scan-by", of: nextScanBy, subject: ({ parcel }) => parcel.id },
  { name: "keep-moving", of: keepMoving, subject: ({ parcel }) => parcel.id, task: "ask-carrier", by: "carrier" },
  { name: "sign-by", of: signBy, subject: ({ parcel }) => parcel.id, task: "ask-carrier", by: "carrier" },
];

/** When time alone changes something next. */
export function nextTurn(order) {
  let next = Number.POSITIVE_INFINITY;
  const soon = (at) => {
    if (at > order.now && at < next) next = at;
  };
  if (order.createdAt && !order.paidAt) soon(order.createdAt + 30 * minute + 1);
  for (const { of } of promises) {
    const clock = of(order, order.now);
    if (clock?.is === "open") soon(clock.due + 1);
  }
  const confirm = confirmBy(order);
  if (confirm) soon(Math.max(confirm.due + 1, (order.warnedAt ?? 0) + day));
  // A warning that has not gone out by then would move it.
  if (confirm) soon(confirm.due - day + 1);
  const moving = keepMoving(order, order.now);
  if (moving?.is === "breached") soon(moving.due + 48 * hour);
  for (const row of order.money) if (!row.issuedAt && !row.ended) soon(row.releaseAt);
  return next;
}

/** Brings about what time did up to an instant, one thing after the other. */
export function passTime(order, until, effects) {
  const now = order.now;
  if (order.createdAt && order.reached !== undefined) {
    order.now = order.reached;
    for (let next = nextTurn(order); next <= until; next = nextTurn(order)) {
      order.now = next;
      settle(order, next, effects);
    }
  }
  order.now = now;
  order.reached = until;
}

/** Makes breaches, tasks and money fit what is so now. */
export function settle(order, now, effects) {
  if (!order.createdAt) return;
  stopOrGo(order, now);
  judgeAgain(order, now);
  raise(order, now);
  openTasks(order, now, effects);
  confirm(order, now);
  owed(order);
  for (const row of order.money) if (!row.issuedAt && !row.ended) release(order, row, now, effects);
  for (const row of order.money) if (row.charged) reverse(order, row, now, effects);
}

/** The clock of the buyer stands still while the parcel does. */
function stopOrGo(order, now) {
  const still = keepMoving(order, now);
  const open = order.stops.find((stop) => !stop.to);
  if (still?.is === "breached" && !open && !order.receivedAt)
    order.stops = [...order.stops, { from: Math.max(order.shippedAt, Math.min(now, still.due)), to: 0 }];
  else if (open && still?.is !== "breached")
    order.stops = order.stops.map((stop) => (stop === open ? { ...stop, to: now } : stop));
}

/** What proves within three days that a limit was kept after all ends the breach of it. */
function judgeAgain(order, now) {
  const late = { "pick-up-by": order.parcel?.pickedUp, "sign-by": order.parcel?.delivered };
  order.breaches = order.breaches.map((one) => {
    const proof = late[one.promise];
    if (one.ended || !proof || proof.at > one.due || now > one.due + 72 * hour) return one;
    return { ...one, ended: now, why: "late-evidence" };
  });
}

function raise(order, now) {
  for (const { name, of, subject } of promises) {
    const clock = of(order, now);
    if (clock?.is !== "breached") continue;
    const key = `${name}:${subject(order)}:${clock.due}`;
    if (order.breaches.some((one) => one.key === key)) continue;
    const raised = now === clock.due + 1 ? clock.due : now;
    const { started, due } = clock;
    order.breaches = [...order.breaches, { key, promise: name, started, due, raised }];
  }
}

function openTasks(order, now, effects) {
  const open = (task, assignee, rule, started, since) => {
    const key = `${task}/${rule}/${order.parcel.id}/${started}`;
    if (order.tasks.includes(key)) return;
    order.tasks = [...order.tasks, key];
    const id = `${order.id}/${key}`;
    const subject = order.parcel.id;
    effects.push({ type: "openTask", id, owner: order.id, task, assignee, rule, subject, since, at: now });
  };
  for (const { name, of, task, by } of promises) {
    const clock = task ? of(order, now) : null;
    if (clock?.is === "breached") open(task, by, name, clock.started, clock.due);
  }
  const silent = nextScanBy(order, now);
  // Picked up, then nothing: somebody looks at it, unless it was picked up late to begin with.
  if (silent?.is === "breached" && pickUpBy(order, now)?.is !== "breached")
    open("review-fake-shipment", "platform", "fake-shipment", silent.due, silent.due);
}

/** A week after delivery, if the buyer had a day's warning. */
function confirm(order, now) {
  const clock = confirmBy(order);
  if (!clock || now <= clock.due || order.warnedAt === undefined || now < order.warnedAt + day) return;
  Object.assign(order, { receivedAt: Math.max(clock.due, order.warnedAt + day), receivedBy: "auto" });
}

/** What each breach costs. */
function owed(order) {
  const { now } = order;
  for (const breach of order.breaches) {
    if (breach.ended) continue;
    if (breach.promise === "ship-by") owe(order, "delay-coupon", "order", "order", breach.due, breach, 300, "ship", 0);
    if (breach.promise === "pick-up-by")
      owe(order, "overdue-pick-up", "order", order.parcel.id, breach.due, breach, 2000, "ship", day);
  }
  const still = keepMoving(order, now);
  if (still?.is !== "breached") return;
  const stalls = order.breaches.filter((one) => one.promise === "keep-moving" && !one.ended);
  const [first] = stalls;
  const since = stalls.length > 1 ? still.due : still.due + 48 * hour;
  if (first && now >= since)
    owe(
      order,
      "stall-coupon",
      `${order.parcel.id}:${first.started}`,
      order.parcel.id,
      since,
      first,
      300,
      "transit",
      day,
    );
}
