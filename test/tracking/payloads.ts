import { createHash } from "node:crypto";
import type { Decoded, TrackedParcel } from "../../src/tracking/codec.ts";

// Composed by us, in the manner of Kuaidi100; no line is anybody's real scan.

export const taken: Decoded["reply"] = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"result":true,"returnCode":"200","message":"成功"}',
};
export const refused: Decoded["reply"] = { ...taken, body: '{"result":false,"returnCode":"500","message":"失败"}' };

export const zone = "Asia/Shanghai";
export const salt = "s4lt-of-this-subscription";

/** The instant of a wall time in Shanghai, on a day of June 2026. */
export const june = (day: number, time: string): number =>
  Date.parse(`2026-06-${String(day).padStart(2, "0")}T${time}+08:00`);

export interface RowFields {
  readonly [name: string]: unknown;
}

/** A row as `resultv2=4` gives it: `10 08:00:00` is a time on a day of June 2026. */
export const row = (dayTime: string, context: string, statusCode: unknown, more: RowFields = {}): RowFields => {
  const time = `2026-06-${dayTime}`;
  return { time, ftime: time, context, statusCode, ...more };
};

/** The newest scan first, as they come. */
export const answer = (com: string, nu: string, rows: readonly RowFields[], more: RowFields = {}): RowFields => ({
  message: "ok",
  nu,
  ischeck: "0",
  com,
  status: "200",
  data: rows,
  ...more,
});

export const push = (lastResult: unknown, more: RowFields = {}): string =>
  JSON.stringify({ status: "polling", message: "", lastResult, ...more });

export const wrap = (json: string): string => `param=${encodeURIComponent(json)}`;

export const signed = (json: string, with_ = salt): string => {
  const sign = createHash("md5").update(`${json}${with_}`, "utf8").digest("hex").toUpperCase();
  return `${wrap(json).replaceAll("%20", "+")}&sign=${sign}`;
};

export const read = (parcel: Omit<TrackedParcel, "provider">): Decoded => ({
  parcels: [{ provider: "kuaidi100", ...parcel }],
  fetch: [],
  issues: [],
  reply: taken,
});

const yto = (dayTime: string, context: string, statusCode: string, areaName: string) =>
  row(dayTime, context, statusCode, { areaCode: "CN0", areaName, status: "-", location: "" });

/** From pick-up to the pick-up code, with an estimate of arrival. */
export const wholeJourney: { readonly name: string; readonly json: string; readonly expected: Decoded } = {
  name: "a parcel from its pick-up to its collection",
  json: push(
    answer(
      "yuantong",
      " YT8800112233445 ",
      [
        yto("03 18:20:31", "客户签收人: 已签收，签收人凭取货码签收。", "304", "浙江,杭州市,西湖区"),
        yto(
          "03 12:05:10",
          "快件已存放于菜鸟驿站(文三路店)，请凭取件码8-2-3307及时取件",
          "501",
          "浙江,杭州市,西湖区,北山",
        ),
        yto("03 08:10:00", "【杭州市西湖区公司】 派件中 派件人: 李小四 电话 138****2468 。", "5", "浙江,杭州市"),
        yto("03 06:30:00", "【杭州转运中心】 已到达", "1001", "浙江,杭州市"),
        yto("02 22:15:14", "【苏州转运中心】 已发出 下一站 【杭州转运中心】", "1002", "江苏,苏州市"),
        yto("02 17:10:09", "【江苏省苏州市北桥公司】 已揽收", "103", "江苏,苏州市,相城区,北桥"),
      ],
      { state: "304", isLoop: false, arrivalTime: "2026-06-03 18", remainTime: null },
    ),
  ),
  expected: read({
    carrier: "yuantong",
    number: "YT8800112233445",
    eta: june(3, "18:00:00"),
    events: [
      { at: june(2, "17:10:09"), code: "103", milestone: "picked_up", place: "苏州市" },
      { at: june(2, "22:15:14"), code: "1002", milestone: "in_transit", place: "苏州市" },
      { at: june(3, "06:30:00"), code: "1001", milestone: "arrived_destination", place: "杭州市" },
      {
        at: june(3, "08:10:00"),
        code: "5",
        milestone: "out_for_delivery",
        place: "杭州市",
        courier: { name: "李小四", phone: "138****2468" },
      },
      {
        at: june(3, "12:05:10"),
        code: "501",
        milestone: "awaiting_collection",
        place: "杭州市",
        point: { name: "菜鸟驿站(文三路店)", code: "8-2-3307" },
      },
      { at: june(3, "18:20:31"), code: "304", milestone: "delivered", place: "杭州市" },
    ],
  }),
};

/** A basic push: nothing but time and text, and `state` for the parcel. */
export const basicPush: { readonly name: string; readonly json: string; readonly expected: Decoded } = {
  name: "a basic push",
  json: push(
    answer(
      "shunfeng",
      "SF0042",
      [
        row("04 09:05:22", "[广州市]正在派送途中(派件人:王*,电话:139****0101)", null, { areaName: null }),
        row("04 07:00:00", "[广州市]快件到达 【广州天河营业点】", null, { areaName: null }),
        row("04 07:00:00", "[广州市]快件已发车", null, { areaName: null }),
      ],
      { state: "5", loop: false },
    ),
  ),
  expected: read({
    carrier: "shunfeng",
    number: "SF0042",
    events: [
      { at: june(4, "07:00:00"), code: "", place: "广州市" },
      { at: june(4, "07:00:00"), code: "", place: "广州市" },
      {
        at: june(4, "09:05:22"),
        code: "5",
        milestone: "out_for_delivery",
        place: "广州市",
        courier: { name: "王*", phone: "139****0101" },
      },
    ],
  }),
};
