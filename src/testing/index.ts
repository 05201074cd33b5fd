export type { ChannelFixture, ConformanceCase } from "./channel-conformance.ts";
export { channelConformance } from "./channel-conformance.ts";
export type { CodecCode, CodecFixture, CodecSample } from "./codec-conformance.ts";
export { codecConformance } from "./codec-conformance.ts";
export { scenario } from "./scenario.ts";
export type * from "./scenario-types.ts";
