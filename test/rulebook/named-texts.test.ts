import { expect, test } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

const found = (each: string, when: object) =>
  readRulebook(
    [
      pinduoduo,
      {
        id: "mall",
        version: "1",
        inhibitions: { mine: { each, when, drops: ["penalties"] } },
        words: { inhibitions: ["mine"] },
      },
    ],
    { channels: [inbox()] },
  )
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path, expected }) => [code, path, expected]);

test("a text that names a promise or a policy is checked as a name", () => {
  expect(found("breach", { "breach.promise": "ship-by" })).toEqual([]);
  expect(found("breach", { "breach.promise": "ship-bye" })).toEqual([
    ["UNKNOWN_WORD", "mall.inhibitions.mine.when.breach.promise", "ship-by"],
  ]);
  expect(found("compensation", { "compensation.rule": { not: ["delay-coupons"] } })).toEqual([
    ["UNKNOWN_WORD", "mall.inhibitions.mine.when.compensation.rule", "delay-coupon"],
  ]);
});
