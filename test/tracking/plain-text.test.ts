import { describe, expect, it } from "vitest";
import { plainly } from "../../src/tracking/shared/plain-text.ts";

describe("the text of a scan without a code", () => {
  it.each([
    ["【江苏省苏州市北桥公司】 已揽收", { milestone: "picked_up" }],
    ["【西安市未央区】快件已由张三揽收", { milestone: "picked_up" }],
    ["【无锡市】已被【锡新公司】揽收成功，即将发往上海", { milestone: "picked_up" }],
    ["【杭州】揽收", { milestone: "picked_up" }],
    ["快递员已上门揽收", { milestone: "picked_up" }],
    ["顺丰速运 已收取快件", { milestone: "picked_up" }],
    ["北京大兴公司 的收件员 李四 已收件", { milestone: "picked_up" }],
    ["快递员已取件", { milestone: "picked_up" }],
    ["北京新世界公司 的派件员 王** 正在派件", { milestone: "out_for_delivery" }],
    ["正在派送途中,请您准备签收", { milestone: "out_for_delivery" }],
    ["已签收,签收人是: 草签", { milestone: "delivered" }],
    ["已签收，签收人凭取货码签收", { milestone: "delivered" }],
    ["您的快件已由丰巢柜代收，请及时取件", { milestone: "awaiting_collection" }],
    ["快件暂存菜鸟驿站", { milestone: "awaiting_collection" }],
    ["收件人拒收，快件退回中", { exception: "refused" }],
    ["退件已签收，签收人：发件人", { milestone: "returned" }],
  ])("「%s」 says plainly what happened", (text, said) => {
    expect(plainly(text)).toEqual(said);
  });

  it.each([
    "商家已通知快递公司揽收",
    "您的订单已打包，等待揽收",
    "快递员已接单，正在赶来揽收",
    "已下单，请等待快递员上门取件",
    "快递员正在上门揽收",
    "菜鸟驿站已收件",
    "暂未揽收",
    "揽收失败",
    "预计明天揽收",
    "收件人已取件",
    "快件派送不成功,待转运",
    "尚未签收",
    "如已签收请忽略",
    "快件退回中，请寄件人准备签收",
    "如拒收请联系客服",
    "已由快递柜或驿站签收",
    "已由酒店前台代收",
    "快件到达 【上海集散中心】",
    "",
  ])("「%s」 says nothing of that kind", (text) => {
    expect(plainly(text)).toBe(undefined);
  });

  it("takes no longer for a text made to be slow", () => {
    const start = performance.now();
    for (const piece of ["退回", "请", "将", "由", "已", "站", "投至", "凭", "签收人", "正在", "拒", "取出"])
      plainly(piece.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
