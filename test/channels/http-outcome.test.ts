import { describe, expect, it } from "vitest";
import { httpOutcome } from "../../src/channels/shared/http-outcome.ts";
import { fromBase64, toBase64 } from "../../src/model/base64.ts";
import { answer } from "./fixtures.ts";

describe("a status no table knows", () => {
  it.each([
    [200, { kind: "accepted" }],
    [204, { kind: "accepted" }],
    [301, { kind: "permanent", fault: "request", reason: "http-301" }],
    [400, { kind: "permanent", fault: "request", reason: "http-400" }],
    [401, { kind: "needs_config", fault: "credential", reason: "http-401" }],
    [403, { kind: "needs_config", fault: "credential", reason: "http-403" }],
    [404, { kind: "permanent", fault: "request", reason: "http-404" }],
    [408, { kind: "retry", reason: "http-408" }],
    [413, { kind: "permanent", fault: "payload", reason: "http-413" }],
    [425, { kind: "retry", reason: "http-425" }],
    [429, { kind: "rate_limited", scope: "account", reason: "http-429" }],
    [500, { kind: "retry", reason: "http-500" }],
    [599, { kind: "retry", reason: "http-599" }],
    [100, { kind: "ambiguous", reason: "no-final-status" }],
    [0, { kind: "ambiguous", reason: "no-final-status" }],
  ])("of %i is read by its class", (status, outcome) => {
    expect(httpOutcome(answer("", status))).toEqual(outcome);
  });

  it("waits as many seconds as the provider asks", () => {
    const asked = httpOutcome(answer("", 503, { "Retry-After": "120" }));
    expect(asked).toEqual({ kind: "retry", reason: "http-503", afterMs: 120_000 });
  });

  it("waits until the instant the provider names, measured from the answer's own date", () => {
    const until = { "retry-after": "Sat, 21 Nov 2026 02:05:00 GMT", date: "Sat, 21 Nov 2026 02:03:30 GMT" };
    expect(httpOutcome(answer("", 429, until))).toEqual({
      kind: "rate_limited",
      scope: "account",
      reason: "http-429",
      afterMs: 90_000,
    });
  });

  it("does not guess where the answer has no date of its own", () => {
    const until = { "retry-after": "Sat, 21 Nov 2026 02:05:00 GMT" };
    expect(httpOutcome(answer("", 503, until))).toEqual({ kind: "retry", reason: "http-503" });
  });
});

describe("base64", () => {
  it("agrees with Node's for every length up to 64", () => {
    for (let length = 0; length <= 64; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length) % 256);
      const text = Buffer.from(bytes).toString("base64");
      expect(toBase64(bytes)).toBe(text);
      expect(fromBase64(text)).toEqual(bytes);
    }
  });
  it("refuses what is none", () => {
    expect(fromBase64("a")).toBeUndefined();
    expect(fromBase64("ab*=")).toBeUndefined();
  });
});
