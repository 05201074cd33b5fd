import type { ScenarioEvent } from "waybell/testing";
import { scan, t } from "../scenarios/fixture.ts";
import { confirmed, onItsWay, scanned } from "../scenarios/pinduoduo.ts";

/** Paid, and nothing has left. */
export const unshipped = confirmed.at(t("06-01 12:00"));

/** Shipped on 06-01 at 18:00, picked up, and on its way. */
const journey = onItsWay("06-01 18:00").given({
  events: [scanned("06-01 20:30", "picked_up", "杭州市"), scanned("06-02 10:00", "in_transit", "苏州市")],
});
export const onTheWay = journey.at(t("06-02 12:00"));

/** Delivered on 06-03 at 14:05, looked at the evening after. */
export const delivered = journey
  .given({ events: [{ ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") }] })
  .at(t("06-03 20:00"));

export const photo = { hash: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", kind: "photo" };

type Payload<T extends ScenarioEvent["type"]> = ScenarioEvent<T> extends { readonly payload?: infer P } ? P : never;

/** Something that happens to the request AS-1. */
export const asks = (more: Omit<Payload<"aftersales.requested">, "caseId">): ScenarioEvent => ({
  type: "aftersales.requested",
  payload: { caseId: "AS-1", ...more },
});
export const of = (caseId: string): { readonly caseId: string } => ({ caseId });
export const yuan = (amount: number): { readonly amount: number; readonly currency: string } => ({
  amount,
  currency: "CNY",
});
