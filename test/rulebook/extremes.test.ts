import { expect, test } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, created, Shop, seller } from "../support/shop.ts";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels });

test.each([253_402_300_799_999, -62_167_219_200_000, 0, -1])(
  "an instant at the edge of what is taken (%d) throws nowhere",
  (time) => {
    const order = new Shop(book, [buyer, seller]);
    const made = created() as { payload: object };
    order.at("06-01 09:00", { ...made, payload: { ...made.payload, promisedShip: time, leg: "cross" } } as never);
    order.at("06-01 10:00", event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
    order.at(
      "06-01 11:00",
      event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001", eta: time }),
    );
    order.at("06-01 12:00", event("eta.changed", { parcelId: "p1", eta: time === 0 ? 1 : time - Math.sign(time) }));
    for (const milestone of [
      "picked_up",
      "out_for_delivery",
      "awaiting_collection",
      "delivered",
      "returning",
    ] as const) {
      const scan = { at: time, code: "", milestone, point: { name: "x", code: "1", holdUntil: time } };
      const step = order.at(
        "06-01 13:00",
        event("trace.received", { carrier: "yunda", number: "YD100001", provider: "k", scans: [scan], eta: time }),
      );
      expect(step.outcomes[0]?.is).not.toBe("rejected");
      expect(step.wakeAt === null || Number.isSafeInteger(step.wakeAt)).toBe(true);
    }
    const record = order.record;
    if (record) expect(() => book.view(record, { now: at("06-01 13:00"), as: { proven: true } })).not.toThrow();
  },
);
