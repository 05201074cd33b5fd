import type { Pack } from "waybell";
import type { ScenarioEvent } from "waybell/testing";
import { t } from "./fixture.ts";

const source = ["S1-24"];

/** A shop that rewards who confirms receipt, from 06-03 to 06-05. */
export const campaign: Pack = {
  id: "shop",
  version: "1",
  layer: "shop",
  values: {
    choice: { "reward.campaign": { value: "on", source } },
    amount: {
      "reward.confirm": { value: { fixed: 50 }, source },
      "reward.budget": { value: { fixed: 100_000 }, source },
    },
    date: {
      "reward.from": { value: "2026-06-03T00:00+08:00", source },
      "reward.to": { value: "2026-06-05T00:00+08:00", source },
    },
  },
};

/** The buyer wants to hear of it. */
export const rewards: ScenarioEvent<"consent.given"> = {
  type: "consent.given",
  occurredAt: t("06-01 09:59"),
  payload: { to: "rewards" },
};
