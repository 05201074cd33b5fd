// What it costs to decode what a provider pushes, against what cannot be spared: to parse its JSON, and to hash it as the
// provider signs it, by the same hash. And what twice as much costs, up to the most that is read at all.
import { createHash, createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { seventeenTrack } from "waybell/tracking/17track";
import { aftership } from "waybell/tracking/aftership";
import { easypost } from "waybell/tracking/easypost";
import { kdniao } from "waybell/tracking/kdniao";
import { kuaidi100 } from "waybell/tracking/kuaidi100";
import { pinduoduo } from "waybell/tracking/pinduoduo";
import { shippo } from "waybell/tracking/shippo";
import { shopify } from "waybell/tracking/shopify";
import { wechatLogistics } from "waybell/tracking/wechat-logistics";
import { leastRatio, micros, ratioInTurns } from "./timing.mjs";

const salt = "s4lt-of-the-shop";
const began = Date.parse("2026-06-01T10:00:00Z");
const iso = (i) => new Date(began + i * 1_800_000).toISOString().slice(0, 19);
const list = (count, row) => Array.from({ length: count }, (_, i) => row(i));
/** Of every ten scans one is of another kind, as on a long way. */
const way = (i, codes) => codes[i === 0 ? 0 : i % 10 === 0 ? 2 : 1] ?? "";

const chinese = [
  "【浙江省杭州市西湖区公司】 已揽收，揽件员：王小二，联系电话：13900000001",
  "快件离开【苏州转运中心】已发往【郑州转运中心】，感谢您的耐心等待",
  "【郑州市】派件员李小四（138****2468）正在第1次派件，电话：138****2468，请保持电话畅通",
];
const english = ["Picked up by the carrier", "Departed the facility", "Out for delivery"];

const digest = {
  md5: (text) => md5(utf8ToBytes(text)),
  sha1: (text) => sha1(utf8ToBytes(text)),
  sha256: (text) => sha256(utf8ToBytes(text)),
  hmac: (text) => hmac(sha256, utf8ToBytes(salt), utf8ToBytes(text)),
};
const hmacOf = (text, form) => createHmac("sha256", salt).update(text, "utf8").digest(form);

/** A form as kuaidi100 and kdniao post it, signed with the hash of JSON and salt. */
const form = (payload, sign, text, signature) =>
  `${payload}=${encodeURIComponent(text)}&${sign}=${encodeURIComponent(signature)}`;
const md5Hex = (text) => createHash("md5").update(text, "utf8").digest("hex");
const signedBy = (name, sign) => (json) => ({ rawBody: json, headers: { [name]: sign(json) } });

/** For each codec: its payload with so many rows, how that is posted, and the hash it is signed with. */
const codecs = [
  {
    codec: kuaidi100(),
    hash: "md5",
    payload: (rows, text) => ({
      status: "polling",
      message: "",
      lastResult: {
        message: "ok",
        nu: "YT8800112233445",
        com: "yuantong",
        state: "0",
        data: list(rows, (i) => ({
          time: iso(i).replace("T", " "),
          ftime: iso(i).replace("T", " "),
          context: text ?? way(i, chinese),
          statusCode: way(i, ["103", "1002", "5"]),
          areaCode: "CN330100000000",
          areaName: "浙江,杭州市,西湖区",
          location: "",
        })).reverse(),
      },
    }),
    posted: (json) => ({ headers: {}, rawBody: form("param", "sign", json, md5Hex(json + salt).toUpperCase()) }),
  },
  {
    codec: kdniao(),
    hash: "md5",
    payload: (rows, text) => ({
      EBusinessID: "1237100",
      PushTime: "2026-06-03 18:00:00",
      Count: "1",
      Data: [
        {
          ShipperCode: "YD",
          LogisticCode: "YD0042",
          Success: true,
          State: "2",
          Traces: list(rows, (i) => ({
            Action: way(i, ["1", "2", "202"]),
            AcceptTime: iso(i).replace("T", " "),
            AcceptStation: text ?? way(i, chinese),
            Location: "杭州市",
          })),
        },
      ],
    }),
    posted: (json) => {
      const sign = Buffer.from(md5Hex(json + salt)).toString("base64");
      return { headers: {}, rawBody: form("RequestData", "DataSign", json, sign) };
    },
  },
  {
    codec: seventeenTrack(),
    hash: "sha256",
    payload: (rows, text) => ({
      event: "TRACKING_UPDATED",
      data: {
        number: "YT0042",
        carrier: 190012,
        track_info: {
          latest_status: { status: "InTransit", sub_status: "InTransit_Other" },
          tracking: {
            providers: [
              {
                events: list(rows, (i) => ({
                  time_iso: `${iso(i)}+00:00`,
                  time_utc: `${iso(i)}Z`,
                  description: text ?? way(i, english),
                  location: "SHENZHEN, CN",
                  stage: null,
                  sub_status: way(i, ["InTransit_PickedUp", "InTransit_Departure", "OutForDelivery_Other"]),
                })).reverse(),
              },
            ],
          },
        },
      },
    }),
    posted: signedBy("sign", (json) => createHash("sha256").update(`${json}/${salt}`, "utf8").digest("hex")),
  },
  {
    codec: aftership(),
    hash: "hmac",
    payload: (rows, text) => ({
      event: "tracking_update",
      msg: {
        slug: "fedex",
        tracking_number: "FX0042",
        tag: "InTransit",
        checkpoints: list(rows, (i) => ({
          slug: "fedex",
          checkpoint_time: `${iso(i)}+00:00`,
          message: text ?? way(i, english),
          city: "Dongguan",
          country_iso3: "CHN",
          tag: "InTransit",
          subtag: way(i, ["InTransit_002", "InTransit_003", "OutForDelivery_001"]),
        })),
      },
    }),
    posted: signedBy("aftership-hmac-sha256", (json) => hmacOf(json, "base64")),
  },
  {
    codec: easypost(),
    hash: "hmac",
    payload: (rows, text) => ({
      object: "Event",
      id: "evt_1",
      description: "tracker.updated",
      result: {
        object: "Tracker",
        carrier: "USPS",
        tracking_code: "9400100000000000000001",
        status: "in_transit",
        tracking_details: list(rows, (i) => ({
          object: "TrackingDetail",
          message: text ?? way(i, english),
          status: way(i, ["in_transit", "in_transit", "out_for_delivery"]),
          status_detail: way(i, ["departed_facility", "arrived_at_facility", "out_for_delivery"]),
          datetime: `${iso(i)}Z`,
          tracking_location: {
            object: "TrackingLocation",
            city: "CHARLESTON",
            state: "SC",
            country: null,
            zip: "29407",
          },
        })),
      },
    }),
    posted: signedBy("x-hmac-signature", (json) => `hmac-sha256-hex=${hmacOf(json, "hex")}`),
  },
  {
    codec: shippo(),
    hash: "hmac",
    payload: (rows, text) => ({
      event: "track_updated",
      data: {
        carrier: "usps",
        tracking_number: "9205590164917312751089",
        tracking_status: null,
        tracking_history: list(rows, (i) => ({
          object_created: `${iso(i)}Z`,
          status: "TRANSIT",
          status_details: text ?? way(i, english),
          status_date: `${iso(i)}Z`,
          substatus: { code: way(i, ["package_accepted", "package_departed", "out_for_delivery"]), text: "-" },
          location: { city: "San Francisco", state: "CA", zip: "94103", country: "US" },
        })),
      },
    }),
    posted: signedBy("shippo-auth-signature", (json) => `t=1780279200,v1=${hmacOf(`1780279200.${json}`, "hex")}`),
  },
  {
    codec: shopify(),
    hash: "hmac",
    payload: (rows, text) => ({
      id: 450789469,
      name: text ?? "#1001",
      currency: "USD",
      total_price: "409.94",
      financial_status: "paid",
      fulfillment_status: "fulfilled",
      updated_at: "2026-06-01T04:00:00-04:00",
      fulfillments: list(rows, (i) => ({
        id: 255858046 + i,
        order_id: 450789469,
        status: "success",
        created_at: `${iso(i)}-04:00`,
        tracking_company: "USPS",
        shipment_status: null,
        tracking_number: `94001000000000000${i}`,
        tracking_numbers: [`94001000000000000${i}`],
        line_items: [{ id: 466157049 + i, quantity: 2, title: "Cup", sku: "CUP-1", price: "20.00" }],
      })),
      refunds: [],
    }),
    posted: signedBy("x-shopify-hmac-sha256", (json) => hmacOf(json, "base64")),
  },
  {
    codec: wechatLogistics(),
    // WeChat signs token, time and nonce alone, Pinduoduo nothing: there MD5 stands for what they leave out.
    hash: "md5",
    payload: (rows, text) => ({
      ToUserName: "gh_1",
      MsgType: "event",
      Event: "add_express_path",
      DeliveryID: "SF",
      WayBillId: "SF0000000042",
      Actions: list(rows, (i) => ({
        ActionTime: began / 1_000 + i * 1_800,
        ActionType: Number(way(i, ["100001", "200001", "300002"])),
        ActionMsg: text ?? way(i, chinese),
      })),
    }),
    posted: (json) => {
      const signature = bytesToHex(digest.sha1([salt, "1780279200", "n0nce"].sort().join("")));
      return { headers: {}, rawBody: json, url: `/push?signature=${signature}&timestamp=1780279200&nonce=n0nce` };
    },
  },
  {
    codec: pinduoduo({ asked: { carrier: "zhongtong", number: "73100000000001" } }),
    hash: "md5",
    payload: (rows, text) => ({
      logistics_ordertrace_get_response: {
        trace_list: list(rows, (i) => ({
          action: way(i, ["GOT", "DEPARTURE", "SEND"]),
          desc: text ?? way(i, chinese),
          node_description: "杭州市",
          status_time: iso(i).replace("T", " "),
          status_desc: "运输中",
        })),
      },
    }),
    posted: (json) => ({ headers: {}, rawBody: json }),
  },
];

const optionsOf = ({ codec }) => ({ zone: "Asia/Shanghai", ...(codec.id === "pinduoduo" ? {} : { salt }) });

/** The longest list that was ever seen has some 60 rows. */
const longest = 60;

/** Decoding, in times of parsing and hashing, by codec. */
export function decodeRatios() {
  const ratios = [];
  for (const one of codecs) {
    const json = JSON.stringify(one.payload(longest));
    const [input, options] = [one.posted(json), optionsOf(one)];
    const { parcels, orders = [], issues } = one.codec.decode(input, options);
    const count = parcels[0]?.events.length ?? orders[0]?.events.length ?? 0;
    if (count < longest || issues.length > 0) throw new Error(`${one.codec.id} is not read: ${JSON.stringify(issues)}`);
    const hash = digest[one.hash];
    const ratio = leastRatio(
      () => micros(() => one.codec.decode(input, options), 30),
      () =>
        micros(() => {
          JSON.parse(json);
          hash(json + salt);
        }, 30),
    );
    ratios.push({ id: one.codec.id, ratio });
  }
  return ratios;
}

export const decodeRatio = () => Math.max(...decodeRatios().map(({ ratio }) => ratio));

const most = 1_048_576;

/** Bodies of a length: as many rows as fit; one row of which a text fills it; one that is no JSON but goes on like it. */
const shapes = {
  rows: (one, size) => {
    const alone = one.posted(JSON.stringify(one.payload(100))).rawBody.length;
    return one.posted(JSON.stringify(one.payload(Math.floor((98 * size) / alone))));
  },
  text: (one, size) => one.posted(JSON.stringify(one.payload(1, "x".repeat(size - 2_000)))),
  brackets: (one, size) => one.posted("[".repeat(Math.floor(size / 3) - 200)),
  quotes: (one, size) => one.posted('"\\'.repeat(Math.floor(size / 6) - 200)),
};

/** What a body of 1 MB costs, in times of one of half of that, by codec and shape. */
export async function lengthRatios() {
  const ratios = [];
  for (const one of codecs)
    for (const [shape, bodyOf] of Object.entries(shapes)) {
      const [whole, half] = [bodyOf(one, most), bodyOf(one, most / 2)];
      if (whole.rawBody.length > most)
        throw new Error(`${one.codec.id} ${shape}: ${whole.rawBody.length} is too long.`);
      const cost = (input) => () => micros(() => one.codec.decode(input, optionsOf(one)), 1);
      const ratio = await ratioInTurns(cost(whole), cost(half), { warmUp: 3 });
      ratios.push({ id: one.codec.id, shape, ratio });
    }
  return ratios;
}

export const lengthRatio = async () => Math.max(...(await lengthRatios()).map(({ ratio }) => ratio));

// All of them, one by one: node bench/codecs.mjs
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { id, ratio } of decodeRatios()) console.log(`${ratio.toFixed(2).padStart(6)}  ${id}`);
  for (const { id, shape, ratio } of await lengthRatios())
    console.log(`${ratio.toFixed(2).padStart(6)}  ${id}: ${shape}`);
}
