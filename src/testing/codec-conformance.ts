import { expectArgument } from "../model/arguments.ts";
import type { Scan } from "../model/parcel.ts";
import { type Parsed, parser } from "../model/schema/parse.ts";
import { traced } from "../rulebook/traced.ts";
import type { Decoded, DecodeOptions, TrackingCodec, TrackingInput } from "../tracking/codec.ts";
import type { ConformanceCase } from "./channel-conformance.ts";
import { copy, freeze, garbage } from "./channel-probes.ts";
import { damaged, flipped, hostile, personal, relisted, withPersonalData } from "./codec-probes.ts";
import { expectEqual, expectTrue, unskipped } from "./expect.ts";

/** A payload as the provider's JSON text, and the whole of what it has to be read as, without a salt. */
export interface CodecSample {
  readonly name: string;
  readonly json: string;
  readonly expected: Decoded;
}

/** What one code of the provider has to be read as: exactly these, and nothing more. */
export interface CodecCode extends Pick<Scan, "milestone" | "exception" | "mode" | "ambiguous"> {
  readonly code: string;
}

/** A signed payload. Its headers and its URL are those that carry the signature, where that is not in the body. */
export interface SignedSample extends Partial<TrackingInput> {
  readonly rawBody: string;
  readonly salt: string;
  readonly reserialised: string;
}

/** What the suite needs to know about a codec. */
export interface CodecFixture {
  readonly codec: TrackingCodec;
  /** Zone of times without an offset. */
  readonly zone: string;
  /** At least one, without issues: every case is built from them. */
  readonly samples: readonly CodecSample[];
  /** How the provider's JSON becomes an unsigned body; as it is, where absent. */
  readonly wrap?: (json: string) => string;
  readonly headers?: { readonly [name: string]: string };
  /** What is signed with `salt`, and the same JSON in other bytes under the same signature. */
  readonly signed?: SignedSample;
  /** A payload with one scan of that code, and every code there is. */
  readonly codes?: { readonly payload: (code: string) => string; readonly table: readonly CodecCode[] };
  /** Cases that cannot hold here, each with its reason. */
  readonly skip: readonly { readonly name: string; readonly reason: string }[];
}

type Decode = (rawBody: string, options?: Partial<DecodeOptions>, input?: Partial<TrackingInput>) => Decoded;

/** Eight characters at most, so that an issue may name it. */
const unknown = "98765";

/**
 * The cases every tracking codec has to pass, for any test runner.
 *
 * They prove: nothing throws; samples are read exactly; an unknown code stays visible and is reported; whatever is read is
 * something an order takes; scans come oldest first; equal in, equal out; the input is left as it was; signatures are over the bytes as they came; no issue tells
 * anybody's data; every payload is answered. A case that cannot hold is skipped by name, with a reason; an unknown name,
 * a missing reason, or a fixture without what a case needs is an error and not a silent pass.
 *
 * @throws {Error} where `skip` names no case or gives no reason.
 *
 * @example
 * import { codecConformance } from "waybell/testing";
 * import { kuaidi100 } from "waybell/tracking/kuaidi100";
 *
 * const cases = codecConformance({ codec: kuaidi100(), zone: "Asia/Shanghai", samples: [], skip: [] });
 * cases.map(({ name }) => name)[0];     // "no text makes the codec throw"
 */
export function codecConformance(fixture: CodecFixture): readonly ConformanceCase[] {
  expectArgument(
    "fixture",
    fixture,
    { codec: { decode: "function" }, zone: "text", samples: "list", skip: "list" },
    "{ codec, zone, samples, skip, … }",
  );
  const { codec, zone, headers = {} } = fixture;
  const decode: Decode = (rawBody, options, input) =>
    codec.decode({ ...input, headers: { ...headers, ...input?.headers }, rawBody }, { zone, ...options });
  const all: readonly ConformanceCase[] = [
    ...throwingCases(fixture, decode),
    ...readingCases(fixture, decode),
    ...takenCases(fixture, decode),
    ...purityCases(fixture, decode),
    ...signatureCases(fixture, decode),
  ];
  return unskipped(all, fixture.skip);
}

/** The wrapping of a fixture, for any text: half characters cannot be sent. */
const wrapping =
  ({ wrap }: CodecFixture) =>
  (text: string): string => {
    const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
    return wrap ? wrap(whole) : whole;
  };

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what} in the fixture: skip this case and say why there is none`);
  return value;
}

const given = (samples: readonly CodecSample[]): readonly CodecSample[] =>
  needed(samples.length > 0 ? samples : undefined, "sample");

/** What is read, where anything is: that nothing throws is proved by cases of its own. */
function attempt(decode: () => Decoded): Decoded | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

function throwingCases(fixture: CodecFixture, decode: Decode): ConformanceCase[] {
  const { samples } = fixture;
  const wrap = wrapping(fixture);
  return [
    {
      name: "no text makes the codec throw",
      run: () => {
        for (const text of [...garbage, "%", "param=%E0%A4%A&sign=%", "a=b&&=&c", "\ufeff{}"])
          for (const body of [text, wrap(text)])
            for (const options of [{}, { salt: "s" }, { zone: "" }, { zone: "Mars/Olympus" }]) decode(body, options);
      },
    },
    {
      name: "no JSON value makes the codec throw",
      run: () => {
        for (const { json } of given(samples)) for (const text of hostile(json)) decode(wrap(text));
      },
    },
    {
      name: "no damaged payload makes the codec throw",
      run: () => {
        for (const { json } of given(samples))
          for (const body of [...damaged(json).map(wrap), ...damaged(wrap(json))]) decode(body);
      },
    },
  ];
}

function readingCases(fixture: CodecFixture, decode: Decode): ConformanceCase[] {
  const { samples, codes } = fixture;
  const wrap = wrapping(fixture);
  const scanOf = (code: string) => {
    const read = decode(wrap(needed(codes, "codes").payload(code)));
    const scans = read.parcels.flatMap(({ events }) => events).filter((scan) => scan.code === code);
    expectEqual(scans.length, 1, `how many scans have the code ${code}`);
    const { milestone, exception, mode, ambiguous } = scans[0] as Scan;
    return { read, meaning: { code, milestone, exception, mode, ambiguous } };
  };
  return [
    {
      name: "every sample is read exactly as stated",
      run: () => {
        for (const { name, json, expected } of given(samples)) expectEqual(decode(wrap(json)), expected, name);
      },
    },
    {
      name: "an unknown code stays visible, moves nothing and is reported",
      run: () => {
        const { read, meaning } = scanOf(unknown);
        const still = { code: unknown, milestone: undefined, exception: undefined, mode: undefined };
        expectEqual(meaning, { ...still, ambiguous: undefined }, "the scan of an unknown code");
        const naming = read.issues.filter(({ level, message }) => level === "warning" && message.includes(unknown));
        expectEqual(naming.length, 1, "how many warnings name the unknown code");
      },
    },
    {
      name: "every code of the table means what it states",
      run: () => {
        for (const { code, milestone, exception, mode, ambiguous } of needed(codes, "codes").table)
          expectEqual(scanOf(code).meaning, { code, milestone, exception, mode, ambiguous }, `code ${code}`);
      },
    },
    {
      name: "scans come oldest first, however the payload lists them",
      run: () => {
        for (const text of given(samples).flatMap(({ json }) => [json, ...relisted(json)]))
          for (const { events } of attempt(() => decode(wrap(text)))?.parcels ?? [])
            expectTrue(
              events.every((scan, i) => i === 0 || (events[i - 1] as Scan).at <= scan.at),
              `not oldest first: ${events.map(({ at }) => at).join(", ")}`,
            );
      },
    },
  ];
}

/** Each of them as the event that a host makes of it: an order takes them all, and each for itself. */
function expectTaken({ parcels, orders = [], ...read }: Decoded, take: (event: unknown) => Parsed<unknown>): void {
  const events = [
    ...parcels.map((parcel) => traced(parcel, { orderId: "1", receivedAt })),
    ...orders.flatMap((order) => order.events.map((news) => ({ ...news, orderId: "1", receivedAt }))),
  ];
  for (const event of events) {
    const taken = take(event);
    expectTrue(taken.ok, taken.ok ? "" : `no order takes this: ${event.type}, ${JSON.stringify(taken.finding)}`);
  }
  for (const { carrier, number } of [...parcels, ...read.fetch])
    for (const text of [carrier, number])
      expectTrue(
        typeof text === "string" && text !== "",
        "a parcel, or what is to be fetched, has no carrier or number",
      );
}

function takenCases(fixture: CodecFixture, decode: Decode): ConformanceCase[] {
  const { samples } = fixture;
  const wrap = wrapping(fixture);
  return [
    {
      name: "what is read is something an order takes",
      run: () => {
        const { event } = parser();
        for (const { json } of given(samples)) {
          for (const text of [json, ...relisted(json), ...hostile(json)]) {
            const read = attempt(() => decode(wrap(text)));
            if (read) expectTaken(read, event);
          }
          const { parcels, orders = [] } = decode(wrap(json));
          for (const { at } of parcels.flatMap(({ events }) => events))
            expectTrue(at >= thisCentury, `${at} is a time before 2001: an instant is in milliseconds`);
          const ids = orders.flatMap(({ number, events }) => events.map(({ id }) => `${number} ${id}`));
          expectEqual(new Set(ids).size, ids.length, "how many ids there are of so many events");
        }
      },
    },
  ];
}

const receivedAt = Date.UTC(2026, 5, 10, 12);
const thisCentury = 1e12;

function purityCases(fixture: CodecFixture, decode: Decode): ConformanceCase[] {
  const { codec, zone, samples, headers = {} } = fixture;
  const wrap = wrapping(fixture);
  return [
    {
      name: "equal payloads are read equally",
      run: () => {
        for (const { name, json } of given(samples))
          expectEqual(decode(wrap(json)), decode(wrap(json)), `${name}: the first reading differs from the second`);
      },
    },
    {
      name: "the input is left as it was",
      run: () => {
        for (const { json } of given(samples)) {
          const input = { headers: { ...headers }, rawBody: wrap(json) };
          const loose = copy(input);
          codec.decode(loose, { zone });
          expectEqual(loose, input, "the input was changed");
          codec.decode(freeze(input), freeze({ zone }));
        }
      },
    },
    {
      name: "issues tell nobody's data",
      run: () => {
        for (const text of given(samples).flatMap(({ json }) => withPersonalData(json))) {
          const read = attempt(() => decode(wrap(text)));
          const told = JSON.stringify([read?.issues, read?.reply]);
          for (const data of personal) expectTrue(!told.includes(data), `"${data}" is told in ${told}`);
        }
      },
    },
    {
      name: "every payload is answered",
      run: () => {
        for (const text of [...given(samples).map(({ json }) => json), ...garbage]) {
          const read = attempt(() => decode(wrap(text)));
          if (!read) continue;
          const { status, body } = read.reply ?? {};
          expectTrue(Number.isInteger(status) && status >= 200 && status < 600, `answered with status ${status}`);
          expectTrue(typeof body === "string", "answered without a body");
        }
      },
    },
  ];
}

function signatureCases(fixture: CodecFixture, decode: Decode): ConformanceCase[] {
  const { samples } = fixture;
  const wrap = wrapping(fixture);
  const signed = () => {
    const { rawBody, salt, reserialised, ...input } = needed(fixture.signed, "signed body");
    return { rawBody, salt, reserialised, input };
  };
  const refused = (rawBody: string, what: string, input?: Partial<TrackingInput>) => {
    const read = attempt(() => decode(rawBody, { salt: signed().salt }, input));
    if (!read) return;
    expectEqual([read.parcels, read.orders ?? [], read.fetch], [[], [], []], `${what} was believed`);
    expectTrue(
      read.issues.some(({ level }) => level === undefined),
      `${what} was refused without an issue`,
    );
  };
  return [
    {
      name: "a payload signed with the salt is believed",
      run: () => {
        const { rawBody, salt, input } = signed();
        const read = decode(rawBody, { salt }, input);
        expectTrue(read.parcels.length > 0, "the signed payload gave no parcel");
        expectEqual(read.issues, [], "the issues of a signed payload");
      },
    },
    {
      name: "a re-serialised payload is refused",
      run: () => refused(signed().reserialised, "the re-serialised payload", signed().input),
    },
    {
      name: "a payload with one byte changed is refused",
      run: () => {
        const { rawBody, input } = signed();
        for (const { at, text } of flipped(rawBody)) refused(text, `the payload with byte ${at} changed`, input);
      },
    },
    {
      name: "an unsigned payload is refused where a salt is given",
      run: () => {
        for (const { name, json } of given(samples)) refused(wrap(json), `${name}, unsigned,`);
      },
    },
    {
      name: "a signature that was not checked is reported",
      run: () => {
        const { rawBody, input } = signed();
        const { parcels, issues } = decode(rawBody, {}, input);
        expectTrue(parcels.length > 0, "without a salt the signed payload gave no parcel");
        expectTrue(issues.length > 0, "nothing says that the signature was not checked");
      },
    },
  ];
}
