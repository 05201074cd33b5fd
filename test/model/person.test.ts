import { expect, test } from "vitest";
import type { Person } from "../../src/model/person.ts";
import { parser } from "../../src/model/schema/parse.ts";

const { person: parse } = parser();
const whole: Person = {
  id: "b1",
  role: "buyer",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { sms: "13900001234", push: ["device-1", "device-2"] },
  quietHours: { from: "22:00", to: "08:00" },
  optOuts: ["sms"],
  preferences: { shipping: ["push", "sms"], payment: [] },
  settings: { detail: "all", figure: 10, flag: true },
  hears: ["shipping"],
  consents: { marketing: 1_780_300_800_000 },
};
const { quietHours: _q, optOuts: _o, preferences: _p, settings: _s, hears: _h, consents: _c, ...least } = whole;
const refused = (change: object): string => {
  const parsed = parse({ ...whole, ...change }, "people[1]");
  return parsed.ok ? "accepted" : `${parsed.finding.code} ${parsed.finding.path}`;
};

test("a person is accepted with every field, and with the least", () => {
  expect(parse(whole, "people[0]")).toEqual({ ok: true, value: whole });
  expect(parse(least, "people[0]")).toEqual({ ok: true, value: least });
  expect(parse({ ...least, quietHours: null }, "")).toEqual({ ok: true, value: { ...least, quietHours: null } });
});

test("a member that is undefined is as if it were not there, and one that is needed is missed", () => {
  expect(parse({ ...least, quietHours: undefined, addresses: { ...least.addresses, email: undefined } }, "")).toEqual({
    ok: true,
    value: least,
  });
  const parsed = parse({ ...least, optOuts: undefined }, "");
  expect(parsed.ok && Object.keys(parsed.value)).toEqual(Object.keys(least));
  expect(refused({ zone: undefined, optOuts: undefined })).toBe("E_ZONE people[1].zone");
});

test.each(["id", "role", "locale", "zone", "addresses"])("a person without %s is refused", (field) => {
  const { [field as keyof Person]: _, ...rest } = whole;
  expect(parse(rest, "people[0]")).toMatchObject({ ok: false, finding: { path: `people[0].${field}` } });
});

test.each([
  [{ age: 5 }, "E_UNKNOWN_FIELD people[1].age"],
  [{ id: "" }, "E_FIELD people[1].id"],
  [{ role: "admin" }, "E_FIELD people[1].role"],
  [{ locale: "" }, "E_FIELD people[1].locale"],
  [{ zone: "+08:00" }, "E_ZONE people[1].zone"],
  [{ zone: "Asia/Shangai" }, "E_ZONE people[1].zone"],
  [{ zone: 8 }, "E_ZONE people[1].zone"],
  [{ addresses: { sms: 13900001234 } }, "E_FIELD people[1].addresses.sms"],
  [{ addresses: { sms: null } }, "E_FIELD people[1].addresses.sms"],
  [{ addresses: ["13900001234"] }, "E_FIELD people[1].addresses"],
  [{ addresses: { push: Array.from({ length: 101 }, () => "d") } }, "E_FIELD people[1].addresses.push"],
  [{ quietHours: {} }, "E_CLOCK people[1].quietHours.from"],
  [{ quietHours: { from: "22:00", to: "24:00" } }, "E_CLOCK people[1].quietHours.to"],
  [{ quietHours: { from: "9:00", to: "10:00" } }, "E_CLOCK people[1].quietHours.from"],
  [{ quietHours: { from: "22:00", to: "08:00", zone: "UTC" } }, "E_UNKNOWN_FIELD people[1].quietHours.zone"],
  [{ optOuts: "sms" }, "E_FIELD people[1].optOuts"],
  [{ optOuts: [5] }, "E_FIELD people[1].optOuts[0]"],
  [{ preferences: { shipping: "push" } }, "E_FIELD people[1].preferences.shipping"],
  [{ settings: { detail: null } }, "E_FIELD people[1].settings.detail"],
  [{ consents: { marketing: true } }, "E_FIELD people[1].consents.marketing"],
  [{ consents: { marketing: "2026-06-01" } }, "E_FIELD people[1].consents.marketing"],
])("%j is refused as %s", (change, expected) => {
  expect(refused(change)).toBe(expected);
});

test.each(["zh-CN", "zh_CN", "zh-Hant-TW", "en", "yue", "en_US.UTF-8"])("%s is a language", (locale) => {
  expect(refused({ locale })).toBe("accepted");
});

test.each([
  [{ phone: "13900001234" }, "phone", "only documented fields"],
  [{ tz: "Asia/Shanghai" }, "tz", "only documented fields"],
  [{ note: "x" }, "note", "only documented fields"],
  [{ address: {} }, "address", "addresses"],
  [{ lcoale: "en" }, "lcoale", "locale"],
  [{ addresses: undefined }, "addresses", "object"],
  [{ addresses: { sms: null } }, "addresses.sms", "string or array"],
  [{ addresses: { push: ["device-1", null] } }, "addresses.push", "string"],
  [{ settings: { detail: null } }, "settings.detail", "string or number or boolean"],
])("%j says what may stand there", (change, path, expected) => {
  expect(parse({ ...whole, ...change }, "people[0]")).toMatchObject({
    ok: false,
    finding: { path: `people[0].${path}`, expected },
  });
});

test("an unknown zone says what a zone is", () => {
  expect(parse({ ...whole, zone: "UTC+8" }, "people[0]")).toEqual({
    ok: false,
    finding: {
      code: "E_ZONE",
      path: "people[0].zone",
      message: "Not a time zone with rules of its own.",
      expected: "an IANA zone such as Asia/Shanghai; an offset goes wrong in summer",
    },
  });
});

test("an address in the wrong place is not repeated in the finding", () => {
  expect(refused({ addresses: { "13900001234": 1 } })).toBe("E_FIELD people[1].addresses.?");
  expect(refused({ addresses: { "li@example.com": [1] } })).toBe("E_FIELD people[1].addresses.?");
});
