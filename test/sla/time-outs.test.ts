import { describe, expect, it } from "vitest";
import type { OrderEvent } from "../../src/model/event.ts";
import { eventsOf } from "../../src/sla/by-themselves.ts";
import { event } from "../support/events.ts";
import { outcomes, type Shop, seller, shop, wakes } from "../support/shop.ts";
import { at } from "../support/times.ts";

// A shop's own limit of a day on whatever there is, which nothing meets and nothing ends. All happens on 06-01 before 12:00.

const promised = { promisedShip: at("06-09 18:00") };
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "l1", title: "Cup", quantity: 1 }];
const created = event("order.created", { kind: "normal", lines, total, ...promised });
const paid = event("payment.captured", { amount: total });
const shipped = event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" });
const uploaded = [created, paid, shipped];
const asked = event("aftersales.requested", { caseId: "c1", kind: "resend" });
const complained = event("complaint.opened", { complaintId: "k1", category: "courier_attitude" }, { by: "buyer" });
const answered = event("complaint.responded", { complaintId: "k1" }, { by: "seller" });
const courier = { id: "courier-1" };
const job = event("dispatch.created", { taskId: "t1", role: "pickup" });

/** What has happened to an order, by what the limit is about and how it stands. */
const stories: { readonly [subject: string]: { readonly [standing: string]: readonly OrderEvent[] } } = {
  order: {
    unpaid: [created],
    "waiting for its group": [event("order.created", { kind: "group", lines, total, ...promised }), paid],
    "to ship": [created, paid],
    "waiting for an answer to a delay": [created, paid, event("delay.announced", {}, { by: "seller" })],
    "on its way": uploaded,
  },
  parcel: { uploaded },
  case: {
    "with the seller": [...uploaded, asked],
    "waiting for its resend": [...uploaded, asked, event("aftersales.approved", { caseId: "c1" }, { by: "seller" })],
    resent: [
      ...uploaded,
      asked,
      event("aftersales.approved", { caseId: "c1" }, { by: "seller" }),
      event("extra_parcel.added", { parcelId: "p2", kind: "resend", carrier: "yunda", number: "YD100000002" }),
    ],
    "waiting for its return": [
      ...uploaded,
      event("aftersales.requested", { caseId: "c1", kind: "return_refund" }),
      event("aftersales.approved", { caseId: "c1" }, { by: "seller" }),
    ],
  },
  complaint: {
    "with the seller": [...uploaded, complained],
    answered: [...uploaded, complained, answered],
    "waiting for its resend": [
      ...uploaded,
      complained,
      event("complaint.proposal_made", { complaintId: "k1", remedy: "resend" }, { by: "seller" }),
      event("complaint.accepted", { complaintId: "k1" }, { by: "buyer" }),
    ],
  },
  task: {
    offered: [...uploaded, job, event("dispatch.offered", { taskId: "t1", courier })],
    agreed: [...uploaded, job, event("dispatch.agreed", { taskId: "t1", courier }, { by: "seller" })],
  },
};

/** When whatever there is began. */
const began: { readonly [subject: string]: string } = {
  order: "order.created",
  parcel: "parcel.uploaded",
  case: "case.requested",
  complaint: "complaint.opened",
  task: "order.created",
};

const promiseOf = (each: string, type: string) => ({
  ref: "T-1",
  each,
  owedBy: "seller",
  owedTo: "buyer",
  due: { from: began[each] as string, within: "1d" },
  then: { event: type, ...(type === "shipby.negotiated" ? { shipBy: "order.promised-ship" } : {}) },
});

const names = (types: readonly string[]): readonly string[] => types.map((type) => `by-${type.replace(/[._]/g, "-")}`);

function open(each: string, types: readonly string[], story: readonly OrderEvent[]): Shop {
  const promises = Object.fromEntries(names(types).map((name, i) => [name, promiseOf(each, types[i] as string)]));
  const facts = { [each]: Object.fromEntries(names(types).map((name) => [name, "promise"] as const)) };
  const one = shop({ people: [seller], notices: {}, words: { facts }, promises });
  one.record = null;
  const step = one.at("06-01 11:00", ...story);
  expect(outcomes(step)).toEqual(story.map(() => "accepted"));
  return one;
}

/** Wakes it whenever it asks, as long as it does, and not for ever. */
function rest(one: Shop): readonly (string | null)[] {
  const woken: (string | null)[] = [];
  for (let step = one.at("06-01 11:00"); step.wakeAt !== null && woken.length < 20; step = one.at(step.wakeAt))
    woken.push(wakes(step));
  return woken;
}

const cases = Object.entries(stories).flatMap(([each, of]) =>
  Object.entries(of).map(([standing, story]) => [each, standing, story] as const),
);

describe.each(cases)("what time brings about of a %s that is %s", (each, _, story) => {
  it.each(eventsOf(each))("%s comes about once, and the order comes to rest", (type) => {
    const one = open(each, [type], story);
    expect(rest(one)).toEqual(["06-02 11:00:00.001"]);
    expect(one.record?.done).toHaveLength(1);
  });

  it("all of it at one instant comes about once each, though one thing makes way for another", () => {
    const one = open(each, eventsOf(each), story);
    expect(rest(one)).toEqual(["06-02 11:00:00.001"]);
    expect(one.record?.done).toHaveLength(eventsOf(each).length);
  });
});
