import { createHmac } from "node:crypto";
import type { Decoded, TrackedParcel } from "../../src/tracking/codec.ts";

/** The HMAC-SHA256 of a text, as providers that sign with it write it. */
export const hmac = (text: string, secret: string, form: "hex" | "base64"): string =>
  createHmac("sha256", secret).update(text, "utf8").digest(form);

const ok: Decoded["reply"] = { status: 200, headers: {}, body: "" };
export const refusedWith = (status: number): Decoded["reply"] => ({ status, headers: {}, body: "" });

export const parcels = (...list: readonly TrackedParcel[]): Decoded => ({
  parcels: list,
  fetch: [],
  issues: [],
  reply: ok,
});

export const at = (time: string): number => Date.parse(time);

/** The same JSON in other bytes. */
export const respelt = (json: string): string => JSON.stringify(JSON.parse(json), null, 1);
