import { expect, it } from "vitest";
import { defineRulebook, instant } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { event } from "../support/events.ts";

const berlin = { id: "kiosk", version: "1", layer: "shop", zone: "Europe/Berlin" } as const;

/** By when an order that was paid at a time is shipped, by the clock in Berlin. */
const shipBy = (packs: readonly object[], paid: string): string => {
  const book = defineRulebook({ packs: packs as never, channels: [] });
  const now = instant(paid);
  const total = { amount: 5000, currency: "EUR" };
  const lines = [{ id: "l1", title: "Cup", quantity: 1 }];
  const { record } = book.step(
    null,
    [event("order.created", { kind: "normal", lines, total }), event("payment.captured", { amount: total })],
    { now, people: [] },
  );
  const due = book.view(record, { now, as: {} }).promises.find(({ promise }) => promise === "ship-by")?.due ?? 0;
  return new Date(due).toLocaleString("sv", { timeZone: "Europe/Berlin" });
};

it("Business days of a shop abroad count by its own clock, or that of an order: Friday evening is not Saturday there", () => {
  const friday = "2026-05-29T18:30+02:00";
  expect(shipBy([marketplaceIntl, berlin], friday)).toBe("2026-06-02 18:30:00");
  expect(shipBy([marketplaceIntl, { ...berlin, layer: "order" }], friday)).toBe("2026-06-02 18:30:00");
  expect(shipBy([{ ...berlin, extends: marketplaceIntl }], friday)).toBe("2026-06-02 18:30:00");
});

it("They count by the clock in Shanghai where nobody says whose it is: there it is Saturday", () => {
  expect(shipBy([marketplaceIntl], "2026-05-29T18:30+02:00")).toBe("2026-06-01 18:30:00");
});
