import type { NoticeText } from "../../notify/text.ts";

/** 买家来信的回复，以及转达给快递员的话。 */
export const twoWayZhCN: { readonly [notice: string]: NoticeText } = {
  "where-not-shipped": {
    title: "您的订单尚未发货",
    body: ["订单{no}尚未发货，商家承诺在{shipBy}前发货。", "订单{no}尚未发货，发货后会通知您。"],
    status: "待发货",
    tip: "发货后会通知您",
  },
  "where-on-its-way": {
    title: "您的包裹物流进度",
    body: [
      "物流显示包裹{tn}：{milestone}，{problem}，预计{eta}前送达。",
      "物流显示包裹{tn}：{milestone}，{problem}，暂无预计送达时间。",
      "物流显示包裹{tn}：{milestone}，最近到达{city}，预计{eta}前送达。",
      "物流显示包裹{tn}：{milestone}，预计{eta}前送达。",
      "物流显示包裹{tn}：{milestone}，最近到达{city}，暂无预计送达时间。",
      "物流显示包裹{tn}：{milestone}，暂无预计送达时间。",
      "包裹{tn}在途中，预计{eta}前送达。",
      "包裹{tn}在途中，详情可在订单页查看。",
      "订单{no}的包裹在途中，详情可在订单页查看。",
    ],
    status: "物流进度",
    tip: "位置和时间可在订单页查看",
  },
  "where-with-courier": {
    title: "您的包裹正在派送",
    body: [
      "包裹{tn}正在派送，快递员{courier}，电话{phone}，预计{eta}前送达。",
      "包裹{tn}正在派送，快递员电话{phone}，预计{eta}前送达。",
      "包裹{tn}正在派送，快递员{courier}，预计{eta}前送达。",
      "包裹{tn}正在派送，快递员{courier}，电话{phone}。",
      "包裹{tn}正在派送，预计{eta}前送达。",
      "包裹{tn}正在派送，快递员电话{phone}。",
      "包裹{tn}正在派送，请留意来电。",
    ],
    status: "派送中",
    tip: "正在派送，请留意来电",
  },
  "where-over": {
    title: "您询问的包裹",
    body: [
      "物流显示包裹{tn}已签收（{signer}）。如未收到，请在订单页反馈。",
      "物流显示包裹{tn}：{problem}。如有疑问，请联系客服。",
      "物流显示包裹{tn}：{milestone}。{milestone, select, delivered {如未收到，请在订单页反馈。} other {如有疑问，请联系客服。}}",
      "订单{no}没有在途的包裹。如有疑问，请联系客服。",
    ],
    status: "不在途中",
    tip: "如有疑问请联系客服",
  },
  "which-parcel": {
    title: "请问是哪个包裹",
    body: "订单{no}有多个包裹在途，请回复运单号的后四位。",
    status: "请选包裹",
    tip: "请回复运单号的后四位",
  },
  "request-passed-on": {
    title: "您的要求正在转达",
    body: [
      "正在向快递员转达包裹{tn}的要求：{day}{part}派送。以实际派送为准。",
      "正在向快递员转达包裹{tn}的要求：{day}派送。以实际派送为准。",
      "正在向快递员转达包裹{tn}的要求：{request}。以实际派送为准。",
      "正在向快递员转达您对包裹{tn}的要求，以实际派送为准。",
      "正在向快递员转达您对订单{no}的要求，以实际派送为准。",
    ],
    status: "正在转达",
    tip: "以快递员实际派送为准",
  },
  "request-too-early": {
    title: "您的订单尚未发货",
    body: "订单{no}尚未发货，暂时无法转达您的要求。派送时您可以再回复。",
    status: "待发货",
    tip: "派送时您可以再回复",
  },
  "request-too-late": {
    title: "要求已无法转达",
    body: [
      "物流显示包裹{tn}：{problem}，已无法转达您的要求。如需帮助，请联系客服。",
      "物流显示包裹{tn}：{milestone}，已无法转达您的要求。如需帮助，请联系客服。",
      "订单{no}没有正在派送的包裹，已无法转达您的要求。如需帮助，请联系客服。",
    ],
    status: "无法转达",
    tip: "如需帮助请联系客服",
  },
  "recipient-asks": {
    title: "收件人有要求",
    body: [
      "包裹{tn}收件人要求：{day}{part}派送。",
      "包裹{tn}收件人要求：{day}派送。",
      "包裹{tn}收件人要求：{request}。",
      "收件人对包裹{tn}有要求，请查看派送任务。",
      "订单{no}的收件人有要求，请查看派送任务。",
    ],
    status: "收件要求",
    tip: "请按收件人要求派送",
  },
};

/** 要求的说法，与一天中的时段、物流节点。 */
export const twoWayTermsZhCN: { readonly [fact: string]: { readonly [value: string]: string } } = {
  "message.request": {
    call_me: "派送前先打电话",
    another_day: "改天派送",
    door: "放在门口",
    locker: "放快递柜",
    station: "放驿站",
    guard: "放门卫或保安处",
    reception: "放前台",
    neighbour: "交给邻居",
    shop: "放附近商店",
  },
  "message.day-part": { morning: "上午", afternoon: "下午", evening: "晚上" },
  "parcel.milestone": {
    unknown: "暂无物流信息",
    info_received: "已下单，待揽收",
    picked_up: "已揽收",
    in_transit: "运输中",
    customs: "清关中",
    arrived_destination: "已到派送地",
    out_for_delivery: "派送中",
    awaiting_collection: "待领取",
    delivered: "已签收",
    returning: "正在退回商家",
    returned: "已退回商家",
    cancelled: "运单已取消",
  },
};
