import { describe, expect, it } from "vitest";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { decode, nothing, warned } from "./fixture.ts";
import {
  answer,
  basicPush,
  june,
  push,
  read,
  refused,
  row,
  salt,
  signed,
  wholeJourney,
  wrap,
  zone,
} from "./payloads.ts";

describe("the signature of a push", () => {
  const missing = {
    code: "SIGNATURE_MISSING",
    path: "sign",
    message: "Not signed.",
    expected: "no salt for what you fetched",
  };

  it("is checked over the decoded text", () => {
    expect(decode(signed(wholeJourney.json), { salt })).toEqual(wholeJourney.expected);
  });

  it("of another salt is not believed, and another push is asked for", () => {
    expect(decode(signed(wholeJourney.json, "another"), { salt })).toEqual({
      ...nothing,
      issues: [{ code: "SIGNATURE_BROKEN", path: "sign", message: "Not of this salt." }],
      reply: refused,
    });
  });

  it("of another kind than MD5 is not believed either, and is told apart", () => {
    expect(decode(`${wrap(wholeJourney.json)}&sign=${"A1".repeat(32)}`, { salt })).toEqual({
      ...nothing,
      issues: [{ code: "SIGNATURE_UNSUPPORTED", path: "sign", message: "Not a known way to sign." }],
      reply: refused,
    });
  });

  it("with an empty salt, which anybody has, is not believed", () => {
    expect(decode(signed(wholeJourney.json, ""), { salt: "" })).toEqual({
      ...nothing,
      issues: [{ code: "SIGNATURE_NOT_CHECKED", path: "sign", message: "The salt is empty." }],
      reply: refused,
    });
  });

  it("is missed where a salt is given", () => {
    expect(decode(wrap(wholeJourney.json), { salt })).toEqual({ ...nothing, issues: [missing], reply: refused });
  });

  it("cannot be gone round by posting the bare JSON", () => {
    const bare = JSON.stringify(answer("jd", "JD0042", [row("01 10:00:00", "", "3")]));
    expect(decode(bare, { salt })).toEqual({ ...nothing, issues: [missing], reply: refused });
  });

  it("is said not to have been checked where there is no salt", () => {
    expect(decode(signed(basicPush.json))).toEqual({
      ...basicPush.expected,
      issues: [warned("SIGNATURE_NOT_CHECKED", "sign", "No salt was given.")],
    });
  });
});

describe("the answer to a query", () => {
  const bare = JSON.stringify(answer("jd", "JD0042", [row("01 10:00:00", "", "3")], { state: "3", returnCode: null }));
  const delivered = read({
    carrier: "jd",
    number: "JD0042",
    events: [{ at: june(1, "10:00:00"), code: "3", milestone: "delivered" }],
  });

  it("is read as it is", () => {
    expect(decode(`\ufeff ${bare}\n`)).toEqual(delivered);
  });

  it("is believed beside a salt where the host says so", () => {
    const read = kuaidi100({ trustAnswers: true }).decode({ headers: {}, rawBody: bare }, { zone, salt });
    expect(read).toEqual(delivered);
  });

  it("never makes a push believed", () => {
    const read = kuaidi100({ trustAnswers: true }).decode({ headers: {}, rawBody: wrap(bare) }, { zone, salt });
    expect(read.parcels).toEqual([]);
  });

  it("is reported where it is a refusal", () => {
    expect(decode('{"result":false,"returnCode":"500","message":"查询无结果"}')).toEqual({
      ...nothing,
      issues: [{ code: "PROVIDER_REFUSED", path: "returnCode", message: 'The answer is a code "500".' }],
      reply: refused,
    });
  });
});

describe("a payload that cannot be read", () => {
  const unreadable = {
    ...nothing,
    issues: [{ code: "PAYLOAD_UNREADABLE", path: "param", message: "No JSON object." }],
    reply: refused,
  };

  it.each([
    ["nothing", ""],
    ["a field of another name", "data=%7B%7D"],
    ["a broken percent sign", "param=%7B%"],
    ["no JSON", "param=hello"],
    ["a list", "param=%5B%5D"],
  ])("is refused: %s", (_, rawBody) => {
    expect(decode(rawBody)).toEqual(unreadable);
  });

  const mega = 1_048_576;
  const ofLength = (length: number) => `{"message":"${"快".repeat(length - 14)}"}`;
  it.each([
    ["a form", wrap(ofLength(mega + 1))],
    ["a form that none of that length would fill", "param=".padEnd(9 * mega + 1, "%")],
    ["an answer", ofLength(mega + 1)],
  ])("is refused, and as too long: %s of more than a megabyte", (_, rawBody) => {
    const issues = [{ code: "PAYLOAD_UNREADABLE", path: "param", message: "Too long." }];
    expect(decode(rawBody)).toEqual({ ...unreadable, issues });
  });

  it("is as long as its text, not as the percent signs in which that comes", () => {
    const whole = wrap(ofLength(mega));
    expect([whole.length, decode(whole).issues.map(({ code }) => code)]).toEqual([9_437_092, ["PARCEL_UNNAMED"]]);
  });

  it("is refused where it does not name its parcel", () => {
    expect(decode(wrap(push({ nu: "JD0042", data: [] })))).toEqual({
      ...nothing,
      issues: [{ code: "PARCEL_UNNAMED", path: "lastResult.nu", message: "No number or carrier." }],
      reply: refused,
    });
  });

  it("keeps every digit of a number that stands there without quotes, and of no text", () => {
    const text = "运单,1234567890123456789,已揽收";
    const json = push(answer("jd", "JD0042", [row("01 10:00:00", text, "0")])).replace('"JD0042"', "73100000000000017");
    const { parcels } = decode(wrap(json));
    expect(parcels.map(({ number, events }) => [number, events.length])).toEqual([["73100000000000017", 1]]);
  });

  it("reads what lies beside something nested however deep", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const json = push(answer("jd", "JD0042", [row("01 10:00:00", "", "0")]));
    const { parcels, issues } = decode(wrap(json.replace("{", `{"comNew":${deep},`)));
    expect([parcels[0]?.events.length, issues]).toEqual([1, []]);
  });
});
