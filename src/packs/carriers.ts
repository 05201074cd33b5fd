import type { Carrier } from "../rulebook/pack.ts";

/** Carriers by the codes tracking providers use. Names are in common use; the hotlines are for a host to confirm. */
export const carriers: { readonly [code: string]: Carrier } = {
  shunfeng: {
    name: { "zh-CN": "顺丰速运", en: "SF Express" },
    phone: "95338",
    link: "https://www.sf-express.com",
    source: "unverified",
  },
  zhongtong: {
    name: { "zh-CN": "中通快递", en: "ZTO Express" },
    phone: "95311",
    link: "https://www.zto.com",
    source: "unverified",
  },
  yuantong: {
    name: { "zh-CN": "圆通速递", en: "YTO Express" },
    phone: "95554",
    link: "https://www.yto.net.cn",
    source: "unverified",
  },
  shentong: {
    name: { "zh-CN": "申通快递", en: "STO Express" },
    phone: "95543",
    link: "https://www.sto.cn",
    source: "unverified",
  },
  yunda: {
    name: { "zh-CN": "韵达速递", en: "Yunda Express" },
    phone: "95546",
    link: "https://www.yundaex.com",
    source: "unverified",
  },
  jtexpress: {
    name: { "zh-CN": "极兔速递", en: "J&T Express" },
    phone: "956025",
    link: "https://www.jtexpress.com.cn",
    source: "unverified",
  },
  jd: {
    name: { "zh-CN": "京东物流", en: "JD Logistics" },
    phone: "950616",
    link: "https://www.jdl.com",
    source: "unverified",
  },
  ems: {
    name: { "zh-CN": "中国邮政EMS", en: "China Post EMS" },
    phone: "11183",
    link: "https://www.ems.com.cn",
    source: "unverified",
  },
};
