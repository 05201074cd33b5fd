import { describe, expect, it } from "vitest";
import { readPlace, readScanText } from "../../src/tracking/shared/scan-text.ts";

describe("the courier in a scan's text", () => {
  it.each([
    ["正在派送途中,请您准备签收(派件人:谢**,电话:139****0101)", { name: "谢**", phone: "139****0101" }],
    ["[广州市]快件交给邓**，正在派送途中（联系电话：139****0101）", { name: "邓**", phone: "139****0101" }],
    ["北京某某公司 的派件员 王** 正在派件", { name: "王**" }],
    ["【某某站】 的李四（13900001111） 正在第1次派件, 请保持电话畅通", { name: "李四", phone: "13900001111" }],
    ["快递员：李四联系电话：139-00001111，正在为您派送", { name: "李四", phone: "139-00001111" }],
    ["派件中，快递员李四(13900001111)正在派件", { name: "李四", phone: "13900001111" }],
    ["快件交给派件员李四，正在派送途中", { name: "李四" }],
  ])("is found in 「%s」", (text, courier) => {
    expect(readScanText(text)).toEqual({ courier });
  });

  it.each([
    "您的快件 正在派件，如有疑问请联系客服电话：4000000000",
    "【长沙市】 【某站】（07**-55**234） 的 某站司法分部（135****1234） 已接单",
    "已签收，签收人：李四，电话：13900001111",
    "某某公司 的收件员 李四 已收件",
    "快递员正在派送（联系电话：13900001111）",
  ])("is nobody in 「%s」", (text) => {
    expect(readScanText(text)).toEqual({});
  });
});

describe("the pick-up point in a scan's text", () => {
  it.each([
    ["快件已由某某小区菜鸟驿站代收,请及时取件", { name: "某某小区菜鸟驿站" }],
    ["快件已由某某雅郡北区西门店代收，请及时取件", { name: "某某雅郡北区西门店" }],
    [
      "快件已被【丰巢的某某公司西门丰巢柜2号柜(丰巢智能快递柜)】代收",
      { name: "丰巢的某某公司西门丰巢柜2号柜(丰巢智能快递柜)" },
    ],
    ["已到达兔喜生活超市，取件码：A3-1188", { name: "兔喜生活超市", code: "A3-1188" }],
    ["请凭8-2-3307到菜鸟驿站(望京店)取件", { name: "菜鸟驿站(望京店)", code: "8-2-3307" }],
    ["快递员已放入丰巢智能柜，取件码为88012345", { name: "丰巢智能柜", code: "88012345" }],
    ["【上海市】您的快件已由[丰巢柜]代收,取件码:8-2-1003", { name: "丰巢柜", code: "8-2-1003" }],
    ["快件已到达菜鸟驿站，取件码8-2-3307 18:30前领取", { name: "菜鸟驿站", code: "8-2-3307" }],
    ["快件已到达菜鸟驿站，取件码8-2-3307 13800001234", { name: "菜鸟驿站", code: "8-2-3307" }],
    ["快件已投放至丰巢柜(13800001234)，请及时取件", { name: "丰巢柜" }],
    ["已投递至“幸福小区2栋丰巢柜”,请取件", { name: "幸福小区2栋丰巢柜" }],
    ['快件已放入"丰巢柜"，请及时取件', { name: "丰巢柜" }],
    ["快件已存放至「丰巢柜(2号)」，请及时取件", { name: "丰巢柜(2号)" }],
    ["快件已到达[上海徐汇店]妈妈驿站,请尽快领取", { name: "[上海徐汇店]妈妈驿站" }],
    ["快件已到达(徐汇区丰巢柜),请尽快领取", { name: "徐汇区丰巢柜" }],
    ["快件已存放至幸福小区[丰巢柜]，请及时取件", { name: "幸福小区丰巢柜" }],
  ])("is found in 「%s」", (text, point) => {
    expect(readScanText(text)).toEqual({ point });
  });

  it.each([
    "已由李四代收",
    "签收人凭取货码签收",
    "快件到达 【广州某某营业部】",
    "凭13900001111到网点取件",
    "取件码将发送到您的手机",
    "取件码8-2-****，请及时领取",
    "取件码12**56",
    "取件码139****0000",
    "取件码 1234 5678，请及时领取",
    "取货码 88 2 3307",
    "取件码12—2—3307",
    "取件码13800001234",
  ])("is nowhere in 「%s」", (text) => {
    expect(readScanText(text)).toEqual({});
  });
});

describe("the place of a scan", () => {
  it.each([
    ["江苏,苏州市,相城区,北桥", "", "", "苏州市"],
    ["天津", "", "", "天津"],
    ["", "上海集散中心", "[广州市]已揽收", "上海集散中心"],
    ["", "", "[广州市]快件到达 【某某营业部】", "广州市"],
    ["", "", "【江苏省苏州市北桥公司】 已揽收", "苏州市"],
  ])("of area 「%s」, location 「%s」 and text 「%s」 is %s", (area, location, text, place) => {
    expect(readPlace(area, location, text)).toEqual({ place });
  });

  it.each([
    ["", "幸福路18号", ""],
    ["", "", "【大润发超市】已签收"],
    ["", "", "快件已发往【杭州市】"],
    ["", "", "幸福路18号"],
  ])("is left out of area 「%s」, location 「%s」 and text 「%s」", (area, location, text) => {
    expect(readPlace(area, location, text)).toEqual({});
  });
});

it("takes no longer for a text made to be slow", () => {
  const start = performance.now();
  for (const piece of [
    "由",
    "凭",
    "的",
    "派件员 ",
    "取件码",
    "放在【",
    "【",
    "1",
    "-",
    "到a",
    "派送员李",
    "请",
    "退回",
  ]) {
    const text = `派件${piece.repeat(50_000)}`;
    readScanText(text);
    readPlace(text, text, text);
  }
  expect(performance.now() - start).toBeLessThan(1000);
});
