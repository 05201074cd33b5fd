import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seventeenTrack } from "../../src/tracking/17track.ts";
import { type Expected, lineOf, recordedOf, recordedText } from "./lines.ts";

const zone = "America/Sao_Paulo";

const recorded: { readonly [file: string]: Expected } = {
  // The newest event has nothing but a wall time without an offset.
  "docshaped_v2.4_gettrackinfo_correios_2151.json": {
    parcels: [
      {
        carrier: "2151",
        number: "AA123456789BR",
        lines: [
          ["2026-06-25 13:12:00", "InTransit_PickedUp", "picked_up", "SAO PAULO"],
          ["2026-06-28 11:40:00", "OutForDelivery_Other", "out_for_delivery", "RECIFE"],
          ["2026-06-30 17:23:00", "Delivered_Other", "delivered", "RECIFE"],
        ],
      },
    ],
  },
  "docshaped_v2.4_gettrackinfo_exception_returning.json": {
    parcels: [
      {
        carrier: "2151",
        number: "AA555666777BR",
        lines: [["2026-06-27 14:15:00", "Exception_Returning", "returning", "CURITIBA"]],
      },
    ],
  },
  // A sub-status that does not exist: its event stays, with what its stage says. One number is not registered.
  "docshaped_v2.4_gettrackinfo_yanwen_190012.json": {
    parcels: [
      {
        carrier: "190012",
        number: "YT2616912345678901",
        // Told as the day by its midnight: by the end of it.
        eta: Date.parse("2026-07-13T00:00:00-07:00"),
        lines: [
          ["2026-06-24 01:00:00", "InTransit_PickedUp", "picked_up", "SHENZHEN"],
          ["2026-06-26 08:30:00", "InTransit_QuantumTunnelling", "in_transit", "SHENZHEN"],
          ["2026-06-29 13:05:00", "InTransit_Arrival", "in_transit", "LOS ANGELES"],
        ],
      },
    ],
    fetch: [{ carrier: "3011", number: "21213123123230", why: "not_registered" }],
    issues: ["UNKNOWN_CODE data.accepted[0].track_info.tracking.providers[0].events[1].sub_status"],
  },
  // A list of numbers with their status alone; the second is tracked no more.
  "docshaped_v2.4_gettracklist_page.json": {
    parcels: [],
    fetch: [
      { carrier: "2151", number: "AA123456789BR", why: "changed" },
      { carrier: "190012", number: "YT2616912345678901", why: "tracking_ended" },
    ],
  },
  "docshaped_v2.4_getquota.json": { parcels: [], issues: ["PARCEL_UNNAMED data.number"] },
  "docshaped_v2.4_register_already_registered.json": {
    parcels: [],
    issues: ["PROVIDER_REFUSED data.rejected[0].error.code"],
  },
  "docshaped_v2.4_register_mixed.json": { parcels: [], issues: ["PROVIDER_REFUSED data.rejected[0].error.code"] },
  "docshaped_v2.4_webhook_tracking_stopped.json": {
    parcels: [],
    fetch: [{ carrier: "2151", number: "AA123456789BR", why: "tracking_ended" }],
  },
};

describe("a recorded payload of 17TRACK", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, { parcels, fetch = [], issues = [] }) => {
    const rawBody = recordedText("17track", file);
    const sign = createHash("sha256").update(`${rawBody}/a key of ours`).digest("hex");
    for (const options of [{ zone }, { zone, salt: "a key of ours" }]) {
      const headers: Record<string, string> = "salt" in options ? { sign } : {};
      const read = seventeenTrack().decode({ headers, rawBody }, options);
      expect(
        read.parcels.map(({ provider: _, events, ...parcel }) => ({ ...parcel, lines: events.map(lineOf) })),
      ).toEqual(parcels);
      expect(read.fetch).toEqual(fetch);
      expect(read.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(issues);
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(recordedOf("17track")).sort()).toEqual(Object.keys(recorded).sort());
  });
});
