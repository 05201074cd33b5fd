import type { Carrier } from "../rulebook/book/pack.ts";

/**
 * Carriers by the codes of Kuaidi100, or what else they are known by, and by those of the other providers we read. Names are
 * in common use; hotlines (those of China or of the carrier's own country), links and codes are for a host to confirm.
 */
export const carriers: { readonly [code: string]: Carrier } = {
  shunfeng: {
    name: { "zh-CN": "顺丰速运", en: "SF Express" },
    codes: ["SF", "sf-express"],
    phone: "95338",
    link: "https://www.sf-express.com",
    source: "unverified",
  },
  zhongtong: {
    name: { "zh-CN": "中通快递", en: "ZTO Express" },
    codes: ["ZTO", "zto-express"],
    phone: "95311",
    link: "https://www.zto.com",
    source: "unverified",
  },
  yuantong: {
    name: { "zh-CN": "圆通速递", en: "YTO Express" },
    codes: ["YTO", "yto"],
    phone: "95554",
    link: "https://www.yto.net.cn",
    source: "unverified",
  },
  shentong: {
    name: { "zh-CN": "申通快递", en: "STO Express" },
    codes: ["STO", "sto"],
    phone: "95543",
    link: "https://www.sto.cn",
    source: "unverified",
  },
  yunda: {
    name: { "zh-CN": "韵达速递", en: "Yunda Express" },
    codes: ["YD", "YUNDA"],
    phone: "95546",
    link: "https://www.yundaex.com",
    source: "unverified",
  },
  jtexpress: {
    name: { "zh-CN": "极兔速递", en: "J&T Express" },
    codes: ["JTSD"],
    phone: "956025",
    link: "https://www.jtexpress.com.cn",
    source: "unverified",
  },
  jd: {
    name: { "zh-CN": "京东物流", en: "JD Logistics" },
    codes: ["JD"],
    phone: "950616",
    link: "https://www.jdl.com",
    source: "unverified",
  },
  ems: {
    name: { "zh-CN": "中国邮政EMS", en: "China Post EMS" },
    codes: ["EMS", "china-ems"],
    phone: "11183",
    link: "https://www.ems.com.cn",
    source: "unverified",
  },
  youzhengguonei: {
    name: { "zh-CN": "中国邮政", en: "China Post" },
    codes: ["YZPY", "china-post", "3011"],
    phone: "11185",
    link: "https://www.chinapost.com.cn",
    source: "unverified",
  },
  huitongkuaidi: {
    name: { "zh-CN": "百世快递", en: "Best Express" },
    codes: ["HTKY"],
    phone: "95320",
    link: "https://www.800best.com",
    source: "unverified",
  },
  yanwen: {
    name: { "zh-CN": "燕文物流", en: "Yanwen" },
    codes: ["190012"],
    link: "https://www.yw56.com.cn",
    source: "unverified",
  },
  "4px": {
    name: { "zh-CN": "递四方", en: "4PX" },
    codes: ["4PX"],
    link: "https://www.4px.com",
    source: "unverified",
  },
  fedex: {
    name: { "zh-CN": "联邦快递", en: "FedEx" },
    codes: ["FedEx", "100003"],
    phone: "1-800-463-3339",
    link: "https://www.fedex.com",
    source: "unverified",
  },
  ups: {
    name: { "zh-CN": "UPS", en: "UPS" },
    codes: ["UPS", "100002"],
    phone: "1-800-742-5877",
    link: "https://www.ups.com",
    source: "unverified",
  },
  usps: {
    name: { "zh-CN": "美国邮政", en: "USPS" },
    codes: ["USPS", "21051"],
    phone: "1-800-275-8777",
    link: "https://www.usps.com",
    source: "unverified",
  },
  dhl: {
    name: { "zh-CN": "DHL", en: "DHL Express" },
    codes: ["DHLExpress", "dhl_express", "DHL Express", "100001"],
    link: "https://www.dhl.com",
    source: "unverified",
  },
  "postnl-3s": {
    name: { "zh-CN": "荷兰邮政", en: "PostNL" },
    link: "https://www.postnl.nl",
    source: "unverified",
  },
  correios: {
    name: { "zh-CN": "巴西邮政", en: "Correios" },
    codes: ["2151"],
    link: "https://www.correios.com.br",
    source: "unverified",
  },
};
