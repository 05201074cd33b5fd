import { describe, expect, it } from "vitest";
import { type CodeTable, codedOutcome } from "../../src/channels/shared/codes.ts";
import { answer } from "./fixtures.ts";

const codes: CodeTable = {
  Busy: { kind: "rate_limited", scope: "account" },
  "Quota.*": { kind: "rate_limited", scope: "account", afterMs: 60_000 },
  Down: { kind: "retry" },
  Wrong: { kind: "permanent", fault: "request" },
};

describe("an answer with a code", () => {
  it.each([
    ["Busy", 429, {}, { kind: "rate_limited", scope: "account", reason: "Busy" }],
    ["Busy", 429, { "Retry-After": "7" }, { kind: "rate_limited", scope: "account", afterMs: 7000, reason: "Busy" }],
    ["Busy", 400, { "retry-after": "7" }, { kind: "rate_limited", scope: "account", reason: "Busy" }],
    ["Quota.Day", 429, { "retry-after": "7" }, { ...codes["Quota.*"], reason: "Quota.Day" }],
    ["Down", 503, { "retry-after": "3" }, { kind: "retry", afterMs: 3000, reason: "Down" }],
    ["Wrong", 503, { "retry-after": "3" }, { kind: "permanent", fault: "request", reason: "Wrong" }],
  ])("%s, status %i and %j waits as the table says, else as its Retry-After", (code, status, headers, outcome) => {
    expect(codedOutcome(answer("", status, headers), code, [codes])).toEqual(outcome);
  });

  it("that is empty is named as unknown, where a table refuses it", () => {
    const own: CodeTable = { "": { kind: "permanent", fault: "content" } };
    expect(codedOutcome(answer(""), "", [own])).toEqual({
      kind: "permanent",
      fault: "content",
      reason: "unknown-code",
    });
  });
});
