import { expect, it } from "vitest";
import type { OrderEvent } from "../../src/model/event.ts";
import { agreedBy } from "../../src/rulebook/frames/facts.ts";
import { event } from "../support/events.ts";
import { outcomes, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const agreed = (shipBy: string): OrderEvent => event("shipby.negotiated", { shipBy: at(shipBy) }, { by: "buyer" });
const delayed = (until: string): OrderEvent => event("delay.announced", { until: at(until) }, { by: "seller" });
const yes = (): OrderEvent => event("delay.answered", { agrees: true }, { by: "buyer" });

/** What each of these came to, and since when the date is agreed and the delay answered. */
function agreedOn(...happened: readonly (readonly [time: string, one: OrderEvent])[]) {
  const one = shop({ notices: {} });
  const came = happened.flatMap(([time, what]) => outcomes(one.at(time, what)));
  const { stamps = {} } = one.record ?? {};
  const { "order.delay-answered": answered } = stamps;
  const date = agreedBy(stamps, at("06-30 10:00"));
  return [...came, clock(date?.[0]), clock(date?.[1]), clock(answered?.[0])];
}

it("a date that is agreed once more has been agreed since it first was", () => {
  const again = [
    ["06-02 10:00", agreed("06-09 18:00")],
    ["06-03 10:00", agreed("06-09 18:00")],
  ] as const;
  expect(agreedOn(...again)).toEqual(["accepted", "duplicate", "06-09 18:00", "06-02 10:00", null]);
  expect(agreedOn(...again, ["06-04 10:00", agreed("06-10 18:00")]).slice(2)).toEqual([
    "accepted",
    "06-10 18:00",
    "06-04 10:00",
    null,
  ]);
});

it("who says yes to a delay twice has said so since the first time", () => {
  const until = ["06-02 10:00", delayed("06-09 18:00")] as const;
  expect(agreedOn(until, ["06-03 10:00", yes()], ["06-04 10:00", yes()])).toEqual([
    ...["accepted", "accepted", "duplicate"],
    ...["06-09 18:00", "06-03 10:00", "06-03 10:00"],
  ]);
});

it("a date that was agreed before answers a delay that is announced up to it anew", () => {
  const until = [
    ["06-02 10:00", agreed("06-09 18:00")],
    ["06-03 10:00", delayed("06-09 18:00")],
  ] as const;
  expect(agreedOn(...until, ["06-04 10:00", yes()])).toEqual([
    ...["accepted", "accepted", "accepted"],
    ...["06-09 18:00", "06-04 10:00", "06-04 10:00"],
  ]);
});
