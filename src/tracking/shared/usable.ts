import { type Calls, guarded } from "../../model/arguments.ts";
import type { TrackingCodec } from "../codec.ts";

const calls: Calls<TrackingCodec> = {
  decode: [
    ["input", { headers: "object", rawBody: "text" }, "what was posted, as { headers, rawBody }"],
    ["options", { zone: "text", "salt?": "text" }, '{ zone: "Asia/Shanghai", salt }'],
  ],
};

/** A codec that says so where what a host hands it was forgotten; whatever a provider posted, it never throws. */
export const usable = (codec: TrackingCodec): TrackingCodec => guarded(codec, calls);
