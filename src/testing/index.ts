export { randomAnswers } from "./answers.ts";
export type { ChannelFixture, ConformanceCase } from "./channel-conformance.ts";
export { channelConformance } from "./channel-conformance.ts";
export type { CodecCode, CodecFixture, CodecSample, SignedSample } from "./codec-conformance.ts";
export { codecConformance } from "./codec-conformance.ts";
export type { Chance, HistoryLine, HistoryOptions } from "./generators.ts";
export { drawn, randomHistory, randomOrder, randomPeople, randomPerson, randomScan, seeded } from "./generators.ts";
export { scenario } from "./scenario.ts";
export type * from "./scenario-types.ts";
