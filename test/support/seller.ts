import {
  type Contribution,
  contribution,
  defineRulebook,
  type Mark,
  type OrderEvent,
  type OrderRecord,
  type Rulebook,
  type Scan,
} from "waybell";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { event } from "./events.ts";
import { at, clock } from "./times.ts";

export const total = { amount: 5990, currency: "CNY" } as const;
const cup = { id: "l1", title: "Cup", quantity: 2, paid: total };
const rules: Rulebook = defineRulebook({ packs: [pinduoduo], channels: [] });

/** `ship-by 06-03 10:00 yes`: a mark in one line; lengths in minutes. */
const line = ([name, when, is, value, of]: Mark): string =>
  [name, clock(when), is, ...(value === undefined ? [] : [of === undefined ? value / 60_000 : value]), of ?? []]
    .flat()
    .join(" ");

/** A seller with one order, its host, and no channel to tell anybody of it. */
export class SellersOrder {
  record: OrderRecord | null = null;
  private readonly book: Rulebook;

  constructor(book: Rulebook = rules) {
    this.book = book;
  }

  /** Steps at an instant of Shanghai's clock. */
  at(time: string, ...events: readonly OrderEvent[]): this {
    const step = this.book.step(this.record, events, { now: at(time), people: [] });
    const [refused] = step.outcomes.filter(({ is }) => is === "rejected");
    if (refused) throw new Error(JSON.stringify(refused));
    this.record = step.record;
    return this;
  }

  get row(): Contribution | null {
    return this.record && contribution(this.book, { record: this.record }, { seller: "shop-1" });
  }

  /** What it adds of these kinds, as lines; of all where none is named. */
  marks(...names: readonly Mark[0][]): readonly string[] {
    return (this.row?.marks ?? []).filter(([name]) => names.length === 0 || names.includes(name)).map(line);
  }
}

export const created = (more: object = {}): OrderEvent =>
  event("order.created", { kind: "normal", lines: [cup], total, ...more });
const paid = (): OrderEvent => event("payment.captured", { amount: total });
export const uploaded = (more: object = {}): OrderEvent =>
  event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001", ...more }, { by: "seller" });
export const scanned = (time: string, milestone: Scan["milestone"], more: Partial<Scan> = {}): OrderEvent =>
  event(
    "trace.received",
    {
      carrier: "yunda",
      number: "YD100000001",
      provider: "kuaidi100",
      scans: [{ at: at(time), code: "0", ...(milestone ? { milestone } : {}), ...more }],
    },
    { by: "carrier" },
  );

/** An order of 59.90 yuan, confirmed on 06-01 at 10:00, to be shipped by 06-03 10:00. */
export const confirmed = (more: object = {}, book?: Rulebook): SellersOrder =>
  new SellersOrder(book).at("06-01 10:00", created(more), paid());

/** Shipped whole at that time. */
export const shippedAt = (time: string, more: object = {}): SellersOrder => confirmed(more).at(time, uploaded());
