import fc from "fast-check";
import { parser } from "../../src/model/schema/parse.ts";
import { traced } from "../../src/rulebook/traced.ts";
import type { CodecFixture } from "../../src/testing/codec-conformance.ts";
import { expectEqual, expectTrue } from "../../src/testing/expect.ts";
import type { Decoded } from "../../src/tracking/codec.ts";

const receivedAt = Date.parse("2026-06-10T12:00:00Z");
const { event: parse } = parser();

type Mutation = (json: string) => string;

/** Characters lost, doubled or put in, anywhere in the text. */
const splice: fc.Arbitrary<Mutation> = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.string({ unit: "binary", maxLength: 8 }))
  .map(([where, cut, put]) => (json) => {
    const at = Math.floor(where * json.length);
    return json.slice(0, at) + put + json.slice(at + cut);
  });

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(
    "9999-12-31T23:59:59-12:00",
    "0000-01-01 00:00:00",
    "9999-12-31",
    "1e400",
    "__proto__",
    "constructor",
  ),
);

/** One value of the payload replaced by another, its shape left whole. */
const replace: fc.Arbitrary<Mutation> = fc.tuple(fc.nat(), value).map(([which, put]) => (json) => {
  let payload: unknown;
  try {
    payload = JSON.parse(json);
  } catch {
    return json;
  }
  const count = valuesOf(payload).length;
  let n = 0;
  return JSON.stringify(payload, (_, one) => (n++ === which % count ? put : one)) ?? "";
});

const mutations = fc.array(fc.oneof(splice, replace, replace), { minLength: 1, maxLength: 4 });

/** All that is told may be handed to `step`. */
function expectUsable({ parcels, orders = [], reply }: Decoded): void {
  const events = [
    ...parcels.map((parcel) => traced(parcel, { orderId: "1", receivedAt })),
    ...orders.flatMap((order) => order.events.map((news) => ({ ...news, orderId: "1", receivedAt }))),
  ];
  for (const event of events) {
    const parsed = parse(event);
    expectTrue(parsed.ok, parsed.ok ? "" : `${event.type}: ${JSON.stringify(parsed.finding)}`);
  }
  for (const { events: scans } of parcels)
    expectTrue(
      scans.every((scan, i) => i === 0 || (scans[i - 1] as (typeof scans)[0]).at <= scan.at),
      "scans are not oldest first",
    );
  expectTrue(reply.status >= 200 && reply.status < 600, "no answer");
}

/** Reads that many mutated payloads: without throwing, twice the same, and telling only what may be told. */
export function fuzz({ codec, zone, samples, wrap, headers = {}, signed }: CodecFixture, numRuns: number): void {
  const decode = (rawBody: string, salt?: string) =>
    codec.decode({ headers, rawBody }, { zone, ...(salt === undefined ? {} : { salt }) });
  fc.assert(
    fc.property(fc.constantFrom(...samples), mutations, ({ json }, changes) => {
      const mutated = changes.reduce((text, change) => change(text), json).replace(/\p{Surrogate}/gu, "\ufffd");
      const rawBody = wrap ? wrap(mutated) : mutated;
      const read = decode(rawBody);
      expectUsable(read);
      expectEqual(decode(rawBody), read, "the second reading differs");
      if (!signed) return;
      const unsigned = decode(rawBody, signed.salt);
      const believed = [unsigned.parcels, unsigned.orders ?? [], unsigned.fetch];
      expectEqual(believed, [[], [], []], "unsigned, and believed");
    }),
    { numRuns },
  );
}

/** A value and all that is in it. */
export const valuesOf = (whole: unknown): unknown[] =>
  typeof whole === "object" && whole !== null ? [whole, ...Object.values(whole).flatMap(valuesOf)] : [whole];
