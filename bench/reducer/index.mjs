// What a good engineer writes by hand for one shop on one platform: the same effects and the same wake-ups as the
// library gives for the two orders of ../orders.mjs and their like, as direct code. One parcel, one buyer, one seller,
// texts in Chinese, one time zone without summer time. Anything else would be more code here, not another pack.
import { nextTurn, passTime, settle } from "./clocks.mjs";
import { take } from "./events.mjs";
import { begin, notify } from "./notices.mjs";

/** An order nothing has happened to. Parts are replaced, never changed: the state of the step before stays as it was. */
const blank = {
  id: "",
  now: 0,
  seen: [],
  lines: [],
  total: null,
  leg: null,
  createdAt: 0,
  paidAt: 0,
  paid: 0,
  shippedAt: 0,
  receivedAt: 0,
  receivedBy: "",
  settledAt: 0,
  extensions: 0,
  parcel: null,
  breaches: [],
  stops: [],
  money: [],
  tasks: [],
  told: {},
};

/** The whole library as one function: state and events in, state, effects and the next wake-up out. */
export function reduce(state, events, { now, people }) {
  const order = { ...(state ?? blank), now };
  const effects = [];
  for (const event of events) {
    passTime(order, now, effects);
    if (event.type === "send.begun") begin(order, event.payload.sendId);
    else take(order, event, effects);
  }
  passTime(order, now, effects);
  settle(order, now, effects);
  const { sends, wakeAt } = notify(order, people);
  return { state: order, effects: [...effects, ...sends], wakeAt: Math.min(wakeAt, nextTurn(order)) };
}
