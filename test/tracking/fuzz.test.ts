import { describe, expect, it } from "vitest";
import { codecs } from "./codecs.ts";
import { fuzz, valuesOf } from "./mutants.ts";

describe.each(codecs)("%s, whatever comes", (_, fixture) => {
  const { codec, zone, samples, wrap = (json) => json, headers = {}, signed } = fixture;
  const decode = (rawBody: string, salt?: string) =>
    codec.decode({ headers, rawBody }, { zone, ...(salt === undefined ? {} : { salt }) });

  it("reads 2,000 mutated payloads without throwing, twice the same, and tells only what may be told", () => {
    fuzz(fixture, 2000);
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
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });

  it("takes no more than in proportion for a list four times as long", () => {
    const [json = ""] = samples.map((sample) => sample.json);
    // Bare: every codec reads that, and no form makes it too long to be read.
    const [quarter, whole] = [250_000, 1_000_000].map((size) => longLists(json, size));
    for (const [i, long] of (whole ?? []).entries()) {
      const short = timeOf(() => decode(quarter?.[i] ?? ""));
      // In proportion it is four times, by the square sixteen; a quarter of a second is the machine's.
      expect(timeOf(() => decode(long))).toBeLessThan(short * 9 + 250);
    }
  });
});

/** The shortest of three times, in milliseconds: what the work takes and not what the machine does beside it. */
function timeOf(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** The payload with each of its lists in turn that long, of its own rows and of next to nothing. */
function longLists(json: string, size = 1_000_000): string[] {
  const lists = valuesOf(JSON.parse(json)).filter(Array.isArray);
  return lists.flatMap((own, which) => {
    let n = 0;
    const hole = JSON.stringify(JSON.parse(json), (_, one) => (Array.isArray(one) && n++ === which ? "@hole" : one));
    return [own[0] ?? null, "a", {}].map((row) => {
      const text = JSON.stringify(row);
      const rows = Array.from({ length: (size - hole.length) / (text.length + 1) }, () => text);
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
