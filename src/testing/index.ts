export type { ChannelFixture, ConformanceCase } from "./channel-conformance.ts";
export { channelConformance } from "./channel-conformance.ts";
export type { CodecFixture } from "./codec-conformance.ts";
export { codecConformance } from "./codec-conformance.ts";
