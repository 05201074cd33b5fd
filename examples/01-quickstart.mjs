/** An order in two parcels from Hangzhou to Urumqi, tracked by Kuaidi100: what each person is told, and what not and why. */
import { defineRulebook, instant, traced } from "waybell";
import { aliyunSms } from "waybell/channels/aliyun-sms";
import { email } from "waybell/channels/email";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { wechatMiniSubscribe } from "waybell/channels/wechat-mini-subscribe";
import { commerce, marketplaceCn } from "waybell/packs";
import { kuaidi100 } from "waybell/tracking/kuaidi100";
import { accept, kuaidi100Push, makeClock, makeHost, makeTable } from "./host.mjs";

const sms = {
  SMS_1: `快递员\${courier}（\${phone}）正派送包裹\${tn}，请留意来电。`,
  SMS_2: `包裹\${tn}已到\${point}，取件码\${code}，请尽快领取。`,
};
const card = (fields) => [{ id: "TEMPLATE_ID", locale: "zh-CN", fields }];
const parcelCard = card({ character_string2: "tn", phrase3: "status", thing5: "tip" });
const channels = [
  inbox(),
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  wechatMiniSubscribe({
    templates: { "parcel-arrived": parcelCard, delivered: parcelCard, "delivered-in-dispute": parcelCard },
  }),
  aliyunSms({
    accessKeyId: "LTAI-example",
    signName: "示例商城",
    templates: {
      "out-for-delivery": [{ code: "SMS_1", locale: "zh-CN", text: sms.SMS_1 }],
      "ready-to-collect": [{ code: "SMS_2", locale: "zh-CN", text: sms.SMS_2 }],
    },
  }),
  email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
];
// A pack is data: these are the rules of the marketplace, each with e-mail as its last channel.
const byMail = ([name, rule]) => [name, { ...rule, channels: [...rule.channels, "email"] }];
const notices = Object.fromEntries(Object.entries(commerce.notices ?? {}).map(byMail));
const rules = { ...commerce, id: "commerce-and-mail", notices };
const rulebook = defineRulebook({ packs: [{ ...marketplaceCn, extends: rules }], channels });

const salt = "the-salt-given-to-kuaidi100";
const tea = [
  ["2026-06-01 19:05:00", "【杭州市】已揽收", "103", "浙江,杭州市"],
  ["2026-06-02 08:00:00", "【杭州市】已离开，发往乌鲁木齐市", "0", "浙江,杭州市"],
  ["2026-06-05 02:30:00", "【乌鲁木齐市】快件到达派件城市", "1001", "新疆,乌鲁木齐市"],
  ["2026-06-05 15:00:00", "【乌鲁木齐市】派件员：王师傅，电话：13900000001，正在派件", "5", "新疆,乌鲁木齐市"],
  ["2026-06-05 18:10:00", "【乌鲁木齐市】已签收，签收人：本人", "301", "新疆,乌鲁木齐市"],
];
const cups = [
  ["2026-06-03 08:30:00", "【杭州市】已揽收", "103", "浙江,杭州市"],
  ["2026-06-03 10:00:00", "【杭州市】已离开，发往乌鲁木齐市", "0", "浙江,杭州市"],
  ["2026-06-04 21:00:00", "【乌鲁木齐市】快件到达派件城市", "1001", "新疆,乌鲁木齐市"],
  ["2026-06-06 13:20:00", "已到幸福小区驿站，凭8-2-3307取件", "501", "新疆,乌鲁木齐市"],
];

const seller = { id: "seller", role: "seller", zone: "Asia/Shanghai", addresses: { email: "seller@shop.example" } };
const total = { amount: 26800, currency: "CNY" };

async function run(locale, addresses) {
  const buyer = { id: "buyer", role: "buyer", zone: "Asia/Urumqi", locale, addresses };
  const clock = makeClock();
  const table = makeTable({ print: console.log, clock, offset: 6 * 3_600_000, texts: sms });
  // On 3 June the buyer removes the app: from then on JPush answers that it does not know the device.
  const removed = instant("2026-06-03T12:00+08:00");
  const gone = { status: 400, headers: {}, body: '{"error":{"code":1011}}' };
  const answer = (send) => (send.channel === "jpush" && clock.now() > removed ? gone : accept(send));
  const shop = makeHost({ rulebook, people: [buyer, { ...seller, locale }], clock, table, answer });

  let count = 0;
  const happens = (time, type, role, payload) =>
    shop.at(`2026-06-${time}+08:00`, "6001", [{ id: `e${++count}`, type, orderId: "6001", actor: { role }, payload }]);
  const pushed = async (time, com, nu, scans) => {
    const rawBody = kuaidi100Push(salt, com, nu, scans);
    const receivedAt = instant(`2026-06-${time}+08:00`);
    const { parcels } = kuaidi100().decode({ headers: {}, rawBody }, { salt, zone: "Asia/Shanghai" });
    const events = parcels.map((parcel) => traced(parcel, { orderId: "6001", receivedAt }));
    const [outcome] = await shop.at(receivedAt, "6001", events);
    if (outcome.is === "duplicate") table.line("-", "duplicate", "Kuaidi100 pushed this before");
  };

  const lines = [
    { id: "tea", title: "龙井茶", quantity: 1 },
    { id: "cups", title: "茶杯", quantity: 2 },
  ];
  const order = { kind: "normal", lines, total, leg: "remote" };
  const teaParcel = { parcelId: "tea", carrier: "zhongtong", number: "73100000000001" };
  await happens("01T10:00", "order.created", "buyer", order);
  await happens("01T10:01", "payment.captured", "buyer", { amount: total });
  await happens("01T16:00", "shipment.submitted", "seller", { ...teaParcel, lines: [{ lineId: "tea", quantity: 1 }] });
  await pushed("01T19:30", "zhongtong", "73100000000001", tea.slice(0, 1));
  await pushed("02T08:05", "zhongtong", "73100000000001", tea.slice(0, 2));
  await happens("02T11:00", "shipment.submitted", "seller", {
    parcelId: "cups",
    carrier: "yuantong",
    number: "YT1000000000002",
  });
  await pushed("03T10:05", "yuantong", "YT1000000000002", cups.slice(0, 2));
  await pushed("05T02:40", "zhongtong", "73100000000001", tea.slice(0, 3)); // in the buyer's night
  await pushed("05T02:50", "zhongtong", "73100000000001", tea.slice(0, 3)); // the same once more
  await pushed("05T13:00", "yuantong", "YT1000000000002", cups.slice(0, 3)); // 16 hours late
  await pushed("05T15:02", "zhongtong", "73100000000001", tea.slice(0, 4));
  await pushed("05T18:12", "zhongtong", "73100000000001", tea);
  await pushed("06T13:25", "yuantong", "YT1000000000002", cups);
}

console.log("In Chinese, to the telephone. All times are the buyer's, in Urumqi.\n");
await run("zh-CN", { push: "device-1", wechat: "open-id-1", sms: "13900000002" });
console.log("\nThe same order in English, by e-mail.\n");
await run("en", { email: "buyer@mail.example" });
