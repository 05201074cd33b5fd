import { describe, expect, it } from "vitest";
import { seventeenTrack } from "../../src/tracking/17track.ts";
import { aftership } from "../../src/tracking/aftership.ts";
import type { TrackingCodec } from "../../src/tracking/codec.ts";
import { easypost } from "../../src/tracking/easypost.ts";
import { kdniao } from "../../src/tracking/kdniao.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { shippo } from "../../src/tracking/shippo.ts";
import { warned } from "./fixture.ts";

/** A provider that tells a state of a parcel beside its scans; `scan` is one that is out for delivery. */
interface Provider {
  readonly codec: TrackingCodec;
  readonly delivered: string;
  readonly onItsWay: string;
  readonly unheardOf: string;
  /** The field of the state. */
  readonly path: string;
  readonly scan: object;
  readonly push: (state: string, scans: readonly object[]) => object;
}

const time = "2026-06-01T10:00:00Z";
const wall = "2026-06-01 10:00:00";

const providers: { readonly [name: string]: Provider } = {
  kuaidi100: {
    codec: kuaidi100(),
    delivered: "3",
    onItsWay: "0",
    unheardOf: "0",
    path: "lastResult.state",
    scan: { time: wall, statusCode: "5" },
    push: (state, data) => ({ status: "polling", lastResult: { com: "C1", nu: "N1", state, data } }),
  },
  kdniao: {
    codec: kdniao(),
    delivered: "301",
    onItsWay: "2",
    unheardOf: "0",
    path: "State",
    scan: { AcceptTime: wall, Action: "202" },
    push: (StateEx, Traces) => ({ ShipperCode: "C1", LogisticCode: "N1", Success: true, StateEx, Traces }),
  },
  "17track": {
    codec: seventeenTrack(),
    delivered: "Delivered_Other",
    onItsWay: "InTransit_Other",
    unheardOf: "NotFound_Other",
    path: "data.track_info.latest_status",
    scan: { time_iso: time, sub_status: "OutForDelivery_Other" },
    push: (sub_status, events) => ({
      event: "TRACKING_UPDATED",
      data: {
        carrier: "C1",
        number: "N1",
        track_info: { latest_status: { sub_status }, tracking: { providers: [{ events }] } },
      },
    }),
  },
  aftership: {
    codec: aftership(),
    delivered: "Delivered_001",
    onItsWay: "InTransit_001",
    unheardOf: "Pending_001",
    path: "msg.subtag",
    scan: { checkpoint_time: time, subtag: "OutForDelivery_001" },
    push: (subtag, checkpoints) => ({
      event: "tracking_update",
      msg: { slug: "C1", tracking_number: "N1", subtag, checkpoints },
    }),
  },
  easypost: {
    codec: easypost(),
    delivered: "delivered",
    onItsWay: "in_transit",
    unheardOf: "unknown",
    path: "status",
    scan: { datetime: time, status: "out_for_delivery" },
    push: (status, tracking_details) => ({
      object: "Tracker",
      carrier: "C1",
      tracking_code: "N1",
      status,
      tracking_details,
    }),
  },
  shippo: {
    codec: shippo(),
    delivered: "DELIVERED",
    onItsWay: "TRANSIT",
    unheardOf: "UNKNOWN",
    path: "tracking_status.status",
    scan: { status_date: time, status: "TRANSIT", substatus: { code: "out_for_delivery" } },
    push: (status, tracking_history) => ({
      carrier: "C1",
      tracking_number: "N1",
      tracking_status: { status, status_date: null },
      tracking_history,
    }),
  },
};

const read = ({ codec, push }: Provider, state: string, scans: readonly object[]) => {
  const { parcels, fetch, issues } = codec.decode(
    { headers: {}, rawBody: JSON.stringify(push(state, scans)) },
    { zone: "UTC" },
  );
  return { milestones: parcels.map(({ events }) => events.map(({ milestone }) => milestone)), fetch, issues };
};

describe.each(Object.entries(providers))("the parcel's own state, as %s tells it,", (_, provider) => {
  const { delivered, onItsWay, unheardOf, path, scan } = provider;

  it("is to be fetched anew where no scan comes with it", () => {
    const fetch = [{ carrier: "C1", number: "N1", why: "changed" }];
    expect(read(provider, delivered, [])).toEqual({ milestones: [], fetch, issues: [] });
  });

  it("tells nothing where nothing is known yet", () => {
    expect(read(provider, unheardOf, [])).toEqual({ milestones: [], fetch: [], issues: [] });
  });

  it("is reported where it is unknown and no scan comes with it", () => {
    expect(read(provider, "beamed", [])).toEqual({
      milestones: [],
      fetch: [],
      issues: [warned("UNKNOWN_CODE", path, 'A code "beamed" is not known.')],
    });
  });

  it("is passed over where the newest scan says something else, and that is said", () => {
    expect(read(provider, delivered, [scan])).toEqual({
      milestones: [["out_for_delivery"]],
      fetch: [],
      issues: [warned("STATE_PASSED_OVER", path, "The newest scan says something else.")],
    });
  });

  it("is no other where it says only that the parcel is on its way, and the newest scan where", () => {
    expect(read(provider, onItsWay, [scan])).toEqual({ milestones: [["out_for_delivery"]], fetch: [], issues: [] });
  });
});
