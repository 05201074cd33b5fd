import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions, TrackedParcel, TrackingCodec } from "../../src/tracking/codec.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { fixtureFor } from "./fixture.ts";

// A suite is worth what it refuses: every copy is the good codec, broken in one way, and fails the one case for that.

type Input = Parameters<TrackingCodec["decode"]>[0];
type Decode = TrackingCodec["decode"];

const good = kuaidi100();
const after = (change: (read: Decoded, input: Input) => Decoded): Decode => {
  return (input, options) => change(good.decode(input, options), input);
};
const paramOf = ({ rawBody }: Input): string => {
  try {
    return decodeURIComponent((/^param=([^&]*)/.exec(rawBody)?.[1] ?? "").replaceAll("+", " "));
  } catch {
    return "";
  }
};
const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const events = (read: Decoded, change: (scans: Decoded["parcels"][0]["events"]) => typeof scans): Decoded => ({
  ...read,
  parcels: read.parcels.map((parcel) => ({ ...parcel, events: change(parcel.events) })),
});
const unsalted = (input: Input, { zone }: DecodeOptions): Decoded => {
  const read = good.decode(input, { zone });
  return { ...read, issues: read.issues.filter(({ code }) => code !== "SIGNATURE_NOT_CHECKED") };
};

const broken: readonly (readonly [case_: string, way: string, make: () => Decode])[] = [
  [
    "no text makes the codec throw",
    "chokes on a NUL",
    () =>
      after((read, { rawBody }) => {
        if (rawBody === "\u0000\ud800") throw new Error("NUL");
        return read;
      }),
  ],
  [
    "no JSON value makes the codec throw",
    "takes for granted that there is a last result",
    () =>
      after((read, input) => {
        const payload = json(paramOf(input)) as { lastResult?: unknown } | undefined;
        if (payload?.lastResult === null) throw new TypeError("null");
        return read;
      }),
  ],
  [
    "no damaged payload makes the codec throw",
    "takes for granted that what looks like JSON is JSON",
    () =>
      after((read, input) => {
        if (paramOf(input).includes('"lastResult"')) JSON.parse(paramOf(input));
        return read;
      }),
  ],
  [
    "every sample is read exactly as stated",
    "loses the estimate of arrival",
    () => after((read) => ({ ...read, parcels: read.parcels.map(({ eta: _, ...parcel }) => parcel) })),
  ],
  [
    "an unknown code stays visible, moves nothing and is reported",
    "drops the scan",
    () => after((read) => events(read, (scans) => scans.filter(({ code }) => code !== "98765"))),
  ],
  [
    "an unknown code stays visible, moves nothing and is reported",
    "does not report it",
    () => after((read) => ({ ...read, issues: read.issues.filter(({ code }) => code !== "UNKNOWN_CODE") })),
  ],
  [
    "an unknown code stays visible, moves nothing and is reported",
    "takes it for transit",
    () =>
      after((read) =>
        events(read, (scans) =>
          scans.map((scan) => (scan.code === "98765" ? { ...scan, milestone: "in_transit" } : scan)),
        ),
      ),
  ],
  [
    "every code of the table means what it states",
    "takes the return of a parcel for its delivery",
    () =>
      after((read) =>
        events(read, (scans) => scans.map((scan) => (scan.code === "6" ? { ...scan, milestone: "delivered" } : scan))),
      ),
  ],
  [
    "scans come oldest first, however the payload lists them",
    "turns the list round instead of sorting it",
    () =>
      after((read, input) => {
        const payload = json(paramOf(input)) as { lastResult?: { data?: { time?: string }[] } } | undefined;
        const data = payload?.lastResult?.data;
        const upwards = Array.isArray(data) && String(data[0]?.time) < String(data.at(-1)?.time);
        return upwards ? events(read, (scans) => [...scans].reverse()) : read;
      }),
  ],
  [
    "what is read is something an order takes",
    "makes no number of a time that it cannot read",
    () =>
      after((read) =>
        read.issues.some(({ code }) => code === "TIME_UNREADABLE")
          ? events(read, (scans) => [...scans, { at: Number.NaN, code: "3" }])
          : read,
      ),
  ],
  [
    "what is read is something an order takes",
    "says a time that is endless where a code is none",
    () =>
      after((read) =>
        read.issues.length > 0 && read.parcels[0]?.events.some(({ code }) => code === "")
          ? events(read, (scans) => scans.map((scan) => ({ ...scan, at: Number.POSITIVE_INFINITY })))
          : read,
      ),
  ],
  [
    "equal payloads are read equally",
    "remembers what it saw last",
    () => {
      let last = "";
      return after((read, { rawBody }) => {
        const seen = rawBody === last;
        last = rawBody;
        return seen ? { ...read, parcels: [] } : read;
      });
    },
  ],
  [
    "the input is left as it was",
    "notes in the headers that it was here",
    () => (input, options) => {
      (input.headers as Record<string, string>)["x-decoded"] = "1";
      return good.decode(input, options);
    },
  ],
  [
    "issues tell nobody's data",
    "quotes the time that it could not read",
    () =>
      after((read, input) => {
        const payload = json(paramOf(input)) as { lastResult?: { data?: { time?: unknown }[] } } | undefined;
        const data = payload?.lastResult?.data;
        const times = Array.isArray(data) ? data.map((row) => String(row?.time)) : [];
        const quoting = read.issues.map((issue) => ({ ...issue, message: `${issue.message} ${times.join(" ")}` }));
        return { ...read, issues: read.issues.some(({ code }) => code === "TIME_UNREADABLE") ? quoting : read.issues };
      }),
  ],
  [
    "every payload is answered",
    "does not answer what it cannot read",
    () =>
      after((read) => {
        const { reply, ...rest } = read;
        return read.parcels.length > 0 ? read : (rest as Decoded);
      }),
  ],
  [
    "a payload signed with the salt is believed",
    "believes nothing that is signed",
    () =>
      (input, { salt, ...options }) =>
        good.decode(input, { ...options, ...(salt === undefined ? {} : { salt: `${salt}x` }) }),
  ],
  [
    "a re-serialised payload is refused",
    "checks the signature over its own spelling of the payload",
    () => (input, options) => {
      const payload = json(paramOf(input));
      const spelt = createHash("md5")
        .update(`${JSON.stringify(payload)}${options.salt}`)
        .digest("hex")
        .toUpperCase();
      return input.rawBody.endsWith(`&sign=${spelt}`) ? unsalted(input, options) : good.decode(input, options);
    },
  ],
  [
    "a payload with one byte changed is refused",
    "compares all but the end of the signature",
    () => (input, options) => {
      const sign = createHash("md5")
        .update(`${paramOf(input)}${options.salt}`)
        .digest("hex")
        .toUpperCase();
      const alike = input.rawBody.includes(`&sign=${sign.slice(0, -1)}`);
      return alike ? unsalted(input, options) : good.decode(input, options);
    },
  ],
  [
    "an unsigned payload is refused where a salt is given",
    "checks only what is there to check",
    () => (input, options) => (input.rawBody.includes("&") ? good.decode(input, options) : unsalted(input, options)),
  ],
  [
    "a signature that was not checked is reported",
    "keeps silent about it",
    () => (input, options) => (options.salt === undefined ? unsalted(input, options) : good.decode(input, options)),
  ],
];

/** The cases that a copy fails, each with a copy of its own. */
const failing = (make: () => Decode): string[] =>
  codecConformance(fixtureFor(good)).flatMap(({ name }, i) => {
    try {
      codecConformance(fixtureFor({ id: "kuaidi100", decode: make() }))[i]?.run();
      return [];
    } catch {
      return [name];
    }
  });

describe("the suite for tracking codecs", () => {
  it.each(broken)('fails exactly "%s" for a copy that %s', (name, _, make) => {
    expect(failing(make)).toEqual([name]);
  });

  it("has a broken copy for every case", () => {
    const names = codecConformance(fixtureFor(good)).map(({ name }) => name);
    expect([...new Set(broken.map(([name]) => name))].sort()).toEqual([...names].sort());
  });

  it.each<[string, (parcel: TrackedParcel) => object]>([
    ["in seconds", ({ events: of }) => ({ events: of.map((scan) => ({ ...scan, at: scan.at / 1000 })) })],
    ["as texts", ({ events: of }) => ({ events: of.map((scan) => ({ ...scan, at: String(scan.at) })) })],
    ["before all time", ({ events: of }) => ({ events: of.map((scan) => ({ ...scan, at: -1e15 })) })],
    ["of no number", () => ({ number: "" })],
    ["of an arrival that is no time", () => ({ eta: Number.NaN })],
  ])("fails for scans %s, though the sample states them so", (_, change) => {
    const decode = after(
      (read) => ({ ...read, parcels: read.parcels.map((parcel) => ({ ...parcel, ...change(parcel) })) }) as Decoded,
    );
    const wrong = { id: "kuaidi100", decode };
    const { samples, zone, wrap = (json: string) => json, ...fixture } = fixtureFor(wrong);
    const stated = samples.map((sample) => ({
      ...sample,
      expected: decode({ headers: fixture.headers ?? {}, rawBody: wrap(sample.json) }, { zone }),
    }));
    const cases = codecConformance({ ...fixture, zone, wrap, samples: stated });
    const run = (name: string) => cases.find((one) => one.name === name)?.run();
    expect(() => run("every sample is read exactly as stated")).not.toThrow();
    expect(() => run("what is read is something an order takes")).toThrow();
  });

  it("leaves out what is skipped by name and with a reason, and nothing else", () => {
    const skip = [{ name: "a re-serialised payload is refused", reason: "this provider signs nothing" }];
    const names = codecConformance({ ...fixtureFor(good), skip }).map(({ name }) => name);
    expect(names).toHaveLength(codecConformance(fixtureFor(good)).length - 1);
    expect(names).not.toContain("a re-serialised payload is refused");
  });

  it("refuses to skip a case that does not exist, or one without a reason", () => {
    const skipping = (name: string, reason: string) => () =>
      codecConformance({ ...fixtureFor(good), skip: [{ name, reason }] });
    expect(skipping("a re-serialized payload is refused", "none")).toThrow("There is no case");
    expect(skipping("a re-serialised payload is refused", " ")).toThrow("needs a reason");
  });

  it("does not let a case pass for want of what it needs", () => {
    const { signed: _, codes: __, ...poor } = fixtureFor(good);
    const needy = codecConformance({ ...poor, samples: [] }).filter(({ run }) => {
      try {
        run();
        return false;
      } catch (error) {
        return String(error).includes("in the fixture: skip this case and say why");
      }
    });
    expect(needy).toHaveLength(codecConformance(fixtureFor(good)).length - 1);
  });
});
