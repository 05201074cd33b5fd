import type { EventPayloads, EventType, OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { Scan } from "../model/parcel.ts";
import type { Role } from "../model/person.ts";
import { type Chance, digits, pick } from "./chance.ts";

export interface Sent {
  readonly id: string;
  readonly number: string;
  readonly carrier: string;
  readonly scans: readonly Scan[];
}

/** An order as its history makes it up. */
export interface Plot {
  readonly orderId: string;
  readonly created: OrderEvent;
  stage: "placed" | "grouping" | "paid" | "over";
  parcels: readonly Sent[];
  readonly refunds: string[];
  /** What was begun of what people settle: requests, complaints, jobs. */
  readonly begun: Set<Happening>;
  now: Instant;
  count: number;
}

/** Something that may happen next; undefined where it cannot. */
export type Happening = (chance: Chance, plot: Plot) => OrderEvent | undefined;

export function event<T extends EventType>(
  type: T,
  id: string,
  orderId: string,
  role: Role,
  payload: EventPayloads[T],
): OrderEvent {
  return { id, type, orderId, actor: { role, id: `${role}-1` }, payload } as unknown as OrderEvent;
}

export const act = <T extends EventType>(plot: Plot, type: T, role: Role, payload: EventPayloads[T]): OrderEvent => {
  plot.count += 1;
  return event(type, `event-${plot.count}`, plot.orderId, role, payload);
};

export const carriers: readonly string[] = ["zhongtong", "shunfeng", "a-carrier-of-their-own"];
export const carrier = (chance: Chance): string => pick(chance, carriers);
export const trackingNumber = (chance: Chance): string => `SF${digits(chance, 13)}`;

/** One parcel more, as events name it. */
export function newParcel(chance: Chance, plot: Plot): { parcelId: string; carrier: string; number: string } {
  const parcel = { id: `parcel-${plot.parcels.length + 1}`, number: trackingNumber(chance), carrier: carrier(chance) };
  plot.parcels = [...plot.parcels, { ...parcel, scans: [] }];
  return { parcelId: parcel.id, carrier: parcel.carrier, number: parcel.number };
}
