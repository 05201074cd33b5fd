// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { describe, expect, it } from "vitest";
import { defineRulebook, type Person, replyEvent } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { base } from "../../src/packs/base.ts";
import { commerce } from "../../src/packs/commerce.ts";
import {
  at,
  buyer,
  channelsOf,
  created,
  number,
  paid,
  scan,
  shipped,
  sms,
  smsTemplates,
  t,
  traced,
  wechatNotices,
} from "./fixture.ts";

// The SMS provider has a template for the answers that these stories are told in.
const templates = {
  ...smsTemplates,
  "where-with-courier": sms("WHERE_OUT", [
    "包裹${tn}正在派送，快递员${courier}，电话${phone}，预计${eta}前送达。",
    "Parcel ${tn} is with ${courier}, phone ${phone}, due ${eta}.",
  ]),
  "where-on-its-way": sms("WHERE", [
    "包裹${tn}：${milestone}，预计${eta}前送达。",
    "Parcel ${tn}: ${milestone}, by ${eta}.",
  ]),
  "where-not-shipped": sms("NOT_SHIPPED", ["订单${no}尚未发货。", "Order ${no} has not shipped yet."]),
  "where-to-collect": sms("WHERE_POINT", ["包裹${tn}在${point}，请尽快领取。", "Parcel ${tn} is at ${point}."]),
  "where-over": sms("WHERE_OVER", ["包裹${tn}已签收（${signer}）。", "Parcel ${tn} was received by ${signer}."]),
  "which-parcel": sms("WHICH", [
    "订单${no}有多个包裹在途，请回复后四位。",
    "Order ${no}: which parcel? Last 4, please.",
  ]),
  "request-passed-on": sms(
    "PASSED_ON",
    ["正在转达包裹${tn}的要求：${day}派送。", "Parcel ${tn}: asking for ${day}."],
    ["正在转达包裹${tn}的要求：${request}。", "Parcel ${tn}: passing on: ${request}."],
  ),
  "request-too-early": sms("EARLY", ["订单${no}尚未发货，暂时无法转达。", "Order ${no} has not shipped yet."]),
  "request-too-late": sms("LATE", ["包裹${tn}${milestone}，无法转达。", "Parcel ${tn} is ${milestone}: too late."]),
};
const channels = channelsOf(templates, wechatNotices);
const book = defineRulebook({ packs: [marketplaceCn], channels });

const courier: Person = {
  id: "courier-5",
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "courier-device", sms: "13700000005" },
};

const virtualPhone = "95013999900001";
const name = "李师傅";
const out = (dayAndTime: string): ScenarioEvent =>
  scan(dayAndTime, { milestone: "out_for_delivery", courier: { name, phone: "13800001234", virtualPhone } });

/** What the buyer writes, by SMS. */
const writes = (
  text: string,
  more: Partial<Extract<ScenarioEvent, { readonly type: "message.received" }>["payload"]> = {},
): ScenarioEvent<"message.received"> => ({
  type: "message.received",
  payload: { person: "buyer-7", channel: "aliyun-sms", text, ...more },
});

const paidOrder = scenario(book).given({ people: [buyer, courier], events: [created, paid] });
const shippedAt = (dayAndTime: string): ScenarioEvent => ({
  ...shipped,
  occurredAt: t(dayAndTime),
  payload: { ...shipped.payload, eta: t("06-03 18:00") },
});
/** One parcel, with the courier since 08:30 on Wednesday 06-03. */
const withCourier = paidOrder
  .given({ events: [shippedAt("06-01 18:00"), { ...scan("06-01 20:30", "picked_up"), receivedAt: t("06-01 20:30") }] })
  .given({ events: [{ ...out("06-03 08:30"), receivedAt: t("06-03 08:30") }] })
  .at(t("06-03 09:00"));

const tn = number;

describe("a buyer asks where the parcel is", () => {
  it("S4-29 and hears who brings it, and when: the courier's virtual number is told whole", () => {
    withCourier
      .when(writes("到哪了？"))
      .then.accepted()
      .told("buyer", "where-with-courier", "sms", {
        at: t("06-03 09:00"),
        text: [tn, name, virtualPhone, "6月3日18:00"],
      })
      .nothingElse();
  });

  it("S4-29 a real number is masked", () => {
    paidOrder
      .given({ events: [shippedAt("06-01 18:00")] })
      .given({
        events: [
          {
            ...scan("06-03 08:30", { milestone: "out_for_delivery", courier: { name, phone: "13800001234" } }),
            receivedAt: t("06-03 08:30"),
          },
        ],
      })
      .at(t("06-03 09:00"))
      .when(writes("Where is it?"))
      .then.toldContaining("buyer", "where-with-courier", "sms", { text: "138****1234" })
      .nothingElse();
  });

  it("S4-29 at night she is answered at once, for she is awake and asked; the courier hears nothing of it", () => {
    paidOrder
      .given({ events: [shippedAt("06-01 18:00")] })
      .at(t("06-01 23:30"))
      .when(writes("什么时候能到"))
      .then.told("buyer", "where-on-its-way", "sms", {
        at: t("06-01 23:30"),
        text: [tn, "暂无物流信息", "6月3日18:00"],
      })
      .nothingElse();
  });

  it.each([
    [{ name: "丰巢柜", code: "8-2-3307" }, `包裹${tn}已到丰巢柜，取件码8-2-3307，请于6月10日10:00前领取。`],
    [{ name: "丰巢柜" }, `包裹${tn}已到丰巢柜，请于6月10日10:00前领取。如未收到取件码，请联系中通快递。`],
  ])("S4-29 while it waits she hears the code if there is one, and by when to collect it: %o", (point, text) => {
    const asked = withCourier
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", { milestone: "awaiting_collection", point }))
      .at(t("06-03 10:30"))
      .when(writes("到哪了"));
    const answers = asked.inbox.filter(({ notice }) => notice === "where-to-collect");
    expect(answers.map(({ texts }) => texts)).toEqual([expect.arrayContaining([text])]);
  });

  it("S4-29 before it is shipped, while it waits to be collected, and once she has it", () => {
    const collect = scan("06-03 10:00", {
      milestone: "awaiting_collection",
      point: { name: "丰巢", code: "8-2-3307" },
    });
    paidOrder
      .at(t("06-01 11:00"))
      .when(writes("到哪了"))
      .then.told("buyer", "where-not-shipped", "sms", { text: ["1001"] })
      .nothingElse();
    const waiting = withCourier.at(t("06-03 10:00")).when(collect).at(t("06-03 10:30")).when(writes("到哪了"));
    waiting.then
      .told("buyer", "ready-to-collect", "sms")
      .told("buyer", "where-to-collect", "sms", { at: t("06-03 10:30"), text: [tn, "丰巢"] })
      .nothingElse();
    withCourier
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", { milestone: "delivered", mode: "neighbour" }))
      .at(t("06-03 10:30"))
      .when(writes("到哪了"))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "where-over", "sms", { text: [tn, "邻居代收"] })
      .nothingElse();
  });

  it("S4-29 a second time within two minutes is the same question, and later a new one", () => {
    withCourier
      .when(writes("到哪了"))
      .at(t("06-03 09:02"))
      .when(writes("到哪里了"))
      .then.told("buyer", "where-with-courier", "sms", { at: t("06-03 09:00") })
      .duplicate()
      .nothingElse()
      .at(t("06-03 09:10"))
      .when(writes("到哪了"))
      .then.told("buyer", "where-with-courier", "sms", { at: t("06-03 09:10") })
      .nothingElse();
  });
});

describe("a buyer asks for something", () => {
  it("SC-31 S4-24 N-C04 to leave it at the door: the courier is told, in our words, and she that he is", () => {
    withCourier
      .when(writes("放门口就行，谢谢师傅！"))
      .then.told("buyer", "request-passed-on", "sms", { at: t("06-03 09:00"), text: [tn, "放在门口"] })
      .told("courier", "recipient-asks", "push", {
        at: t("06-03 09:00"),
        text: ["收件人有要求", `包裹${tn}收件人要求：放在门口。`],
      })
      .nothingElse();
  });

  it("S4-24 to leave it in a locker: that is her consent to a pick-up point, and nobody is to blame for it", () => {
    const left = scan("06-03 11:00", { milestone: "awaiting_collection", point: { name: "丰巢" } });
    const asked = withCourier.when(writes("不在家，放快递柜吧")).at(t("06-03 11:00")).when(left);
    asked.then
      .told("buyer", "request-passed-on", "sms")
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${tn}收件人要求：放快递柜。`] })
      .told("buyer", "ready-to-collect", "sms")
      .nothingElse()
      .breaches([]);
    // The door is no pick-up point.
    const wished = withCourier.when(writes("放门口")).at(t("06-03 11:00")).when(left).at(t("06-03 11:01"));
    wished.then
      .told("buyer", "request-passed-on", "sms")
      .told("courier", "recipient-asks", "push")
      .told("buyer", "ready-to-collect", "sms")
      .nothingElse()
      .breaches([["point-consent", "P1", t("06-03 11:00:00.000")]]);
  });

  it.each([
    ["放驿站不方便", "awaiting_collection"],
    ["可以不放驿站", "awaiting_collection"],
    ["邻居不在家", "delivered"],
  ] as const)("S4-24 %s: a no reaches the courier in her own words, and is no consent", (text, milestone) => {
    const mode = milestone === "delivered" ? { mode: "neighbour" as const } : {};
    const left = withCourier
      .when(writes(text))
      .at(t("06-03 11:00"))
      .when(scan("06-03 11:00", { milestone, ...mode }));
    left.then
      .told("buyer", "request-passed-on", "sms", { text: [tn, text] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${tn}收件人要求：${text}。`] });
    left.at(t("06-03 11:01")).then.breaches([["point-consent", "P1", t("06-03 11:00:00.000")]]);
  });

  it("S4-24 to give it to a neighbour: that is her consent that another signs, and to no locker", () => {
    const given = (milestone: "delivered" | "awaiting_collection", mode?: "neighbour" | "locker_or_station") =>
      withCourier
        .when(writes("交给邻居"))
        .at(t("06-03 11:00"))
        .when(scan("06-03 11:00", { milestone, ...(mode ? { mode } : {}) }))
        .at(t("06-03 11:01"));
    given("delivered", "neighbour").then.breaches([]);
    given("delivered", "locker_or_station").then.breaches([["point-consent", "P1", t("06-03 11:00:00.000")]]);
    given("awaiting_collection").then.breaches([["point-consent", "P1", t("06-03 11:00:00.000")]]);
    // Said after it was left there it is none.
    const late = withCourier
      .at(t("06-03 11:00"))
      .when(scan("06-03 11:00", { milestone: "delivered", mode: "neighbour" }))
      .at(t("06-03 11:05"))
      .when(writes("交给邻居"));
    late.then.breaches([["point-consent", "P1", t("06-03 11:00:00.000")]]);
  });

  it("S4-24 for another day: the day is told, and it is a delivery she rescheduled", () => {
    const asked = withCourier.when(writes("周五下午再送可以吗"));
    asked.then
      .told("buyer", "request-passed-on", "sms", { text: [tn, "6月5日"] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${tn}收件人要求：6月5日下午派送。`] })
      .nothingElse();
    expect(asked.record?.parcels[0]?.facts).toEqual([["parcel.rescheduled", at("06-03 09:00"), at("06-03 09:00")]]);
    // This evening is no other day.
    expect(withCourier.when(writes("晚上送")).record?.parcels[0]?.facts).toBeUndefined();
  });

  it.each(["America/New_York", "Pacific/Auckland", "Pacific/Kiritimati"])(
    "S4-24 for a date: the courier reads the same, wherever she is (%s)",
    (zone) => {
      const text = `包裹${tn}收件人要求：6月5日派送。`;
      withCourier
        .given([{ ...buyer, zone }])
        .when(writes("6月5日送"))
        .then.told("buyer", "request-passed-on", "sms", { text: [tn, "6月5日"] })
        .told("courier", "recipient-asks", "push", { text: ["收件人有要求", text] })
        .nothingElse();
    },
  );

  it("S4-24 to be called, and what is understood only by a person: without numbers, links and addresses", () => {
    withCourier
      .when(writes("到了打我电话"))
      .then.told("buyer", "request-passed-on", "sms", { text: [tn, "派送前先打电话"] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${tn}收件人要求：派送前先打电话。`] })
      .nothingElse();
    withCourier
      .when(writes("不要放门口，打139 0000 0007找我妈"))
      .then.told("buyer", "request-passed-on", "sms", { text: [tn, "不要放门口,打…找我妈"] })
      .told("courier", "recipient-asks", "push", {
        text: ["收件人有要求", `包裹${tn}收件人要求：不要放门口,打…找我妈。`],
      })
      .nothingElse();
  });

  it("N-C04 a courier who reads English is told in English, by push, else by SMS", () => {
    const abroad = paidOrder
      .given([{ ...courier, locale: "en", addresses: { push: "courier-device" } }])
      .given({ events: [shippedAt("06-01 18:00")] })
      .given({ events: [{ ...out("06-03 08:30"), receivedAt: t("06-03 08:30") }] })
      .at(t("06-03 09:00"));
    abroad
      .when(writes("Friday morning, please"))
      .then.told("buyer", "request-passed-on", "sms")
      .told("courier", "recipient-asks", "push", {
        text: [
          "The recipient asks for something",
          `The recipient of parcel ${tn} asks: deliver on 5 Jun in the morning.`,
        ],
      })
      .nothingElse();
  });

  it.each([
    ["refused", "已拒收"],
    ["lost", "包裹丢失"],
  ] as const)("S4-29 of a parcel that is %s it says that, and not how far it came", (exception, problem) => {
    const gone = withCourier.when(scan("06-03 09:00", { exception }));
    const answer = (text: string, notice: string) =>
      gone
        .at(t("06-03 10:00"))
        .when(writes(text))
        .inbox.filter((one) => one.notice === notice)
        .map(({ texts }) => texts[1]);
    expect(answer("到哪了", "where-over")).toEqual([`物流显示包裹${tn}：${problem}。如有疑问，请联系客服。`]);
    expect(answer("放门口", "request-too-late")).toEqual([
      `物流显示包裹${tn}：${problem}，已无法转达您的要求。如需帮助，请联系客服。`,
    ]);
  });

  it("S4-29 of a parcel that was delivered after all, and nobody knows to whom, it says that, and asks whether it came", () => {
    const came = withCourier
      .when(scan("06-03 09:00", { exception: "delayed" }))
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", "delivered"))
      .at(t("06-03 10:30"))
      .when(writes("到哪了"));
    const answers = came.inbox.filter((one) => one.notice === "where-over").map(({ texts }) => texts[1]);
    expect(answers).toEqual([`物流显示包裹${tn}：已签收。如未收到，请在订单页反馈。`]);
  });

  it.each([
    ["上午送", "11:59:59.999", "6月3日上午派送"],
    ["上午送", "12:00", "上午送"],
    ["In the morning please", "15:00", "In the morning please"],
    ["下午送", "17:59:59.999", "6月3日下午派送"],
    ["下午送", "18:00", "下午送"],
    ["今晚送", "21:00", "6月3日晚上派送"],
  ])("N-C04 %s, written at %s, is passed on as a time to come, or as it was written", (written, time, request) => {
    const asked = withCourier.at(t(`06-03 ${time}`)).when(writes(written));
    const [told] = asked.inbox.filter(({ notice }) => notice === "recipient-asks");
    expect(told?.texts).toContain(`包裹${tn}收件人要求：${request}。`);
  });

  it("N-C04 two wishes at once are two requests, and each is told", () => {
    withCourier
      .when(writes("放门口"), writes("到了打电话"))
      .then.told("buyer", "request-passed-on", "sms", { text: [tn, "放在门口"] })
      .told("buyer", "request-passed-on", "sms", { text: [tn, "派送前先打电话"] })
      .told("courier", "recipient-asks", "push", { text: `包裹${tn}收件人要求：放在门口。` })
      .told("courier", "recipient-asks", "push", { text: `包裹${tn}收件人要求：派送前先打电话。` })
      .nothingElse();
  });

  it("N-C04 asked before there is a courier it waits for one, and the carrier has a task meanwhile", () => {
    const nobody = scenario(book)
      .given({ people: [buyer], events: [created, paid, shippedAt("06-01 18:00")] })
      .at(t("06-02 09:00"));
    nobody
      .when(writes("放门口"))
      .then.effect(
        "openTask",
        { task: "pass-on-request", assignee: "carrier", rule: "recipient-asks", subject: "message.received#4" },
        { at: t("06-02 09:00"), since: t("06-02 09:00") },
      )
      .told("buyer", "request-passed-on", "sms")
      .nothingElse()
      .people(courier)
      .when(out("06-02 09:00"))
      .then.told("buyer", "out-for-delivery", "sms")
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${tn}收件人要求：放在门口。`] })
      .nothingElse();
  });

  it("S4-24 too early or too late she is told so, and nobody is asked for it", () => {
    paidOrder
      .at(t("06-01 11:00"))
      .when(writes("放门口"))
      .then.told("buyer", "request-too-early", "sms", { text: ["1001"] })
      .nothingElse();
    withCourier
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", "delivered"))
      .when(writes("放门口"))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "request-too-late", "sms", { text: [tn, "已签收"] })
      .nothingElse();
  });

  it("S4-24 delivered before the courier was told, it is no request any more", () => {
    const withdrawn = withCourier.noWorker().when(writes("放门口")).when(scan("06-03 09:00", "delivered")).worker();
    withdrawn.then
      .issued("buyer", "request-passed-on", "sms")
      .issued("courier", "recipient-asks", "push")
      .issued("buyer", "delivered", "push")
      .withdrawn("buyer", "request-passed-on", "sms")
      .withdrawn("courier", "recipient-asks", "push")
      .told("buyer", "delivered", "push")
      .nothingElse();
  });
});

describe("a buyer writes stop", () => {
  const stopped = withCourier.when(writes("退订"));

  it("S4-24 and the host learns that this channel is refused; nothing is passed on", () => {
    stopped.then
      .effect("person", { person: "buyer-7", channel: "aliyun-sms", kind: "sms", learnt: "opted-out" })
      .nothingElse();
  });

  it("the provider's own word counts as well, whatever the text", () => {
    const reply = { from: "13900000007", text: "Arrêt", intent: "opt_out" } as const;
    const event = replyEvent(reply, {
      person: "buyer-7",
      orderId: "1001",
      id: "SM-1",
      now: at("06-03 09:00"),
      channel: "aliyun-sms",
    });
    withCourier
      .when(event as ScenarioEvent)
      .then.effect("person", { person: "buyer-7", channel: "aliyun-sms", kind: "sms", learnt: "opted-out" })
      .nothingElse();
  });

  it("from then on no SMS comes, by push it goes on; what nobody can refuse stays in the inbox", () => {
    stopped
      .people({ id: "buyer-7", optOuts: ["sms"] })
      .when(writes("到哪了", { channel: "push" }))
      .then.effectOfType("person")
      .told("buyer", "where-with-courier", "push")
      .nothingElse();
    const silent = stopped.people({ id: "buyer-7", optOuts: ["sms", "push", "wechat", "chat"] });
    silent
      .when(writes("到哪了", { channel: "push" }))
      .then.effectOfType("person")
      .dropped("where-with-courier", "opted-out")
      .nothingElse();
    const asked = silent.when(writes("到哪了", { channel: "push" }));
    expect(asked.inbox.at(-1)?.notice).toBe("where-with-courier");
  });
});

describe("which parcel is meant", () => {
  const [one, two] = [{ lineId: "L1", quantity: 1 }, "73100000000002"] as const;
  const part = (parcelId: string, of: string): ScenarioEvent => ({
    type: "shipment.submitted",
    occurredAt: t("06-01 18:00"),
    payload: { parcelId, carrier: "zhongtong", number: of, lines: [one], eta: t("06-03 18:00") },
  });
  const both = paidOrder.given({ events: [part("P1", tn), part("P2", two)] }).at(t("06-02 09:00"));
  const asked = (by: Scenario, of: string, more: Parameters<typeof writes>[1] = {}): Scenario =>
    by.when(writes(of, more));

  it("of two under way she is asked, answers with the end of its number, and that is the parcel", () => {
    asked(both, "放门口")
      .then.told("buyer", "which-parcel", "sms", { text: ["1001"] })
      .nothingElse()
      .at(t("06-02 09:01"))
      .when(writes("0002"))
      .then.told("buyer", "request-passed-on", "sms", { text: [two, "放在门口"] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${two}收件人要求：放在门口。`] })
      .nothingElse();
  });

  const rows = ({ record }: Scenario) => record?.messages?.map(([id, when, , , ...row]) => [id, when, ...row]);
  const [m1, m2, m3, m4] = [5, 6, 7, 8].map((n) => `message.received#${n}`);

  it("answered it is asked no more, on whatever channel and whether or not the first arrived", () => {
    for (const [asks, answers] of [
      ["到哪了", "0002"],
      ["到哪了", "0002到哪了"],
    ] as const)
      asked(both.answers("sms", ["no-receipt"]), asks)
        .at(t("06-02 09:03"))
        .when(writes(answers))
        .then.told("buyer", "which-parcel", "sms")
        .told("buyer", "where-on-its-way", "sms", { at: t("06-02 09:03"), text: two })
        .nothingElse()
        .at(t("06-02 09:08"))
        .then.nothing();
  });

  it("unanswered it is asked over the next channel", () => {
    asked(both.answers("sms", ["no-receipt"]), "到哪了")
      .at(t("06-02 09:05"))
      .then.told("buyer", "which-parcel", "sms")
      .told("buyer", "which-parcel", "push", { at: t("06-02 09:05") })
      .nothingElse();
  });

  it("each wish that waits for the answer gets it, from when it was given on", () => {
    const answered = asked(both, "放门口")
      .at(t("06-02 09:05"))
      .when(writes("周五送"))
      .at(t("06-02 09:06"))
      .when(writes("0002"));
    expect(rows(answered)).toEqual([
      [m1, at("06-02 09:06"), "P2", "leave_at", "on-its-way", "door", 0, ""],
      [m2, at("06-02 09:06"), "P2", "reschedule", "on-its-way", "another_day", at("06-05 20:00"), ""],
    ]);
    // Twice within two minutes is once.
    const again = (time: string) => rows(answered.at(t(time)).when(writes("0002")))?.slice(2);
    expect(again("06-02 09:08")).toEqual([]);
    expect(again("06-02 09:08:00.001")).toEqual([
      [m4, at("06-02 09:08:00.001"), "P2", "where", "on-its-way", "", 0, ""],
    ]);
  });

  it("a number alone after that asks where that parcel is: no wish is told twice or of another day", () => {
    const answered = asked(both, "周五送").at(t("06-02 09:01")).when(writes("0002"));
    const replyTo = answered.sent.find(({ notice }) => notice === "which-parcel")?.send.id ?? "";
    for (const more of [{}, { replyTo }]) {
      const after = answered.at(t("06-06 20:00")).when(writes(number.slice(-4), more));
      expect(rows(after)?.slice(1)).toEqual([[m3, at("06-06 20:00"), "P1", "where", "on-its-way", "", 0, ""]]);
      expect(after.record?.parcels.map(({ facts }) => facts?.map(([fact]) => fact))).toEqual([
        undefined,
        ["parcel.rescheduled"],
      ]);
      expect(after.sent.at(-1)).toMatchObject({ notice: "where-on-its-way", subject: m3 });
    }
  });

  it.each([
    ["明天送", "06-03 09:00", ["P2", "reschedule"]],
    ["明天送", "06-03 09:00:00.001", ["P2", "where"]],
    ["今天送", "06-02 23:59:59.999", ["P2", "reschedule"]],
    ["今天送", "06-03 00:00", ["P2", "where"]],
  ])("%s waits for it for a day, and while its day lasts: at %s", (wish, time, meant) => {
    const answered = asked(both, wish).at(t(time)).when(writes("0002"));
    expect(answered.record?.messages?.findLast(([, , , , parcel]) => parcel)?.slice(4, 6)).toEqual(meant);
  });

  it.each([
    "0002 谢谢",
    "尾号0002",
    "尾号是0002。",
    "0002那个",
    "0002 thanks",
    "The one ending 0002, please",
    "it ends in 0002",
    "parcel number 0002",
  ])("%s answers it as the number alone does", (answer) => {
    asked(both, "放门口")
      .at(t("06-02 09:01"))
      .when(writes(answer))
      .then.told("buyer", "which-parcel", "sms")
      .told("buyer", "request-passed-on", "sms", { text: [two, "放在门口"] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${two}收件人要求：放在门口。`] })
      .nothingElse();
  });

  it("what says more than a number is a wish of its own", () => {
    asked(both, "放门口")
      .at(t("06-02 09:01"))
      .when(writes("0002 有狗"))
      .then.told("buyer", "which-parcel", "sms")
      .told("buyer", "request-passed-on", "sms", { text: [two, "0002 有狗"] })
      .told("courier", "recipient-asks", "push", { text: ["收件人有要求", `包裹${two}收件人要求：0002 有狗。`] })
      .nothingElse();
  });

  it("it may be named at once, in the text or by the host, and be a number alone", () => {
    asked(both, "到哪了 0002").then.told("buyer", "where-on-its-way", "sms", { text: two }).nothingElse();
    asked(both, two).then.told("buyer", "where-on-its-way", "sms", { text: two }).nothingElse();
    asked(both, "到哪了", { parcelId: "P2" })
      .then.told("buyer", "where-on-its-way", "sms", { text: two })
      .nothingElse();
  });

  it("the one out for delivery is meant before the others, and the only one that is still under way", () => {
    const scanned = (dayAndTime: string, milestone: "out_for_delivery" | "delivered") =>
      traced([[dayAndTime, milestone]], { number: two });
    const going = both.at(t("06-02 10:00")).when(scanned("06-02 10:00", "out_for_delivery"));
    const asking = asked(going, "放门口");
    expect(asking.record?.messages?.map(([, , , , parcel, , finds]) => [parcel, finds])).toEqual([
      ["P2", "with-courier"],
    ]);
    const brought = asked(going.at(t("06-02 11:00")).when(scanned("06-02 11:00", "delivered")), "放门口");
    expect(brought.record?.messages?.map(([, , , , parcel, , finds]) => [parcel, finds])).toEqual([
      ["P1", "on-its-way"],
    ]);
  });

  it("an answer is about what the message it answers was about", () => {
    const send = both.sent.at(-1)?.send;
    expect(send?.subject).toBe("P2");
    const answer = asked(both, "放门口", { replyTo: send?.id ?? "" });
    answer.then
      .told("buyer", "request-passed-on", "sms", { text: two })
      .told("courier", "recipient-asks", "push")
      .nothingElse();
    const again = asked(answer, "到哪了", { replyTo: answer.sent.at(-2)?.send.id ?? "" });
    expect(again.sent.at(-1)).toMatchObject({ notice: "where-on-its-way", subject: again.record?.messages?.[1]?.[0] });
    expect(again.record?.messages?.[1]?.[4]).toBe("P2");
  });
});

describe("of messages", () => {
  it("no answer waits for the reader's own hours, or counts to what he may get that day", () => {
    const answers = Object.values(commerce.notices ?? {}).filter(({ topic }) => topic === "answers");
    expect(answers.map(({ class: of, quiet }) => quiet === "send" || of === "critical")).toEqual(
      answers.map(() => true),
    );
    expect(answers.map(({ class: of }) => base.classes?.[of]?.uncapped)).toEqual(answers.map(() => true));
  });

  it("only she who wrote hears the answer", () => {
    const friend: Person = { ...buyer, id: "buyer-8", addresses: { sms: "13900000008" } };
    const withFriend = withCourier.given([friend]);
    const asked = withFriend.when(writes("到哪了"));
    const answers = asked.sent.filter(({ notice }) => notice === "where-with-courier");
    expect(answers.map(({ person }) => person)).toEqual(["buyer-7"]);
  });

  it("another contact who was told of a parcel is answered about it, whatever else she hears of", () => {
    const told = (hears: readonly string[], text: string): readonly string[] =>
      paidOrder
        .given([{ ...buyer, id: "buyer-8", addresses: { sms: "13900000008" }, hears }])
        .given({ events: [shippedAt("06-01 18:00")] })
        .given({ events: [{ ...out("06-03 08:30"), receivedAt: t("06-03 08:30") }] })
        .at(t("06-03 08:40"))
        .when({ type: "aftersales.requested", payload: { caseId: "P1", kind: "refund_only", reason: "other" } })
        .at(t("06-03 09:00"))
        .when(writes(text, { person: "buyer-8" }))
        .sent.flatMap(({ person, notice, channel }) => (person === "buyer-8" ? `${notice} ${channel}` : []));
    expect(told(["out-for-delivery"], "到哪了")).toEqual([
      "out-for-delivery aliyun-sms",
      "where-with-courier aliyun-sms",
    ]);
    expect(told(["out-for-delivery"], "放门口")).toEqual([
      "out-for-delivery aliyun-sms",
      "request-passed-on aliyun-sms",
    ]);
    // What the buyer did not share, nobody finds out by asking.
    expect(told(["pick-up"], "到哪了")).toEqual([]);
    // A request may have the id of the parcel.
    expect(told(["request-received"], "到哪了")).toEqual([]);
  });

  it.each([
    ["E_NO_SUCH_PERSON", "payload.person", { person: "courier-5" }, "放门口"],
    ["E_NO_SUCH_CHANNEL", "payload.channel", { channel: "13900000007" }, "放门口"],
    ["E_NO_SUCH_PARCEL", "payload.parcelId", { parcelId: "P9" }, "放门口"],
    ["E_NO_SUCH_SEND", "payload.replyTo", { replyTo: "1002/shipped/P1/0/buyer-7/jpush/1" }, "放门口"],
    ["E_NO_SUCH_SEND", "payload.replyTo", { replyTo: "x" }, "放门口"],
    ["E_NOTHING_SAID", "payload.text", {}, " ？！ 😀"],
  ] as const)("%s is said of what cannot be", (code, path, more, text) => {
    withCourier.when(writes(text, more)).then.rejected(code, path).nothingElse();
  });

  it.each(["谢谢", "好的", "收到", "好的，谢谢师傅！", "Thank you!", "ok", "Got it"])(
    "N-C04 who only thanks or has understood asks for nothing: nobody is told, before and after it came: %s",
    (text) => {
      const delivered = withCourier.given({ events: [scan("06-03 08:50", "delivered")] });
      for (const order of [withCourier, delivered]) {
        const thanked = order.when(writes(text));
        thanked.then.accepted().nothingElse();
        expect(thanked.record?.messages).toBeUndefined();
      }
    },
  );

  it("what asks is passed on, in however few words", () => {
    for (const text of ["ok?", "收到了吗", "没收到", "好的不用了", "包裹"])
      expect(withCourier.when(writes(text)).record?.messages?.map((row) => row[7])).toEqual([text]);
  });

  it.each([
    ["a message of several orders", { replyTo: "buyer-7/n-many/digest/1780448400000/buyer-7/aliyun-sms/1" }],
    ["what no order sent", { replyTo: "x" }],
    ["a parcel that is not there", { parcelId: "P9" }],
  ])("STOP and START that answer %s count all the same: they are about the channel", (_, more) => {
    const stopped = withCourier.when(writes("STOP", more));
    stopped.then.accepted();
    expect(stopped.record?.learnt).toEqual([["buyer-7", "sms"]]);
    const started = stopped.at(t("06-03 10:00")).when(writes("START", more));
    started.then.accepted();
    expect(started.record?.learnt).toBeUndefined();
  });

  it("what the host read itself counts, with what it read; a day that has gone by is left to people", () => {
    const read = (more: Parameters<typeof writes>[1], text = "…!a") =>
      withCourier.when(writes(text, more)).record?.messages?.map(([, , , , , ...row]) => row);
    expect(read({ intent: "leave_at", place: "guard" })).toEqual([["leave_at", "with-courier", "guard", 0, ""]]);
    expect(read({ intent: "leave_at" }, "放门口")).toEqual([["leave_at", "with-courier", "door", 0, ""]]);
    expect(read({ intent: "leave_at" }, "那里")).toEqual([["other", "with-courier", "那里", 0, ""]]);
    expect(read({ intent: "reschedule", day: "06-05" })).toEqual([
      ["reschedule", "with-courier", "another_day", at("06-05 20:00"), ""],
    ]);
    expect(read({}, "6月1号送")).toEqual([["other", "with-courier", "6月1号送", 0, ""]]);
  });

  it("an order remembers the last fifty", () => {
    const texts = Array.from({ length: 55 }, (_, n) => writes(`第${n}句`));
    const after = withCourier.noWorker().when(...texts);
    expect(after.record?.messages).toHaveLength(50);
    expect(after.record?.messages?.at(-1)?.[7]).toBe("第54句");
  });
});

it("a host adds phrases of its own in a pack", () => {
  const ours = { id: "shop", version: "1", layer: "shop", phrases: { "zh-CN": { "place:locker": "小蜜蜂" } } } as const;
  const own = scenario(defineRulebook({ packs: [marketplaceCn, ours], channels }))
    .given({ people: [buyer, courier], events: [created, paid, shippedAt("06-01 18:00")] })
    .at(t("06-02 09:00"));
  own
    .when(writes("放小蜜蜂，放门口不行"), writes("放小蜜蜂"), writes("放门口"))
    .then.toldContaining("buyer", "request-passed-on", "sms", { text: "放小蜜蜂,放门口不行" })
    .toldContaining("buyer", "request-passed-on", "sms", { text: "放快递柜" })
    .toldContaining("buyer", "request-passed-on", "sms", { text: "放在门口" })
    .told("courier", "recipient-asks", "push")
    .told("courier", "recipient-asks", "push")
    .told("courier", "recipient-asks", "push")
    .nothingElse();
});
