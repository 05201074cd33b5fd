import type { Texts } from "../../notify/text.ts";

// What the platform's own people are told of carriers' feeds, by what watches those. `{lag}` is in minutes.

export const feedsZhCN: Texts["notices"] = {
  "feed-lagging": {
    title: "物流轨迹延迟",
    body: ["{carrier}轨迹延迟p95 {lag}分钟，影响{cnt}单。", "{carrier}轨迹延迟p95 {lag}分钟。"],
  },
  "feed-silent": {
    title: "物流轨迹中断",
    body: ["{carrier}已{lag}分钟没有轨迹，影响{cnt}单。", "{carrier}已{lag}分钟没有轨迹。"],
  },
  "feed-recovered": { title: "物流轨迹告警解除", body: "{carrier}轨迹告警已解除。" },
};

export const feedsEn: Texts["notices"] = {
  "feed-lagging": {
    title: "A carrier's scans are late",
    body: [
      "{carrier} feed lag p95 {lag} min, {cnt, plural, one {# parcel} other {# parcels}} affected.",
      "{carrier} feed lag p95 {lag} min.",
    ],
  },
  "feed-silent": {
    title: "A carrier's feed is silent",
    body: [
      "No scan from {carrier} for {lag} min, {cnt, plural, one {# parcel} other {# parcels}} affected.",
      "No scan from {carrier} for {lag} min.",
    ],
  },
  "feed-recovered": { title: "A carrier's feed is back", body: "The alarm about {carrier}'s feed is over." },
};
