import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { wechatActions, wechatShopStatuses } from "../../src/tracking/wechat-logistics.ts";
import { warned } from "./fixture.ts";
import { at, refusedWith } from "./header-signed.ts";
import {
  action,
  codeTable,
  decode,
  journey,
  pathUpdate,
  read,
  salt,
  seconds,
  shopPush,
  signedUrl,
  taken,
  wechatFixture,
} from "./wechat-logistics-fixture.ts";

const nothing = { parcels: [], fetch: [] };

describe("the wechat-logistics codec", () => {
  it.each(codecConformance(wechatFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    const codes = codeTable.map(({ code }) => code);
    expect(Object.keys({ ...wechatActions, ...wechatShopStatuses }).sort()).toEqual(codes.sort());
  });
});

describe("the codes of WeChat", () => {
  it("of a shop mean nothing in a mini-program, and the other way round", () => {
    const [mini, shop] = [pathUpdate([action("01 10:00:00", 5)]), shopPush(300003)].map((body) => decode(body));
    expect(mini?.parcels[0]?.events).toEqual([{ at: at("2026-06-01T10:00:00+08:00"), code: "5" }]);
    expect(shop?.parcels[0]?.events).toEqual([{ at: at("2026-06-01T10:00:00+08:00"), code: "300003" }]);
    expect([mini, shop].map((one) => one?.issues)).toEqual([
      [warned("UNKNOWN_CODE", "Actions[0].ActionType", 'A code "5" is not known.')],
      [warned("UNKNOWN_CODE", "waybill_info.status", 'A code "300003" is not known.')],
    ]);
  });
});

describe("the check of the address, as it is entered in the console", () => {
  const echo = "5927782489442352469";
  const check = (url: string, rawBody = "", options: { readonly salt?: string } = { salt }) =>
    decode(rawBody, options, url);
  const asked = `${signedUrl()}&echostr=${echo}`;

  it("is answered with what it says", () => {
    expect(check(asked)).toEqual({ ...nothing, issues: [], reply: { ...taken, body: echo } });
  });

  it("is answered without a token, too, and that nobody checked it is said", () => {
    const issues = [warned("SIGNATURE_NOT_CHECKED", "url", "No salt was given.")];
    expect(check(asked, "", {})).toEqual({ ...nothing, issues, reply: { ...taken, body: echo } });
  });

  it("with another token is refused", () => {
    const issues = [{ code: "SIGNATURE_BROKEN", path: "url", message: "Not of this salt." }];
    expect(check(`${signedUrl("another")}&echostr=${echo}`)).toEqual({ ...nothing, issues, reply: refusedWith(401) });
  });

  it.each(["", "%3Cscript%3E", "1".repeat(65)])("is none where it says %s: it is not repeated", (text) => {
    expect(check(`${signedUrl()}&echostr=${text}`)).toEqual({
      ...nothing,
      issues: [{ code: "PAYLOAD_UNREADABLE", path: "", message: "No JSON object." }],
      reply: refusedWith(400),
    });
  });

  it("is none where something is told: that is read", () => {
    expect(check(asked, pathUpdate([action("01 10:00:00", 100001)]))).toEqual(
      read("SF", { at: at("2026-06-01T10:00:00+08:00"), code: "100001", milestone: "picked_up" }),
    );
  });
});

describe("a message of WeChat", () => {
  it("may hold one action that is no list", () => {
    expect(decode(pathUpdate(action("01 10:00:00", 100001)))).toEqual(
      read("SF", { at: at("2026-06-01T10:00:00+08:00"), code: "100001", milestone: "picked_up" }),
    );
  });

  it("without a readable time says so where it stands", () => {
    expect(decode(pathUpdate([{ ActionTime: "noon", ActionType: 100001 }, action("01 10:00:00", 200001)]))).toEqual({
      ...read("SF", { at: at("2026-06-01T10:00:00+08:00"), code: "200001", milestone: "in_transit" }),
      issues: [{ code: "TIME_UNREADABLE", path: "Actions[0].ActionTime", message: "Not a time." }],
    });
  });

  it("may tell its time in milliseconds or as a wall time", () => {
    const times = [seconds("01 10:00:00") * 1000, "2026-06-01 10:00:00"];
    for (const ActionTime of times)
      expect(decode(pathUpdate([{ ActionTime, ActionType: 200001 }])).parcels[0]?.events[0]?.at).toBe(
        at("2026-06-01T10:00:00+08:00"),
      );
  });

  it("without scans tells of no parcel", () => {
    expect(decode(pathUpdate([]))).toEqual({ ...nothing, issues: [], reply: taken });
  });

  it.each([
    ["WayBillId", pathUpdate([], { WayBillId: "" })],
    ["WayBillId", pathUpdate([], { DeliveryID: null })],
    ["waybill_info.waybill_id", '{"Event":"ewaybill_push_path"}'],
    ["waybill_id", '{"path_item_list":[]}'],
  ])("without a number or carrier is refused at %s", (path, body) => {
    expect(decode(body)).toEqual({
      ...nothing,
      issues: [{ code: "PARCEL_UNNAMED", path, message: "No number or carrier." }],
      reply: refusedWith(400),
    });
  });

  it("of something else is taken and passed over", () => {
    expect(decode('{"MsgType":"event","Event":"subscribe_msg_popup_event"}')).toEqual({
      ...nothing,
      issues: [warned("EVENT_NOT_READ", "Event", "Not of a waybill.")],
      reply: taken,
    });
  });

  it.each([
    [
      "in XML",
      " <xml><Event><![CDATA[add_express_path]]></Event></xml>",
      { code: "PAYLOAD_UNREADABLE", path: "", message: "XML.", expected: "JSON, as chosen in the console" },
    ],
    [
      "that is encrypted",
      '{"ToUserName":"gh_1","Encrypt":"c2VjcmV0"}',
      {
        code: "BODY_ENCRYPTED",
        path: "Encrypt",
        message: "Encrypted.",
        expected: "plain text, as chosen in the console",
      },
    ],
    [
      "that is a refusal",
      '{"errcode":40199,"errmsg":"no"}',
      { code: "PROVIDER_REFUSED", path: "errcode", message: 'A code "40199".' },
    ],
  ])("%s is a finding", (_, body, issue) => {
    expect(decode(body)).toEqual({ ...nothing, issues: [issue], reply: refusedWith(400) });
  });
});

describe("the signature of WeChat", () => {
  const codes = (url?: string) => decode(journey.json, { salt }, url).issues.map(({ code }) => code);

  it("stands in the URL, over token, timestamp and nonce in the order of their letters", () => {
    expect(decode(journey.json, { salt }, signedUrl())).toEqual(journey.expected);
    expect(decode(journey.json, { salt }, signedUrl(salt, "1", "zzz"))).toEqual(journey.expected);
  });

  it.each([
    ["of another token", signedUrl("another"), "SIGNATURE_BROKEN"],
    ["of another nonce", signedUrl().replace("n0nce", "n1nce"), "SIGNATURE_BROKEN"],
    ["that is missing", "https://shop.example/wechat?timestamp=1&nonce=2", "SIGNATURE_MISSING"],
    ["that is not decodable", "https://shop.example/wechat?signature=%E0%A4%A", "SIGNATURE_MISSING"],
    ["without a query", "https://shop.example/wechat", "SIGNATURE_MISSING"],
    ["without a URL", undefined, "SIGNATURE_MISSING"],
  ])("%s is not believed", (_, url, code) => {
    expect(codes(url)).toEqual([code]);
    expect(decode(journey.json, { salt }, url)).toMatchObject({ ...nothing, reply: refusedWith(401) });
  });
});
