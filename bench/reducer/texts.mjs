// What people read, in Chinese, and how times, amounts and lengths are written.
import { beijing } from "./events.mjs";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const two = (n) => String(n).padStart(2, "0");

/** 6月3日10:05; midnight is the 24:00 of the day that ends. */
export function timeText(at, now) {
  const wall = new Date(at + beijing);
  const isMidnight = wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0;
  const day = isMidnight ? new Date(at + beijing - minute) : wall;
  const clock = isMidnight ? "24:00" : `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
  const year = day.getUTCFullYear();
  const otherYear = year === new Date(now + beijing).getUTCFullYear() ? "" : `${year}年`;
  return `${otherYear}${day.getUTCMonth() + 1}月${day.getUTCDate()}日${clock}`;
}

export const moneyText = (amount) => (amount % 100 === 0 ? `${amount / 100}元` : `${(amount / 100).toFixed(2)}元`);

export function lengthText(ms) {
  const fits = (unit) => ms >= 2 * unit || ms === unit;
  if (fits(day)) return `${Math.floor(ms / day)}天`;
  return fits(hour) ? `${Math.floor(ms / hour)}小时` : `${Math.floor(ms / minute)}分钟`;
}

const carriers = { zhongtong: "中通快递", yuantong: "圆通速递", shunfeng: "顺丰速运", yunda: "韵达速递" };
const hotlines = { zhongtong: "95311", yuantong: "95554", shunfeng: "95338", yunda: "95546" };
const carrierOf = ({ parcel }) => carriers[parcel.carrier] ?? parcel.carrier;

/** When it should be there, if that is still to come. */
const arrival = ({ parcel, now }, text) => (parcel.eta > now ? text(timeText(parcel.eta, now)) : "");

const signers = {
  recipient: "本人",
  agent: "他人代收",
  locker_or_station: "快递柜或驿站",
  neighbour: "邻居代收",
};

export const reasons = {
  "delay-coupon": "发货超时",
  "overdue-pick-up": "揽收超时",
  "stall-coupon": "物流长时间未更新",
};

const items = ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0);
const coupons = ({ money }) => money.reduce((sum, { paid = 0 }) => sum + paid, 0);

/** Title and body of each notice; `about`: what the one it is about adds. */
export const texts = {
  "payment-due": (order, { due }) => ["订单待付款", `订单${order.id}尚未付款，将于${due}自动关闭，请及时付款。`],
  "order-paid": (order, { due }) => ["付款成功", `订单${order.id}已付款。商家承诺在${due}前发货，发货后我们会通知您。`],
  shipped: (order) => [
    "商家已发货",
    `商家已为订单${order.id}发货：${carrierOf(order)} ${order.parcel.number}${arrival(order, (eta) => `，预计${eta}前送达`)}。收到后请先验货，再确认收货。`,
  ],
  "picked-up": (order) => [
    "快递已揽收",
    `${carrierOf(order)}已揽收包裹${order.parcel.number}${arrival(order, (eta) => `，预计${eta}前送达`)}。`,
  ],
  "parcel-arrived": (order) => {
    const { number, place } = order.parcel;
    const then = arrival(order, (eta) => `预计${eta}前送达`) || "等待派送";
    return ["包裹已到派送地", `包裹${number}已到达${place || "派送地"}，${then}。`];
  },
  "out-for-delivery": (order) => {
    const { number, courier, phone } = order.parcel;
    const eta = arrival(order, (time) => `，预计${time}前送达`);
    if (!phone && !(courier && eta)) return ["包裹正在派送", `包裹${number}正在派送${eta}，请留意来电。`];
    const who = `快递员${courier}${phone ? `（${phone}）` : ""}`;
    return ["包裹正在派送", `${who}正在派送包裹${number}${eta}，请留意来电。`];
  },
  delivered: (order) => [
    "包裹已签收",
    `物流显示包裹${order.parcel.number}已签收${signers[order.parcel.signer] ? `（${signers[order.parcel.signer]}）` : ""}。请核对数量和质量，无误后确认收货；如未收到，请在订单页反馈。`,
  ],
  "receipt-thanks": (order) => [
    "感谢您确认收货",
    `订单${order.id}已确认收货，感谢您的信任。如商品有问题，您仍可在售后期内申请售后。`,
  ],
  "arriving-soon": (order) => [
    "包裹即将送达",
    `包裹${order.parcel.number}${arrival(order, (eta) => `预计${eta}前送达`) || "即将送达"}，请保持电话畅通。收到后请先验货，再确认收货。`,
  ],
  "please-confirm": (order) => [
    "请确认收货",
    `物流显示订单${order.id}已签收。请验货，无误后确认收货；如有问题，可申请售后。`,
  ],
  "auto-confirm-soon": (order, { due }) => [
    "即将自动确认收货",
    `订单${order.id}将于${due}自动确认收货。如未收到或需要更多时间，请在此之前延长收货（还可延长1次）；如有问题，可申请售后。`,
  ],
  "late-shipment": (order) => {
    const coupon = coupons(order);
    const given = coupon ? `，已补偿您${moneyText(coupon)}无门槛券` : "";
    return ["订单未按时完成发货", `抱歉，订单${order.id}未按时完成发货${given}。您可继续等待，或申请退款。`];
  },
  "long-unshipped": (order, { length }) => [
    "订单仍未完成发货",
    `抱歉，订单${order.id}已超过承诺发货时间${length}，仍未完成发货。您可选择重新发货、退款或继续等待。`,
  ],
  "overdue-pick-up": (order) => {
    const phone = hotlines[order.parcel.carrier];
    const call = phone ? `联系${carrierOf(order)}（${phone}）` : `联系${carrierOf(order)}`;
    const text = `抱歉，物流显示订单${order.id}的包裹${order.parcel.number}仍未揽收，已超过时限，我们已提醒商家。您可${call}、申请退款或联系客服。`;
    return ["快递揽收超时", text];
  },
  "no-news": (order, { length }) => [
    "物流长时间未更新",
    `包裹${order.parcel.number}已${length}没有新的物流信息，我们正与快递公司核实。您可联系客服或申请售后。`,
  ],
  compensated: (order, { amount, reason }) => [
    "补偿已发放",
    `订单${order.id}的补偿已发放：${amount}无门槛券，原因：${reason}。`,
  ],
  "new-order": (order, { due }) => ["您有新订单", `新订单${order.id}，共${items(order)}件，请在${due}前发货。`],
  "ship-soon": (order, { due, length }) => [
    "订单即将发货超时",
    `订单${order.id}距发货超时还有${length}，请在${due}前发货。`,
  ],
  "ship-now": (order, { due, length }) => [
    "请立即发货",
    `订单${order.id}距发货超时仅剩${length}，请立即发货，最晚不超过${due}。`,
  ],
  "late-shipment-seller": (order, { due }) => {
    const owed = coupons(order);
    const say = owed ? `，应补偿买家${moneyText(owed)}` : "";
    return ["订单发货超时", `订单${order.id}发货超时${say}。如有客观原因，可在${due}前申诉。`];
  },
  "pick-up-soon": (order, { due }) => [
    "包裹还未揽收",
    `订单${order.id}（${carrierOf(order)} ${order.parcel.number}）尚无揽收记录，${due}后将判为揽收超时，请催促快递揽收。`,
  ],
  "overdue-pick-up-seller": (order, { due }) => [
    "包裹揽收超时",
    `订单${order.id}的包裹${order.parcel.number}揽收超时，视为虚假发货。请依次处理：1. 与买家沟通；2. 联系快递；3. 如有客观原因，在${due}前申诉。`,
  ],
  "uploaded-early": (order, { due }) => [
    "运单号上传过早",
    `订单${order.id}的运单号上传过早，揽收时限为${due}。请确保快递按时揽收。`,
  ],
  "no-news-seller": (order, { length }) => [
    "包裹长时间无物流",
    `订单${order.id}的包裹${order.parcel.number}已${length}没有新的物流信息，请联系${carrierOf(order)}核实。`,
  ],
  charged: (order, { amount, reason }) => ["扣款通知", `订单${order.id}扣款${amount}，原因：${reason}。`],
  "charge-returned": (order, { amount }) => [
    "扣款已取消",
    `更正：订单${order.id}的扣款${amount}已取消，已扣的将退回。`,
  ],
  "appeal-decided": (order, { result }) => ["申诉已有结果", `订单${order.id}的申诉结果：${result}。`],
  "breach-withdrawn": (order, { kind, reason }) => [
    "超时判定已撤销",
    `订单${order.id}的${kind}判定已撤销，原因：${reason}。`,
  ],
};
