// Who is told what, now or when the night is over.
import { confirmBy, day, hour, keepMoving, nextScanBy, pickUpBy, shipBy } from "./clocks.mjs";
import { midnight } from "./events.mjs";
import { inboxRequest, pushRequest } from "./requests.mjs";
import { lengthText, moneyText, reasons, texts, timeText } from "./texts.mjs";

const appKey = "8103a4c628a0b98974ec1949";
const lives = { critical: 2 * hour, high: 12 * hour, normal: day, low: 3 * day };
/** How long an answer may take. */
const silences = { critical: hour / 12, high: hour / 12, normal: hour, low: hour };

/** Everything that is so now and somebody should know, in order; and when time alone makes the next such thing. */
function holding(order) {
  const { now, parcel, paidAt, shippedAt, receivedAt } = order;
  const all = [];
  let next = Number.POSITIVE_INFINITY;
  const from = (at) => {
    if (now >= at) return true;
    if (at < next) next = at;
    return false;
  };
  const say = (to, name, topic, importance, actions, since, more = {}) => {
    const { subject = "order", episode = 0, fresh } = more;
    const isStale = fresh !== undefined && now > since + fresh;
    if (!isStale) all.push({ to, name, topic, importance, actions, since, subject, episode, ...more });
  };
  const ship = shipBy(order, now);
  const pickUp = pickUpBy(order, now);
  const moving = keepMoving(order, now);
  const confirm = confirmBy(order);
  const about = { subject: parcel?.id };

  if (paidAt && !shippedAt)
    say("buyer", "order-paid", "payment", "normal", [], paidAt, { facts: () => ({ due: timeText(ship?.due, now) }) });
  if (parcel && !receivedAt) {
    const { pickedUp, arrived, out, delivered } = parcel;
    if (!arrived && !out && !delivered)
      say("buyer", "shipped", "shipping", "normal", ["contact-carrier"], shippedAt, { ...about, covers: "picked-up" });
    if (pickedUp && !arrived && !out && !delivered)
      say("buyer", "picked-up", "shipping", "low", [], pickedUp.at, { ...about, fresh: 3 * day });
    if (arrived && !out && !delivered)
      say("buyer", "parcel-arrived", "shipping", "normal", [], arrived.at, { ...about, fresh: 12 * hour });
    if (out && !delivered) {
      const round = { ...about, episode: parcel.round, fresh: 12 * hour };
      say("buyer", "out-for-delivery", "shipping", "high", ["choose-time"], out.at, round);
    }
    if (delivered) {
      const actions = ["confirm-receipt", "report-missing", "ask-after-sales"];
      say("buyer", "delivered", "shipping", "normal", actions, delivered.at, { ...about, fresh: 3 * day });
    }
  }
  if (receivedAt && order.receivedBy === "buyer")
    say("buyer", "receipt-thanks", "receipt", "low", ["ask-after-sales"], receivedAt, { fresh: 3 * day });
  if (order.createdAt && !paidAt && from(order.createdAt + 10 * 60_000)) {
    const facts = () => ({ due: timeText(order.createdAt + 30 * 60_000, now) });
    say("buyer", "payment-due", "payment", "normal", ["pay"], order.createdAt + 10 * 60_000, { facts });
  }
  const standsStill = (pickUp?.is === "breached" && !parcel.pickedUp) || moving?.is === "breached";
  const isExpected = parcel?.eta && !parcel.out && !parcel.delivered && !standsStill;
  if (isExpected && now <= parcel.eta && from(parcel.eta - day)) {
    from(parcel.eta + 1);
    if (!receivedAt) say("buyer", "arriving-soon", "shipping", "normal", [], parcel.eta - day, about);
  }
  const confirmSoon = confirm && now <= confirm.due && from(confirm.due - day);
  const { delivered } = parcel ?? {};
  const mayConfirm = delivered && !receivedAt && from(delivered.at + day) && delivered.at + day >= delivered.known;
  if (mayConfirm && !confirmSoon) {
    const actions = ["confirm-receipt", "ask-after-sales"];
    say("buyer", "please-confirm", "receipt", "normal", actions, delivered.at + day);
  }
  if (confirmSoon) {
    from(confirm.due + 1);
    const actions = ["confirm-receipt", "extend-receipt", "report-missing", "ask-after-sales"];
    const facts = () => ({ due: timeText(confirm.due, now) });
    say("buyer", "auto-confirm-soon", "receipt", "high", actions, confirm.due - day, { episode: confirm.due, facts });
  }
  if (ship && !shippedAt && ship.is !== "met") {
    const isLong = from(ship.due + day);
    if (isLong) {
      const actions = ["ship-again", "ask-refund", "keep-waiting"];
      const facts = () => ({ length: lengthText(now - ship.due) });
      say("buyer", "long-unshipped", "shipping", "high", actions, ship.due + day, { episode: ship.due, facts });
    } else if (ship.is === "breached") {
      const actions = ["keep-waiting", "ask-refund", "contact-us"];
      const more = { episode: ship.due, covers: "compensated" };
      say("buyer", "late-shipment", "shipping", "high", actions, ship.due, more);
    }
  }
  if (pickUp?.is === "breached" && !parcel.pickedUp && !receivedAt) {
    const actions = ["contact-carrier", "ask-refund", "contact-us", "open-complaint"];
    say("buyer", "overdue-pick-up", "shipping", "high", actions, pickUp.due, about);
  }
  const silent = () => ({ length: lengthText(now - parcel.lastScan.at) });
  if (moving?.is === "breached" && !receivedAt) {
    const more = { ...about, episode: moving.started, facts: silent };
    say("buyer", "no-news", "shipping", "normal", ["contact-us", "ask-after-sales"], moving.due, more);
  }
  for (const row of order.money) {
    if (!row.paid) continue;
    const facts = () => ({ amount: moneyText(row.paid), reason: reasons[row.policy] });
    say("buyer", "compensated", "compensation", "normal", [], row.issuedAt, {
      subject: `${row.policy}:${row.key}`,
      episode: row.orderedAt,
      facts,
    });
  }
  if (paidAt && !shippedAt) {
    const facts = () => ({ due: timeText(ship?.due, now) });
    say("seller", "new-order", "seller-orders", "high", ["ship-order"], paidAt, { facts });
  }
  if (ship?.is === "open" && from(ship.due - 12 * hour)) {
    from(ship.due + 1);
    const isLast = from(ship.due - 2 * hour);
    const facts = () => ({ due: timeText(ship?.due, now), length: lengthText(ship.due - now) });
    const since = ship.due - (isLast ? 2 : 12) * hour;
    const more = { episode: ship.due, facts };
    const [name, importance] = isLast ? ["ship-now", "critical"] : ["ship-soon", "normal"];
    say("seller", name, "seller-orders", importance, ["ship-order"], since, more);
  }
  for (const breach of order.breaches) {
    if (breach.promise !== "ship-by" || breach.ended) continue;
    const facts = () => ({ due: timeText(breach.raised + 3 * day, now) });
    const actions = ["ship-order", "contact-buyer", "appeal"];
    say("seller", "late-shipment-seller", "penalties", "high", actions, breach.raised, { subject: breach.key, facts });
  }
  if (pickUp?.is === "open" && from(pickUp.due - 6 * hour)) {
    from(pickUp.due + 1);
    const facts = () => ({ due: timeText(pickUp.due, now) });
    const actions = ["contact-carrier", "edit-number"];
    const more = { ...about, episode: pickUp.due, facts };
    say("seller", "pick-up-soon", "seller-orders", "high", actions, pickUp.due - 6 * hour, more);
  }
  for (const breach of order.breaches) {
    if (breach.promise !== "pick-up-by" || breach.ended) continue;
    const facts = () => ({ due: timeText(breach.raised + 3 * day, now) });
    const actions = ["contact-buyer", "contact-carrier", "appeal"];
    say("seller", "overdue-pick-up-seller", "penalties", "high", actions, breach.raised, {
      subject: breach.key,
      facts,
    });
  }
  // Nobody fetches it on the evening it was handed in.
  if (pickUp?.is === "open" && shippedAt - midnight(shippedAt) >= 21 * hour) {
    const facts = () => ({ due: timeText(pickUp.due, now) });
    say("seller", "uploaded-early", "seller-orders", "normal", [], shippedAt, { ...about, facts });
  }
  const notMovedOn = nextScanBy(order, now);
  const quiet =
    moving?.is === "breached" ? moving : notMovedOn?.is === "breached" && !parcel.movedOn ? notMovedOn : null;
  if (quiet) {
    const more = { ...about, episode: quiet.due, facts: silent };
    say("seller", "no-news-seller", "seller-orders", "normal", ["contact-carrier"], quiet.due, more);
  }
  for (const row of order.money) {
    if (!row.charged) continue;
    const left = row.charged - (row.reversed ?? 0);
    const subject = `${row.policy}:${row.key}`;
    const facts = (amount) => () => ({ amount: moneyText(amount), reason: reasons[row.policy] });
    const told = order.told[`charged/${subject}/${row.orderedAt}/seller`];
    if (left > 0) {
      const more = { subject, episode: row.orderedAt, facts: facts(row.charged), isForInbox: true };
      say("seller", "charged", "penalties", "normal", [], row.issuedAt, more);
    }
    if (row.back && told) {
      const more = { subject, episode: row.backAt, facts: facts(row.back), isForInbox: true };
      say("seller", "charge-returned", "penalties", "normal", [], told.first, more);
    }
  }
  const wronged = { "ship-by": "late-shipment-seller", "pick-up-by": "overdue-pick-up-seller" };
  const kinds = { "ship-by": "发货超时", "pick-up-by": "揽收超时" };
  const withdrawn = { "late-evidence": "后续记录显示并未超时" };
  for (const breach of order.breaches) {
    // Of his own appeal he is told the result.
    const told =
      breach.ended && breach.why !== "appeal" && order.told[`${wronged[breach.promise]}/${breach.key}/0/seller`];
    if (!told) continue;
    const more = {
      subject: breach.key,
      episode: told.first,
      facts: () => ({ kind: kinds[breach.promise], reason: withdrawn[breach.why] }),
    };
    say("seller", "breach-withdrawn", "penalties", "normal", [], told.first, more);
  }
  for (const breach of order.breaches) {
    if (!breach.ruled) continue;
    const facts = () => ({ result: breach.ended ? "申诉成立，超时判定已撤销" : "申诉不成立" });
    const more = { subject: breach.key, facts };
    say("seller", "appeal-decided", "penalties", "normal", [], breach.ruled, more);
  }
  return { all, next };
}

const keyOf = ({ name, subject, episode, to }) => `${name}/${subject}/${episode}/${to}`;

/** When the buyer's night ends; 0 by day. From ten in the evening to eight. */
function nightUntil(now) {
  const today = midnight(now);
  const since = now - today;
  return since < 8 * hour ? today + 8 * hour : since >= 22 * hour ? today + day + 8 * hour : 0;
}

/** What an order tells at an instant, and when it should be looked at again. */
export function notify(order, people) {
  const { all, next } = holding(order);
  const { now } = order;
  let wakeAt = next;
  let { told } = order;
  const night = nightUntil(now);
  const leaving = [];
  for (const notice of all) {
    const before = told[keyOf(notice)];
    if (!isSent(before?.inbox)) leaving.push({ notice, lane: "inbox" });
    const { push } = before ?? {};
    const silentFrom = push?.is === "begun" ? push.at + silences[notice.importance] : 0;
    if (silentFrom > now && silentFrom < wakeAt) wakeAt = silentFrom;
    if (notice.isForInbox || isSent(push)) continue;
    if (notice.to === "buyer" && night) wakeAt = Math.min(wakeAt, night);
    else leaving.push({ notice, lane: "push" });
  }
  const sends = [];
  const mark = (notice, lane, attempt) => {
    const key = keyOf(notice);
    told = { ...told, [key]: { first: now, ...told[key], [lane]: attempt } };
    if (notice.name === "auto-confirm-soon") order.warnedAt ??= now;
  };
  for (const { notice, lane } of leaving) {
    // Said by another message that leaves now.
    const host = leaving.find((one) => one.lane === lane && one.notice.covers === notice.name)?.notice;
    if (host) {
      mark(notice, lane, { tries: 0, is: "sent" });
      continue;
    }
    const tries = (told[keyOf(notice)]?.[lane]?.tries ?? 0) + 1;
    sends.push(sendOf(order, notice, lane, tries, people));
    mark(notice, lane, { tries, is: "sent" });
  }
  order.told = told;
  return { sends, wakeAt };
}

const isSent = (attempt) => attempt !== undefined && attempt.is !== "withdrawn" && attempt.is !== "failed";

function sendOf(order, notice, lane, attempt, people) {
  const { name, subject, episode, to, importance, since, fresh } = notice;
  const { now } = order;
  const person = people.find((one) => one.role === to);
  const channel = lane === "inbox" ? "inbox" : "jpush";
  const id = `${order.id}/${keyOf(notice)}/${channel}/${attempt}`;
  const life = now + lives[importance];
  const expiresAt = fresh === undefined ? life : Math.min(life, since + fresh);
  const [title, body] = texts[name](order, notice.facts?.() ?? {});
  const send = {
    type: "send",
    id,
    owner: order.id,
    notice: name,
    subject,
    episode,
    person: person.id,
    role: to,
    channel,
    attempt,
    class: importance,
    since,
    at: now,
    expiresAt,
  };
  const request =
    lane === "inbox"
      ? inboxRequest(order, notice, person, send, title, body)
      : pushRequest(order, appKey, person, send, title, body);
  return { ...send, request };
}

/** The second look before a message leaves: is it still so, and is it not night by now? */
export function begin(order, sendId) {
  const parts = sendId.split("/");
  const key = parts.slice(1, 5).join("/");
  const lane = parts[5] === "inbox" ? "inbox" : "push";
  const before = order.told[key];
  if (before?.[lane]?.is !== "sent") return;
  const notice = holding(order).all.find((one) => keyOf(one) === key);
  const isNight = notice?.to === "buyer" && lane === "push" && nightUntil(order.now) > 0;
  const is = notice && !isNight ? "begun" : "withdrawn";
  order.told = { ...order.told, [key]: { ...before, [lane]: { ...before[lane], is, at: order.now } } };
}
