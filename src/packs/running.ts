import type { Condition } from "../condition/form.ts";

/** Not over yet; a clock at rest is no reason for silence. */
export const running: readonly ["open", "paused"] = ["open", "paused"];

const sentForIt: Condition<"parcel"> = { "parcel.remedy": "resend", "parcel.made-good": false };

/** The buyer also chose new goods with every parcel that a request or complaint may be about: those are sent in any case. */
export const sentForParcel: Condition<"case"> & Condition<"complaint"> = {
  "some parcel": sentForIt,
  "every parcel": { any: [{ "parcel.effective": false }, sentForIt] },
};
