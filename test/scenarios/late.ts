import type { Expectations } from "waybell/testing";
import { t } from "./fixture.ts";
import { around, confirmed, delayCharge, delayCoupon } from "./pinduoduo.ts";

const [due, after] = around("06-03 10:00");

/** Warnings that the time to ship of the confirmed order goes by. */
export const warned = (of: Expectations): Expectations =>
  of
    .told("seller", "ship-soon", "push", { at: t("06-02 22:00:00.000") })
    .told("seller", "ship-now", "push", { at: t("06-03 08:00:00.000") });

/** The confirmed order when its time to ship has just gone by: all that is said and paid for that is named. */
export const late: Expectations = warned(confirmed.at(after).then)
  .effect("compensate", delayCoupon, { at: after, since: due })
  .effect("charge", delayCharge, { at: after, since: due })
  .told("buyer", "late-shipment", "push", { at: after })
  .told("seller", "late-shipment-seller", "push", { at: after })
  .told("seller", "charged", "email", { at: after })
  .nothingElse();
