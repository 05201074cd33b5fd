import type { TrackingCodec } from "./codec.ts";

export { seventeenTrackCodes } from "./17track-codes.ts";
export function seventeenTrack(): TrackingCodec {
  throw 1;
}
