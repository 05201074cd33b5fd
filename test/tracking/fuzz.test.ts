import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parser } from "../../src/model/schema/parse.ts";
import { traced } from "../../src/rulebook/traced.ts";
import type { CodecFixture } from "../../src/testing/codec-conformance.ts";
import { expectEqual, expectTrue } from "../../src/testing/expect.ts";
import type { Decoded } from "../../src/tracking/codec.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { easypostFixture } from "./easypost-fixture.ts";
import { fixtureFor } from "./fixture.ts";
import { pinduoduoFixture } from "./pinduoduo-fixture.ts";
import { shippoFixture } from "./shippo-fixture.ts";
import { shopifyFixture } from "./shopify-fixture.ts";
import { wechatFixture } from "./wechat-logistics-fixture.ts";

const fixtures: readonly CodecFixture[] = [
  fixtureFor(kuaidi100()),
  easypostFixture,
  shippoFixture,
  shopifyFixture,
  wechatFixture,
  pinduoduoFixture,
];

const table = fixtures.map((fixture) => [fixture.codec.id, fixture] as const);
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

describe.each(table)(
  "%s, whatever comes",
  (_, { codec, zone, samples, wrap = (json) => json, headers = {}, signed }) => {
    const decode = (rawBody: string, salt?: string) =>
      codec.decode({ headers, rawBody }, { zone, ...(salt === undefined ? {} : { salt }) });

    it("reads 2,000 mutated payloads without throwing, twice the same, and tells only what may be told", () => {
      fc.assert(
        fc.property(fc.constantFrom(...samples), mutations, ({ json }, changes) => {
          const mutated = changes.reduce((text, change) => change(text), json);
          const rawBody = wrap(mutated.replace(/\p{Surrogate}/gu, "\ufffd"));
          const read = decode(rawBody);
          expectUsable(read);
          expectEqual(decode(rawBody), read, "the second reading differs");
          if (!signed) return;
          const { parcels, orders = [], fetch } = decode(rawBody, signed.salt);
          expectEqual([parcels, orders, fetch], [[], [], []], "unsigned, and believed");
        }),
        { numRuns: 2000 },
      );
    });

    it("takes no longer for a megabyte made to be slow, and does not throw", () => {
      const [piece = ""] = samples.map(({ json }) => json);
      const noise = ["[", "{", '"', '{"a":', "\\", "a=b&", "%41", " ", "param=", "\ufeff"];
      const texts = ["由", "凭", "1", "-", "t=1,", "0", "/", "省"];
      const bodies = [
        ...noise.map((text) => text.repeat(1_048_576 / text.length)),
        ...texts.map((text) => filled(piece, text.repeat(1_000_000 / text.length))),
        ...samples.flatMap(({ json }) => longLists(json)),
      ];
      for (const body of new Set(bodies.flatMap((body) => [body, wrap(body)]))) {
        const start = performance.now();
        decode(body, signed?.salt);
        decode(body);
        expect(performance.now() - start).toBeLessThan(1500);
      }
    });
  },
);

/** A value and all that is in it. */
const valuesOf = (whole: unknown): unknown[] =>
  typeof whole === "object" && whole !== null ? [whole, ...Object.values(whole).flatMap(valuesOf)] : [whole];

/** The payload with each of its lists in turn a megabyte long, of its own rows and of next to nothing. */
function longLists(json: string): string[] {
  const lists = valuesOf(JSON.parse(json)).filter(Array.isArray);
  return lists.flatMap((own, which) => {
    let n = 0;
    const hole = JSON.stringify(JSON.parse(json), (_, one) => (Array.isArray(one) && n++ === which ? "@hole" : one));
    return [own[0] ?? null, "a", {}].map((row) => {
      const text = JSON.stringify(row);
      const rows = Array.from({ length: (1_000_000 - hole.length) / (text.length + 1) }, () => text);
      return hole.replace('"@hole"', () => `[${rows.join(",")}]`);
    });
  });
}

/** The payload with one long text in all of its values together, a megabyte at most. */
function filled(json: string, text: string): string {
  const texts = valuesOf(JSON.parse(json)).filter((one) => typeof one === "string").length;
  const share = text.slice(0, Math.floor((1_000_000 - json.length) / Math.max(1, texts)));
  return JSON.stringify(JSON.parse(json), (_, one) => (typeof one === "string" ? one + share : one));
}
