// What the channels are asked to do: the inbox of the app, and JPush.
const labels = {
  "contact-carrier": "联系快递",
  "contact-us": "联系客服",
  "ask-after-sales": "申请售后",
  "confirm-receipt": "确认收货",
  "report-missing": "未收到货",
  "choose-time": "选择派送时间",
  "ship-order": "去发货",
  pay: "去付款",
  "extend-receipt": "延长收货",
  "ship-again": "重新发货",
  "ask-refund": "申请退款",
  "keep-waiting": "继续等待",
  "open-complaint": "发起投诉",
  "edit-number": "修改运单号",
  "contact-buyer": "联系买家",
  appeal: "提交申诉",
};

export function inboxRequest(order, { topic, importance, subject, actions }, person, send, title, body) {
  return {
    kind: "inbox",
    entry: {
      id: send.id,
      recipient: person.id,
      key: `${order.id}/${subject}/${topic}`,
      category: topic,
      title,
      body,
      locale: "zh-CN",
      actions: actions.map((id) => ({ id, label: labels[id] })),
      createdAt: order.now,
      expiresAt: send.expiresAt,
      importance,
    },
  };
}

export function pushRequest(order, appKey, person, send, title, body) {
  const extras = { n: send.id, order: order.id };
  const device = person.addresses.push;
  return {
    kind: "http",
    method: "POST",
    url: "https://api.jpush.cn/v3/push",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      platform: "all",
      audience: { registration_id: typeof device === "string" ? [device] : device },
      notification: {
        alert: body,
        android: { alert: body, title, extras },
        ios: { alert: { title, body }, sound: "default", "thread-id": `order-${order.id}`, extras },
      },
      options: { time_to_live: Math.floor((send.expiresAt - order.now) / 1000), apns_production: true },
    }),
    auth: { scheme: "basic", user: appKey },
  };
}
