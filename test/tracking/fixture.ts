import type { Finding } from "../../src/model/finding.ts";
import type { CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions, TrackingCodec } from "../../src/tracking/codec.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { codeTable } from "./code-table.ts";
import { answer, basicPush, push, row, salt, signed, wholeJourney, wrap, zone } from "./payloads.ts";

/** What the suite is told about a codec for Kuaidi100, good or broken. */
export const fixtureFor = (codec: TrackingCodec): CodecFixture => ({
  codec,
  zone,
  samples: [wholeJourney, basicPush],
  wrap,
  signed: {
    rawBody: signed(wholeJourney.json),
    salt,
    reserialised: signed(wholeJourney.json).replace(
      encodeURIComponent('"message":"ok",'),
      encodeURIComponent('"message": "ok",').replaceAll("%20", "+"),
    ),
  },
  codes: {
    payload: (code) => push(answer("jd", "JD0042", [row("01 10:00:00", "", code)])),
    table: codeTable,
  },
  skip: [],
});

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}): Decoded =>
  kuaidi100().decode({ headers: {}, rawBody }, { zone, ...options });

export const nothing: Pick<Decoded, "parcels" | "fetch"> = { parcels: [], fetch: [] };
export const warned = (code: string, path: string, message: string): Finding => ({
  code,
  path,
  message,
  level: "warning",
});
