import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { kdniaoCodes } from "../../src/tracking/kdniao.ts";
import { warned } from "./fixture.ts";
import {
  answer,
  apiKey,
  codeTable,
  decode,
  item,
  kdniaoFixture,
  push,
  read,
  reply,
  signed,
  type TraceFields,
  trace,
  twoParcels,
  wrap,
} from "./kdniao-fixture.ts";
import { june } from "./payloads.ts";

const of = (traces: readonly TraceFields[], more: TraceFields = {}) =>
  decode(wrap(push(item("JD", "JD0042", traces, more))));
const scans = (traces: readonly TraceFields[], more: TraceFields = {}) => {
  const { parcels, issues } = of(traces, more);
  expect(issues).toEqual([]);
  return parcels.flatMap(({ events }) => events);
};

describe("the kdniao codec", () => {
  it.each(codecConformance(kdniaoFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    expect(Object.keys(kdniaoCodes).sort()).toEqual(codeTable.map(({ code }) => code).sort());
  });
});

describe("a push of very many parcels", () => {
  const many = (count: number, traces: readonly TraceFields[]) =>
    decode(wrap(push(...Array.from({ length: count }, (_, i) => item("JD", `JD${i}`, traces)))));

  it("is read whole: what was taken does not come again", () => {
    const { parcels, issues, reply: answered } = many(1200, [trace("01 10:00:00", "", "1")]);
    expect([parcels.length, parcels[0]?.number, parcels.at(-1)?.number]).toEqual([1200, "JD0", "JD1199"]);
    expect([issues, answered]).toEqual([[], reply(true)]);
  });

  it("is read where its Chinese is nine times as long on its way", () => {
    const traces = Array.from({ length: 25 }, (_, i) => trace(`01 10:${10 + i}:00`, "快".repeat(50), "2"));
    const { parcels, issues } = many(100, traces);
    expect([parcels.length, parcels.at(-1)?.events.length, issues]).toEqual([100, 25, []]);
  });
});

describe("the signature of a push", () => {
  const refused = (code: string, message: string, expected?: string) => ({
    parcels: [],
    fetch: [],
    issues: [{ code, path: "DataSign", message, ...(expected ? { expected } : {}) }],
    reply: reply(false, "", ""),
  });

  it("is the base64 of the hex of an MD5, over the decoded text", () => {
    const rawBody = `RequestType=101&${signed(twoParcels.json)}&DataType=2`;
    expect(decode(rawBody, { salt: apiKey })).toEqual(twoParcels.expected);
  });

  it("of another key is not believed, and another push is asked for", () => {
    const read = decode(signed(twoParcels.json, "another"), { salt: apiKey });
    expect(read).toEqual(refused("SIGNATURE_BROKEN", "Not of this salt."));
  });

  it("of another kind is told apart", () => {
    const read = decode(`${wrap(twoParcels.json)}&DataSign=${"0".repeat(32)}`, { salt: apiKey });
    expect(read).toEqual(refused("SIGNATURE_UNSUPPORTED", "Not a known way to sign."));
  });

  it("with an empty key, which anybody has, is not believed", () => {
    const read = decode(signed(twoParcels.json, ""), { salt: "" });
    expect(read).toEqual(refused("SIGNATURE_NOT_CHECKED", "The salt is empty."));
  });

  it("is missed in the bare JSON of an answer", () => {
    const missing = refused("SIGNATURE_MISSING", "Not signed.", "no salt for what you fetched");
    expect(decode(answer.json, { salt: apiKey })).toEqual(missing);
  });

  it("is said not to have been checked where there is no key", () => {
    expect(decode(signed(twoParcels.json))).toEqual({
      ...twoParcels.expected,
      issues: [warned("SIGNATURE_NOT_CHECKED", "DataSign", "No salt was given.")],
    });
  });
});

describe("the answer to a push", () => {
  it("repeats nothing that does not look like an account and a time", () => {
    const json = JSON.stringify({ EBusinessID: "13900001111", PushTime: "幸福路18号", Data: [] });
    expect(decode(wrap(json)).reply).toEqual(reply(true, "", ""));
  });

  it("to one that cannot be read asks for another", () => {
    expect(decode("RequestData=%7B%")).toEqual({
      parcels: [],
      fetch: [],
      issues: [{ code: "PAYLOAD_UNREADABLE", path: "RequestData", message: "No JSON object." }],
      reply: reply(false, "", ""),
    });
  });
});

describe("a sign-off that may be a drop-off", () => {
  it.each(["304", "311"])("%s is only that where its text says that the parcel was taken in", (code) => {
    expect(scans([trace("05 15:00:00", "您的快件已由快递驿站代收，请及时取件", code)])).toEqual([
      { at: june(5, "15:00:00"), code, milestone: "awaiting_collection", point: { name: "快递驿站" } },
    ]);
  });

  it("is the collection where the parcel waited there before", () => {
    expect(scans([trace("05 12:00:00", "已投柜", "211"), trace("05 19:00:00", "已签收", "311")])).toEqual([
      { at: june(5, "12:00:00"), code: "211", milestone: "awaiting_collection" },
      { at: june(5, "19:00:00"), code: "311", milestone: "delivered" },
    ]);
  });

  it("is a signature taken back and given again where the parcel was put away in between (STO)", () => {
    const told = scans([
      trace("07 13:10:00", "已签收，签收人：本人", "301"),
      trace("07 14:52:00", "快件暂存菜鸟驿站", "2"),
      trace("07 18:09:00", "签收人凭取货码签收", "301"),
    ]);
    expect(told.map(({ milestone }) => milestone)).toEqual(["delivered", "in_transit", "delivered"]);
  });
});

describe("the state of a parcel", () => {
  it("is the newest scan's where that has no action, the finer one first", () => {
    const traces = [trace("01 10:00:00", "a"), trace("02 10:00:00", "b")];
    expect(scans(traces, { State: "4", StateEx: "405" })).toEqual([
      { at: june(1, "10:00:00"), code: "" },
      { at: june(2, "10:00:00"), code: "405", exception: "attempt_failed" },
    ]);
  });

  it("is passed over where the newest scan says something else", () => {
    const { parcels, issues } = of([trace("01 10:00:00", "", "202")], { State: "4", StateEx: "402" });
    expect(parcels[0]?.events).toEqual([{ at: june(1, "10:00:00"), code: "202", milestone: "out_for_delivery" }]);
    expect(issues).toEqual([warned("STATE_PASSED_OVER", "Data[0].State", "The newest scan says something else.")]);
  });

  it("is reported where it is unknown, and moves nothing", () => {
    expect(of([trace("01 10:00:00", "")], { State: "77" })).toEqual({
      ...read({ carrier: "JD", number: "JD0042", events: [{ at: june(1, "10:00:00"), code: "77" }] }),
      issues: [warned("UNKNOWN_CODE", "Data[0].State", 'A code "77" is not known.')],
    });
  });

  it("of 0 with nothing to tell is normal: no parcel, no issue", () => {
    expect(of([], { Success: false, State: "0", Reason: "暂无轨迹信息" })).toEqual(read());
  });
});

describe("the traces of a parcel", () => {
  it("keep the provider's order within one instant", () => {
    const told = scans([trace("03 09:00:00", "a", "204"), trace("03 09:00:00", "b", "205")]);
    expect(told.map(({ code }) => code)).toEqual(["204", "205"]);
  });

  it("are the same where the query asked for the newest first", () => {
    const traces = [trace("01 10:00:00", "a", "1"), trace("02 10:00:00", "b", "2"), trace("03 10:00:00", "c", "202")];
    expect(scans([...traces].reverse())).toEqual(scans(traces));
  });

  it("are read with slashes too, and without a zero before a figure", () => {
    const at = (time: string) => scans([{ AcceptTime: time, AcceptStation: "", Action: "2" }]).map((one) => one.at);
    expect(at("2014/06/25 08:05:37")).toEqual([Date.parse("2014-06-25T08:05:37+08:00")]);
    expect(at("2014/6/5 8:05:37")).toEqual([Date.parse("2014-06-05T08:05:37+08:00")]);
    expect(at("2014/6/5 8:05:37.5")).toEqual([Date.parse("2014-06-05T08:05:37.500+08:00")]);
    expect(of([{ AcceptTime: "2014/13/25 08:05:37", AcceptStation: "", Action: "2" }]).issues).toMatchObject([
      { code: "TIME_UNREADABLE" },
    ]);
  });

  it("without a readable time are left out, and that is said", () => {
    expect(of([trace("01 10:00:00", "", "1"), { AcceptTime: "昨天", AcceptStation: "", Action: "2" }]).issues).toEqual([
      { code: "TIME_UNREADABLE", path: "Data[0].Traces[1].AcceptTime", message: "Not a time." },
    ]);
  });
});

describe("the courier who is named beside the traces", () => {
  const picked = trace("01 08:00:00", "已揽收", "1");
  const out = (text = "派件中") => trace("02 08:00:00", text, "202");
  const tried = trace("02 12:00:00", "派件异常", "405");
  const again = trace("03 08:00:00", "重新派送", "419");
  const couriers = (traces: readonly TraceFields[], more: TraceFields) =>
    scans(traces, more).flatMap(({ code, courier }) => (courier ? [[code, courier]] : []));
  const named = { DeliveryMan: "郑**", DeliveryManTel: "138****1220" };
  const courier = { name: "郑**", phone: "138****1220" };

  it.each<readonly [string, readonly TraceFields[], TraceFields, readonly unknown[]]>([
    ["brings it", [picked, out()], named, [["202", courier]]],
    ["tried to bring it", [picked, out(), tried], named, [["202", courier]]],
    ["brings it again", [picked, out(), tried, again], named, [["419", courier]]],
    ["is a name alone", [out()], { DeliveryMan: "郑**" }, [["202", { name: "郑**" }]]],
    ["is a number alone", [out()], { DeliveryManTel: "138****1220" }, [["202", { phone: "138****1220" }]]],
    [
      "is named by the text as well, which counts",
      [out("派件员：王*，电话：139****0001 派件中")],
      named,
      [["202", { name: "王*", phone: "139****0001" }]],
    ],
    ["has nothing to bring yet", [picked], named, []],
    ...["http://evil.example/x", "wx:abc888", "点击t.cn/abc领取", "工号1234", "0"].map(
      (DeliveryManTel) =>
        [
          `has no number: ${DeliveryManTel}`,
          [out()],
          { ...named, DeliveryManTel },
          [["202", { name: "郑**" }]],
        ] as const,
    ),
    ...["95311", "0571-88888888", "+86 139 0000 0001", "13900000001转123"].map(
      (phone) => [`has ${phone}`, [out()], { DeliveryManTel: phone }, [["202", { phone }]]] as const,
    ),
    ...["中奖www.evil.cn点", "<b>王</b>", "王\n【银行】", "王五13900000001"].map(
      (DeliveryMan) => [`has no name: ${DeliveryMan}`, [out()], { DeliveryMan }, []] as const,
    ),
    ["is nobody", [out()], { DeliveryMan: null, DeliveryManTel: "" }, []],
  ])("%s", (_, traces, more, told) => {
    expect(couriers(traces, more)).toEqual(told);
  });

  it("is not where the parcel is: a link is no place", () => {
    const told = [
      trace("02 08:00:00", "由evil.example/菜鸟驿站代收", "211", "evil.example/点我"),
      trace("02 09:00:00", "", "2", "St. Louis"),
    ];
    expect(scans(told)).toEqual([
      { at: june(2, "08:00:00"), code: "211", milestone: "awaiting_collection" },
      { at: june(2, "09:00:00"), code: "2", milestone: "in_transit", place: "St. Louis" },
    ]);
  });

  it("is not where the parcel waits: `Station` is the branch that delivers", () => {
    const more = { Station: "杭州文三路营业部", StationTel: "0571-00000000", StationAdd: "文三路1号" };
    expect(scans([trace("02 08:00:00", "", "211")], more)).toEqual([
      { at: june(2, "08:00:00"), code: "211", milestone: "awaiting_collection" },
    ]);
  });
});

describe("the end of a subscription", () => {
  const ended = (more: TraceFields) => of([], { Success: false, ...more });
  const again = (why: string) => ({ ...read(), fetch: [{ carrier: "JD", number: "JD0042", why }] });

  it.each([
    ["三天无轨迹", "no_carrier_info"],
    ["七天内无轨迹变化", "tracking_ended"],
  ])("because of 「%s」 asks to subscribe again: %s", (Reason, why) => {
    expect(ended({ Reason, State: "0" })).toEqual(again(why));
  });

  it("is that of a number which the carrier does not have", () => {
    expect(ended({ StateEx: "401" })).toEqual(again("no_carrier_info"));
  });

  it("still gives the traces that came with it", () => {
    const { parcels, fetch } = of([trace("01 10:00:00", "", "2")], { Success: false, Reason: "七天内无轨迹变化" });
    expect(parcels).toHaveLength(1);
    expect(fetch).toEqual([{ carrier: "JD", number: "JD0042", why: "tracking_ended" }]);
  });
});

describe("a payload that names no parcel", () => {
  it("is refused where it is a parcel without a number", () => {
    expect(decode(wrap(push({ ShipperCode: "JD", Traces: [] })))).toEqual({
      ...read(),
      issues: [{ code: "PARCEL_UNNAMED", path: "Data[0].LogisticCode", message: "No number or carrier." }],
      reply: reply(false),
    });
  });

  it("is a refusal where it says so", () => {
    expect(decode('{"EBusinessID":"1237100","Success":false,"Reason":"非法参数"}').issues).toEqual([
      { code: "PROVIDER_REFUSED", path: "Success", message: 'The answer is a code "false".' },
    ]);
  });

  it("does not keep another parcel of the same push from being read", () => {
    const {
      parcels,
      issues,
      reply: answered,
    } = decode(wrap(push({}, item("SF", "SF0042", [trace("01 10:00:00", "", "1")]))));
    expect(parcels.map(({ number }) => number)).toEqual(["SF0042"]);
    expect(issues.map(({ code }) => code)).toEqual(["PARCEL_UNNAMED"]);
    expect(answered).toEqual(reply(true));
  });

  it("is not read in an unknown zone", () => {
    expect(decode(answer.json, { zone: "+08:00" })).toEqual({
      ...read(),
      issues: [{ code: "UNKNOWN_ZONE", path: "zone", message: "Not an IANA zone." }],
      reply: reply(false, "", ""),
    });
  });
});
