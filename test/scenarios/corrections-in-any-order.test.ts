import { describe, expect, it } from "vitest";
import type { ScenarioEvent } from "waybell/testing";
import { at, t, traced } from "./fixture.ts";
import { confirmed, onItsWay } from "./pinduoduo.ts";

// Of two corrections of one thing the later stands, whichever is handed in last: by when each was received.

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const inEitherOrder = ([first, second]: readonly [ScenarioEvent, ScenarioEvent]) => [
  [first, second],
  [second, first],
];

describe("of two corrections the later stands", () => {
  it.each(
    inEitherOrder([
      received("06-01 20:00", {
        type: "tracking.replaced",
        payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000002" },
      }),
      received("06-01 20:01", {
        type: "tracking.replaced",
        payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000003" },
      }),
    ]),
  )("of a number", (...events) => {
    const order = events.reduce((before, event) => before.when(event), onItsWay("06-01 18:00").at(t("06-01 20:02")));
    expect(order.view().parcels.map((parcel) => parcel.number)).toEqual(["73100000000003"]);
  });

  it.each(
    inEitherOrder([
      received("06-01 20:00", { type: "eta.changed", payload: { parcelId: "P1", eta: t("06-05 18:00") } }),
      received("06-01 20:01", { type: "eta.changed", payload: { parcelId: "P1", eta: t("06-07 18:00") } }),
    ]),
  )("of an arrival time", (...events) => {
    const order = events.reduce((before, event) => before.when(event), onItsWay("06-01 18:00").at(t("06-01 20:02")));
    expect(order.view().parcels.map(({ eta }) => eta)).toEqual([{ at: at("06-07 18:00"), from: "event" }]);
  });

  const storm: ScenarioEvent = {
    type: "disruption.declared",
    payload: {
      disruption: "storm",
      kind: "weather",
      from: t("06-02 10:00"),
      to: t("06-08 10:00"),
      effect: "pause",
    },
  };

  it.each(
    inEitherOrder([
      received("06-02 11:00", { type: "disruption.ended", payload: { disruption: "storm", at: t("06-06 10:00") } }),
      received("06-02 11:01", { type: "disruption.ended", payload: { disruption: "storm", at: t("06-04 10:00") } }),
    ]),
  )("of a storm's end", (...events) => {
    const begun = confirmed.at(t("06-02 10:00")).when(storm).at(t("06-02 11:02"));
    const order = events.reduce((before, event) => before.when(event), begun);
    order.at(t("06-04 10:01")).then.promises([["ship-by", "order", t("06-05 10:00")]]);
  });

  it("of an address: what was put right is not asked for, what was found later is", () => {
    const checked = (time: string) => received(time, { type: "address.checked", payload: { problem: "incomplete" } });
    const corrected = received("06-01 12:01", { type: "address.corrected", payload: {} });
    const order = confirmed.at(t("06-01 12:03"));
    order.when(checked("06-01 12:00"), corrected).then.nothing();
    order
      .when(corrected, checked("06-01 12:00"))
      .then.rejected("E_STALE_UPDATE", "", "Nothing; an earlier event settled it.")
      .nothingElse();
    for (const events of inEitherOrder([corrected, checked("06-01 12:02")]))
      order
        .when(...events)
        .then.told("buyer", "address-incomplete", "push", { at: t("06-01 12:03") })
        .nothingElse();
  });

  const pushed = (time: string, eta: string, ...rows: Parameters<typeof traced>[0]): ScenarioEvent => {
    const push = traced(rows);
    return received(time, { ...push, payload: { ...push.payload, eta: t(eta) } } as ScenarioEvent);
  };
  const fetched = ["06-01 20:30", "picked_up"] as const;
  const [older, newer, again] = [
    pushed("06-02 11:00", "06-04 18:00", fetched),
    pushed("06-02 12:00", "06-06 18:00", fetched, ["06-02 11:30", "in_transit"]),
    pushed("06-02 12:35", "06-04 18:00", fetched),
  ];

  it.each([
    [older, newer, again],
    [older, again, newer],
    [again, newer, older],
    [newer, again, older],
  ])(
    "of an arrival time a provider tells, by the newest scan that came with it: an old push may come again",
    (...pushes) => {
      const order = pushes.reduce((before, push) => before.when(push), onItsWay("06-01 18:00").at(t("06-02 12:36")));
      expect(order.view().parcels.map(({ eta }) => eta?.at)).toEqual([at("06-06 18:00")]);
    },
  );

  const first = pushed("06-01 20:40", "06-04 18:00", fetched);
  const between = pushed("06-02 12:00", "06-06 18:00", fetched, ["06-02 09:00", "in_transit"]);
  const last = pushed("06-02 15:10", "06-04 18:00", fetched, ["06-02 09:00", "in_transit"], ["06-02 15:00", "customs"]);

  it.each([
    [first, between, last],
    [first, last, between],
    [between, first, last],
    [between, last, first],
    [last, first, between],
    [last, between, first],
  ])("of one that a provider tells anew as it was told first: an old push takes nothing from it", (...pushes) => {
    const order = pushes.reduce((before, push) => before.when(push), onItsWay("06-01 18:00").at(t("06-02 15:20")));
    expect(order.view().parcels.map(({ eta }) => eta?.at)).toEqual([at("06-04 18:00")]);
  });

  it("though not where nothing has been scanned since: a provider may think again", () => {
    const later = pushed("06-02 13:00", "06-05 18:00", fetched, ["06-02 11:30", "in_transit"]);
    const order = [newer, later].reduce(
      (before, push) => before.when(push),
      onItsWay("06-01 18:00").at(t("06-02 13:01")),
    );
    expect(order.view().parcels.map(({ eta }) => eta?.at)).toEqual([at("06-05 18:00")]);
  });
});
