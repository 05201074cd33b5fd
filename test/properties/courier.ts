import type { OrderEvent, Person } from "../../src/index.ts";
import type { History } from "./runs.ts";

/** An order on its way with a courier. */
export function outForDelivery(
  courier: { name?: string; phone?: string },
  carrier = "zhongtong",
  place = "杭州",
): History {
  const now = Date.UTC(2026, 5, 1, 2);
  const amount = { amount: 1_000, currency: "CNY" };
  const event = (type: string, role: string, payload: unknown): OrderEvent =>
    ({ id: type, type, orderId: "order-1", actor: { role }, payload }) as unknown as OrderEvent;
  const addresses = { sms: "13900000001", push: "device-1", wechat: "open-1", email: "a@example.com" };
  const people: Person[] = [
    { id: "buyer-1", role: "buyer", locale: "zh-CN", zone: "Asia/Shanghai", addresses, quietHours: null },
    { id: "buyer-2", role: "buyer", locale: "en", zone: "UTC", addresses, quietHours: null },
  ];
  const scan = (milestone: string, minutes: number) => ({ at: now + minutes * 60_000, code: "1", milestone, place });
  const number = "SF1234567";
  return [
    {
      now,
      events: [
        event("order.created", "buyer", {
          kind: "normal",
          lines: [{ id: "l", title: "杯", quantity: 1 }],
          total: amount,
        }),
        event("payment.captured", "platform", { amount }),
        event("shipment.submitted", "seller", { parcelId: "parcel-1", carrier, number }),
      ],
      people,
    },
    {
      now: now + 600_000,
      events: [
        event("trace.received", "carrier", {
          carrier,
          number,
          provider: "one",
          scans: [scan("arrived_destination", 9)],
        }),
      ],
      people,
    },
    {
      now: now + 1_200_000,
      events: [
        {
          ...event("trace.received", "carrier", {
            carrier,
            number,
            provider: "one",
            scans: [{ ...scan("out_for_delivery", 19), courier }],
          }),
          id: "later",
        },
      ],
      people,
    },
  ];
}
