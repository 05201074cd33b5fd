import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderRecord } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type ScenarioEvent, scenario } from "waybell/testing";
import {
  at,
  book,
  buyer,
  channels,
  created,
  moved,
  number,
  paid,
  pickedUp,
  scan,
  seller,
  shippedAt,
  shippedOrder,
  t,
  traced,
  underWay,
} from "./fixture.ts";

const order = shippedOrder("06-01 18:00").given({ events: [pickedUp] });

const etaChanged = (eta: string): ScenarioEvent => ({ type: "eta.changed", payload: { parcelId: "P1", eta: t(eta) } });

describe("a delivery that is taken back", () => {
  const delivered = order
    .at(t("06-03 13:10"))
    .when(scan("06-03 13:10", "delivered"))
    .then.told("buyer", "delivered", "push");
  const atStation = delivered.at(t("06-03 14:52")).when(scan("06-03 14:52", "awaiting_collection"));

  it("is corrected at the station, and told again once it is true", () => {
    atStation
      .at(t("06-03 18:09"))
      .when(scan("06-03 18:09", "delivered"))
      .at(t("06-10 00:00"))
      .then.messages([
        [t("06-03 14:52"), "buyer", "ready-to-collect", "sms"],
        [t("06-03 14:52"), "buyer", "not-delivered-yet", "push"],
        [t("06-03 18:09"), "buyer", "delivered", "push"],
      ])
      .nothingElse()
      .headline("delivered");
  });

  it("is corrected once, however often the station scans it", () => {
    atStation
      .at(t("06-03 16:00"))
      .when(scan("06-03 16:00", "awaiting_collection"))
      .at(t("06-10 00:00"))
      .then.messages([
        [t("06-03 14:52"), "buyer", "ready-to-collect", "sms"],
        [t("06-03 14:52"), "buyer", "not-delivered-yet", "push"],
        [t("06-04 14:52"), "buyer", "collect-reminder", "push"],
        [t("06-05 14:52"), "buyer", "collect-reminder", "push"],
        [t("06-09 14:52"), "buyer", "collect-last-call", "push"],
      ])
      .headline("awaiting_collection");
  });

  it("is not taken back by a late scan on the way", () => {
    delivered
      .at(t("06-03 14:52"))
      .when(scan("06-03 14:52", "in_transit"))
      .then.accepted()
      .nothing()
      .headline("delivered");
  });

  it("needs no correction where nobody was told", () => {
    order
      .at(t("06-03 14:53"))
      .when(
        traced([
          ["06-03 13:10", "delivered"],
          ["06-03 14:52", "awaiting_collection"],
        ]),
      )
      .then.told("buyer", "ready-to-collect", "sms")
      .nothingElse()
      .filed([[t("06-03 14:53"), "buyer", "ready-to-collect"]]);
  });

  it("is corrected again when it happens a second time", () => {
    atStation
      .at(t("06-03 18:09"))
      .when(scan("06-03 18:09", "delivered"))
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "out_for_delivery"))
      .at(t("06-04 12:00"))
      .when(scan("06-04 12:00", "delivered"))
      .then.messages([
        [t("06-03 14:52"), "buyer", "ready-to-collect", "sms"],
        [t("06-03 14:52"), "buyer", "not-delivered-yet", "push"],
        [t("06-03 18:09"), "buyer", "delivered", "push"],
        [t("06-04 09:00"), "buyer", "out-for-delivery", "sms"],
        [t("06-04 09:00"), "buyer", "not-delivered-yet", "push"],
        [t("06-04 12:00"), "buyer", "delivered", "push"],
      ]);
  });

  it("at night is corrected in the morning, for the inbox said it at once", () => {
    underWay
      .at(t("06-03 23:00"))
      .when(scan("06-03 23:00", "delivered"))
      .at(t("06-03 23:30"))
      .when(scan("06-03 23:30", "awaiting_collection"))
      .at(t("06-04 12:00"))
      .then.messages([
        [t("06-04 08:00"), "buyer", "ready-to-collect", "sms"],
        [t("06-04 08:00"), "buyer", "not-delivered-yet", "push"],
      ])
      .filed([
        [t("06-03 23:00"), "buyer", "delivered"],
        [t("06-03 23:30"), "buyer", "ready-to-collect"],
        [t("06-03 23:30"), "buyer", "not-delivered-yet"],
      ]);
  });
});

describe("a delivery that was never one", () => {
  const delivered = underWay.at(t("06-03 12:00")).when(scan("06-03 12:00", "delivered"));

  it("because the provider took its scan back is corrected", () => {
    const withdrawn = [{ at: at("06-03 12:00"), code: "delivered", milestone: "delivered" } as const];
    delivered
      .at(t("06-03 13:00"))
      .when({
        type: "trace.received",
        payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], withdrawn },
      })
      .then.told("buyer", "delivered", "push")
      .told("buyer", "not-delivered-yet", "push", { at: t("06-03 13:00") })
      .nothingElse()
      .headline("in_transit");
  });

  it("because the number was another parcel's is corrected, with the right number", () => {
    order
      .at(t("06-02 12:00"))
      .when(scan("06-02 12:00", "delivered"))
      .at(t("06-02 13:00"))
      .when({
        type: "tracking.replaced",
        payload: { parcelId: "P1", carrier: "zhongtong", number: "ZT2220000222" },
      })
      .then.told("buyer", "delivered", "push")
      .effectOfType("untrack")
      .effectOfType("track")
      .told("buyer", "not-delivered-yet", "push")
      .told("buyer", "number-corrected", "push")
      .nothingElse();
  });

  it("is corrected for him alone who was told, where there is no inbox", () => {
    const intrusive = channels.filter(({ kind }) => kind !== "inbox");
    const people = [buyer, { ...buyer, id: "buyer-8", quietHours: null }, seller];
    scenario(defineRulebook({ packs: [marketplaceCn], channels: intrusive }))
      .given({ people, events: [created, paid, shippedAt("06-01 18:00"), pickedUp, moved] })
      .at(t("06-03 23:00"))
      .when(scan("06-03 23:00", "delivered"))
      .at(t("06-03 23:30"))
      .when(scan("06-03 23:30", "awaiting_collection"))
      .at(t("06-04 12:00"))
      .then.messages([
        [t("06-03 23:00"), "buyer-8", "delivered", "push"],
        [t("06-03 23:30"), "buyer-8", "ready-to-collect", "sms"],
        [t("06-03 23:30"), "buyer-8", "not-delivered-yet", "push"],
        [t("06-04 08:00"), "buyer-7", "ready-to-collect", "sms"],
      ])
      .nothingElse();
  });

  it("is corrected over the next channel where the first fails, and told again when it comes true", () => {
    delivered.then
      .told("buyer", "delivered", "push")
      .answers("push", [{ kind: "permanent", fault: "content", reason: "word" }])
      .at(t("06-03 14:52"))
      .when(scan("06-03 14:52", "awaiting_collection"))
      .at(t("06-03 18:09"))
      .when(scan("06-03 18:09", "delivered"))
      .at(t("06-05 00:00"))
      .then.messages([
        [t("06-03 14:52"), "buyer", "ready-to-collect", "sms"],
        [t("06-03 14:52"), "buyer", "not-delivered-yet", "push", "failed"],
        [t("06-03 14:52"), "buyer", "not-delivered-yet", "wechat"],
        [t("06-03 18:09"), "buyer", "delivered", "push"],
      ]);
  });
});

describe("a scan that comes late", () => {
  const out = scan("06-03 08:30", "out_for_delivery");

  it("is told while it is fresh, its last millisecond included", () => {
    order.at(at("06-03 20:30")).when(out).then.told("buyer", "out-for-delivery", "sms").nothingElse();
  });

  it("is told to nobody after that, the inbox included", () => {
    underWay
      .at(at("06-03 20:30") + 1)
      .when(out)
      .then.accepted()
      .dropped("out-for-delivery", "not-fresh")
      .nothing()
      .filed([])
      .headline("out_for_delivery");
  });

  it("grows stale while it is held", () => {
    order
      .people({ id: "buyer-7", quietHours: { from: "19:00", to: "09:00" } })
      .at(t("06-03 19:30"))
      .when(scan("06-03 19:30", "arrived_destination"))
      .then.held("parcel-arrived", "quiet-hours", { until: t("06-04 09:00") })
      .at(t("06-05 00:00"))
      .then.nothingElse();
  });

  it("does not bring back a round that is over: an older status is not announced again", () => {
    const failed = { at: at("06-03 12:00"), code: "attempt_failed", exception: "attempt_failed" } as const;
    order
      .at(t("06-03 14:05"))
      .when(
        traced([
          ["06-03 12:00", { exception: "attempt_failed" }],
          ["06-03 14:00", "out_for_delivery"],
        ]),
      )
      .then.told("buyer", "out-for-delivery", "sms")
      .at(t("06-03 15:00"))
      .when({
        type: "trace.received",
        payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], withdrawn: [failed] },
      })
      .then.dropped("out-for-delivery", "superseded")
      .nothingElse();
  });
});

describe("a push that brings many scans at once", () => {
  it("tells only where the parcel is now", () => {
    order
      .at(t("06-03 15:00"))
      .when(
        traced([
          ["06-01 20:00", "picked_up"],
          ["06-02 10:00", "in_transit"],
          ["06-03 06:00", "arrived_destination"],
          ["06-03 08:00", "out_for_delivery"],
          ["06-03 14:00", "delivered"],
        ]),
      )
      .then.told("buyer", "delivered", "push")
      .nothingElse()
      .filed([[t("06-03 15:00"), "buyer", "delivered"]]);
  });

  it("judges a scan whose clock is ahead by when it came", () => {
    order
      .at(t("06-03 12:00"))
      .when(scan("06-03 13:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .nothingElse()
      .timeline("P1", [
        [t("06-01 20:30"), "picked_up"],
        [t("06-03 12:00"), "delivered"],
      ]);
  });
});

describe("an arrival time that moves", () => {
  const expected = shippedOrder("06-01 18:00", "06-03 18:00");
  const onTheWay = expected.at(t("06-02 10:00")).when(scan("06-02 09:50", "in_transit"));
  const picked = onTheWay.then.told("buyer", "picked-up", "push").nothingElse();
  const late = picked.at(t("06-02 15:00")).when(scan("06-02 15:00", { exception: "delayed" }));

  it("N-B22 by twelve hours with a fault of the carrier is a delay, told with its reason", () => {
    late.then
      .nothing()
      .when(etaChanged("06-04 06:00"))
      .then.toldContaining("buyer", "delayed", "push", { text: "物流显示：运输延误" })
      .nothingElse();
  });

  it("N-B22 by a minute less is told to nobody", () => {
    late.when(etaChanged("06-04 05:59")).then.accepted().nothing();
  });

  it("N-B22 measures against what was announced, not against the time before", () => {
    late
      .when(etaChanged("06-04 05:00"))
      .then.nothing()
      .at(t("06-02 16:00"))
      .when(etaChanged("06-04 06:30"))
      .then.told("buyer", "delayed", "push")
      .at(t("06-02 17:00"))
      .when(etaChanged("06-04 18:29"))
      .then.nothing()
      .at(t("06-02 18:00"))
      .when(etaChanged("06-04 18:30"))
      .then.told("buyer", "delayed", "push")
      .nothingElse();
  });

  it("N-B23 later without a fault is news, not a delay", () => {
    picked
      .at(t("06-02 15:00"))
      .when(etaChanged("06-04 06:00"))
      .then.toldContaining("buyer", "new-arrival-time", "push", { text: "6月4日06:00" })
      .nothingElse();
  });

  it("N-B23 earlier by twelve hours is news, fault or not", () => {
    for (const scenario of [picked, late])
      scenario
        .at(t("06-02 15:00"))
        .when(etaChanged("06-03 06:00"))
        .then.told("buyer", "new-arrival-time", "push", { at: t("06-02 15:00") })
        .nothingElse();
  });

  it("N-B23 by less is told to nobody", () => {
    picked.at(t("06-02 15:00")).when(etaChanged("06-03 06:01")).then.nothing();
  });

  it("N-B23 is told each time it moves, there and back", () => {
    picked
      .when(etaChanged("06-04 06:00"))
      .at(t("06-02 11:00"))
      .when(etaChanged("06-03 18:00"))
      .at(t("06-02 12:00"))
      .when(etaChanged("06-04 06:00"))
      .then.messages([
        [t("06-02 10:00"), "buyer", "new-arrival-time", "push"],
        [t("06-02 11:00"), "buyer", "new-arrival-time", "push"],
        [t("06-02 12:00"), "buyer", "new-arrival-time", "push"],
      ]);
  });

  it("N-B23 is told when the provider moves it", () => {
    const from = (eta: string): ScenarioEvent => ({
      type: "trace.received",
      payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], eta: t(eta) },
    });
    shippedOrder("06-01 18:00")
      .at(t("06-01 19:00"))
      .when(from("06-03 18:00"))
      .when(scan("06-01 18:30", "picked_up"))
      .then.toldContaining("buyer", "picked-up", "push", { text: "6月3日18:00" })
      .at(t("06-02 12:00"))
      .when(from("06-04 18:00"))
      .then.toldContaining("buyer", "new-arrival-time", "push", { text: "6月4日18:00" })
      .nothingElse();
  });

  it("N-B23 is not told when it moves back before the quiet hours end", () => {
    picked
      .at(t("06-02 23:00"))
      .when(etaChanged("06-04 18:00"))
      .then.held("new-arrival-time", "quiet-hours")
      .at(t("06-03 06:00"))
      .when(etaChanged("06-03 18:00"))
      .at(t("06-03 12:00"))
      .then.told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .nothingElse();
  });

  it("N-B23 that moves back in the night is taken back in the inbox, which said it, and nowhere else", () => {
    const back = picked
      .at(t("06-02 23:00"))
      .when(etaChanged("06-04 18:00"))
      .at(t("06-03 06:00"))
      .when(etaChanged("06-03 18:00"));
    back
      .at(t("06-03 12:00"))
      .then.told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .nothingElse()
      .filed([
        [t("06-02 10:00"), "buyer", "picked-up"],
        [t("06-02 18:00"), "buyer", "arriving-soon"],
        [t("06-02 23:00"), "buyer", "new-arrival-time"],
        [t("06-03 06:00"), "buyer", "new-arrival-time"],
      ]);
    expect(back.inbox.at(-1)?.texts.join(" ")).toContain("6月3日18:00");
    expect(
      book
        .explain(back.record as OrderRecord, { notice: "new-arrival-time", now: at("06-03 06:00"), people: [buyer] })
        .about.map(({ lanes, condition, decisions }) => [lanes, condition.holds, decisions.map(({ lane }) => lane)]),
    ).toEqual([
      [["inbox"], true, ["inbox"]],
      [["intrusive"], false, []],
    ]);
    // From then on both say the same.
    back
      .at(t("06-03 12:00"))
      .when(etaChanged("06-04 18:00"))
      .then.told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .toldContaining("buyer", "new-arrival-time", "push", { at: t("06-03 12:00"), text: "6月4日18:00" })
      .nothingElse();
  });
});

describe("a delivery that fails", () => {
  const failed = order
    .at(t("06-03 08:30"))
    .when(scan("06-03 08:30", "out_for_delivery"))
    .at(t("06-03 12:00"))
    .when(scan("06-03 12:00", { exception: "attempt_failed" }));

  it("N-B24 is told, and the second round of the next day as well", () => {
    failed
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "out_for_delivery"))
      .at(t("06-04 11:00"))
      .when(scan("06-04 11:00", "delivered"))
      .then.messages([
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 12:00"), "buyer", "delivery-failed", "sms"],
        [t("06-04 09:00"), "buyer", "out-for-delivery", "sms"],
        [t("06-04 11:00"), "buyer", "delivered", "push"],
      ])
      .nothingElse();
  });

  it("N-B24 is told again when the second round fails too", () => {
    failed
      .at(t("06-03 16:00"))
      .when(scan("06-03 16:00", "out_for_delivery"))
      .at(t("06-03 18:00"))
      .when(scan("06-03 18:00", { exception: "recipient_unreachable" }))
      .then.messages([
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 12:00"), "buyer", "delivery-failed", "sms"],
        [t("06-03 16:00"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 18:00"), "buyer", "delivery-failed", "sms"],
      ]);
  });

  it("N-B24 is told of a further day, though nobody scanned it out again, and once of that day", () => {
    failed
      .at(t("06-04 10:00"))
      .when(scan("06-04 10:00", { exception: "attempt_failed" }))
      .at(t("06-04 15:00"))
      .when(scan("06-04 15:00", { exception: "recipient_unreachable" }))
      .then.messages([
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 12:00"), "buyer", "delivery-failed", "sms"],
        [t("06-04 10:00"), "buyer", "delivery-failed", "sms"],
      ])
      .nothingElse();
  });

  it.each([
    ["address_problem", "地址存在问题"],
    ["out_of_area", "超出派送范围"],
  ] as const)("N-B24 is to check the address where nobody has tried yet: %s", (exception, said) => {
    const text = `物流显示包裹${number}${said}，请联系中通快递核对收货地址。`;
    order
      .at(t("06-03 07:00"))
      .when(scan("06-03 07:00", { exception }))
      .at(t("06-03 15:00"))
      .then.told("buyer", "check-address", "push", { at: t("06-03 08:00"), text })
      .nothingElse();
  });

  it("N-B24 is to check the address while the courier looks for it, and that he did not find it", () => {
    const wang = { milestone: "out_for_delivery", courier: { name: "王师傅", phone: "13800001234" } } as const;
    order
      .at(t("06-03 08:30"))
      .when(scan("06-03 08:30", wang))
      .then.told("buyer", "out-for-delivery", "sms")
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", { exception: "address_problem" }))
      .then.told("buyer", "check-address", "push", {
        text: `物流显示包裹${number}地址存在问题，请联系中通快递核对收货地址（快递员电话138****1234）。`,
      })
      .at(t("06-03 11:00"))
      .when(scan("06-03 11:00", { exception: "address_problem" }))
      .then.nothing()
      .at(t("06-03 12:00"))
      .when(scan("06-03 12:00", { exception: "attempt_failed" }))
      .then.told("buyer", "delivery-failed", "sms")
      .nothingElse();
  });

  it("N-B24 is told once of an attempt that failed for the address", () => {
    order
      .at(t("06-03 07:30"))
      .when(scan("06-03 07:30", "out_for_delivery"))
      .when(scan("06-03 07:40", { exception: "attempt_failed" }))
      .when(scan("06-03 07:45", { exception: "address_problem" }))
      .at(t("06-03 12:00"))
      .then.toldContaining("buyer", "delivery-failed", "sms", { at: t("06-03 08:00"), text: "中通快递" })
      .nothingElse();
  });

  it("N-B24 at night is told in the morning, and what failed with it not at all", () => {
    order
      .at(t("06-03 07:30"))
      .when(scan("06-03 07:30", "out_for_delivery"))
      .at(t("06-03 07:45"))
      .when(scan("06-03 07:45", { exception: "attempt_failed" }))
      .at(t("06-03 12:00"))
      .then.told("buyer", "delivery-failed", "sms", { at: t("06-03 08:00") })
      .nothingElse();
  });

  it("N-B08 is told once a round, however often the courier scans", () => {
    failed
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "out_for_delivery"))
      .at(t("06-04 10:00"))
      .when(scan("06-04 10:00", "out_for_delivery"))
      .then.messages([
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 12:00"), "buyer", "delivery-failed", "sms"],
        [t("06-04 09:00"), "buyer", "out-for-delivery", "sms"],
      ]);
  });
});

describe("N-B08 the courier of a delivery round", () => {
  const wang = { milestone: "out_for_delivery", courier: { name: "王师傅", phone: "13800001234" } } as const;
  const failed = order
    .at(t("06-03 09:00"))
    .when(scan("06-03 09:00", wang))
    .at(t("06-03 12:00"))
    .when(scan("06-03 12:00", { exception: "attempt_failed" }));
  const out = (time: string, more: object = {}) =>
    failed.at(t(time)).when(scan(time, { milestone: "out_for_delivery", ...more }));
  const told = ({ inbox }: typeof failed) =>
    inbox.filter(({ notice }) => notice === "out-for-delivery").map(({ texts }) => texts.join(" "));

  it("is named as long as the round lasts, and after it failed", () => {
    expect(told(failed)).toEqual([expect.stringContaining("快递员王师傅（138****1234）正在派送")]);
    expect(failed.inbox.at(-1)?.texts.join(" ")).toContain("（快递员王师傅，138****1234）");
  });

  it.each(["06-03 15:00", "06-06 09:00"])("is not said to be that of a later one, at %s", (time) => {
    const again = out(time);
    expect(told(again)).toEqual([told(failed)[0], expect.stringMatching(/^(?!.*王师傅).*正在派送/)]);
    expect(again.view().parcels[0]?.courier).toBe(null);
    const named = out(time, { courier: { name: "李师傅" } });
    expect(named.view().parcels[0]?.courier?.name).toBe("李师傅");
  });
});

describe("SC-13 a parcel that goes back", () => {
  const refused = order
    .at(t("06-03 08:30"))
    .when(scan("06-03 08:30", "out_for_delivery"))
    .then.told("buyer", "out-for-delivery", "sms")
    .at(t("06-03 15:20"))
    .when(scan("06-03 15:20", { exception: "refused" }));

  it("SC-13 tells the refusal once, and the way back no more", () => {
    refused.then
      .told("buyer", "going-back", "push", { at: t("06-03 15:20") })
      .nothingElse()
      .headline("after_sales")
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "returning"))
      .at(t("06-06 10:00"))
      .when(scan("06-06 10:00", "returned"))
      .at(t("06-20 00:00"))
      .then.effectOfType("refund")
      .nothingElse()
      .headline("after_sales");
  });

  it("tells the way back where nobody refused it", () => {
    underWay
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "returning"))
      .then.told("buyer", "going-back", "push")
      .nothingElse()
      .at(t("06-06 10:00"))
      .when(scan("06-06 10:00", "delivered"))
      .then.nothing();
  });

  it("is delivered after all: that is told, and that it does not go back", () => {
    refused.then
      .told("buyer", "going-back", "push")
      .at(t("06-03 17:00"))
      .when(scan("06-03 17:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "not-going-back", "push")
      .nothingElse()
      .headline("delivered");
  });
});

describe("a delivery that comes true after its correction", () => {
  const taken = [{ at: at("06-03 14:52"), code: "awaiting_collection", milestone: "awaiting_collection" }] as const;
  const told = underWay
    .at(t("06-03 13:10"))
    .when(scan("06-03 13:10", "delivered"))
    .then.told("buyer", "delivered", "push")
    .nothingElse();

  it("is told again when the provider takes back what spoke against it", () => {
    told
      .at(t("06-03 14:52"))
      .when(scan("06-03 14:52", "awaiting_collection"))
      .then.told("buyer", "ready-to-collect", "sms")
      .told("buyer", "not-delivered-yet", "push")
      .nothingElse()
      .at(t("06-03 16:00"))
      .when({
        type: "trace.received",
        payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], withdrawn: taken },
      })
      .then.told("buyer", "delivered", "push", { at: t("06-03 16:00") })
      .nothingElse();
  });

  it("is told while something is in dispute by now", () => {
    told
      .at(t("06-03 14:00"))
      .when({ type: "case.opened", payload: { caseId: "C1" } })
      .at(t("06-03 15:00"))
      .when(scan("06-03 15:00", "out_for_delivery"))
      .then.told("buyer", "out-for-delivery", "sms")
      .told("buyer", "not-delivered-yet", "push")
      .at(t("06-03 17:00"))
      .when(scan("06-03 17:00", "delivered"))
      .then.told("buyer", "delivered-in-dispute", "push", { at: t("06-03 17:00") })
      .nothingElse()
      .at(t("06-03 18:00"))
      .when({ type: "case.ended", payload: { caseId: "C1" } })
      .then.nothing();
  });

  it("is told when the dispute is over in which it was told first", () => {
    underWay
      .at(t("06-03 12:00"))
      .when({ type: "case.opened", payload: { caseId: "C1" } })
      .at(t("06-03 13:10"))
      .when(scan("06-03 13:10", "delivered"))
      .then.told("buyer", "delivered-in-dispute", "push")
      .at(t("06-03 15:00"))
      .when(scan("06-03 15:00", "out_for_delivery"), { type: "case.ended", payload: { caseId: "C1" } })
      .then.told("buyer", "out-for-delivery", "sms")
      .told("buyer", "not-delivered-yet", "push")
      .at(t("06-03 17:00"))
      .when(scan("06-03 17:00", "delivered"))
      .then.told("buyer", "delivered", "push", { at: t("06-03 17:00") })
      .nothingElse();
  });
});

describe("an older status", () => {
  it("is not told after a delivery that failed", () => {
    underWay
      .at(t("06-03 13:00"))
      .when(scan("06-03 13:00", { exception: "attempt_failed" }))
      .then.told("buyer", "delivery-failed", "sms")
      .at(t("06-03 14:00"))
      .when(scan("06-03 08:00", "arrived_destination"))
      .then.nothing();
  });

  it("is not told on the way back", () => {
    underWay
      .at(t("06-03 13:00"))
      .when(scan("06-03 13:00", { exception: "refused" }))
      .then.told("buyer", "going-back", "push")
      .at(t("06-03 19:00"))
      .when(scan("06-03 19:00", "arrived_destination"))
      .then.nothing();
  });

  it("is not told when a delivery is taken back that was all that was heard", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-02 10:00"))
      .when(scan("06-02 10:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .at(t("06-02 12:00"))
      .when(scan("06-02 12:00", { exception: "attempt_failed" }))
      .then.told("buyer", "not-delivered-yet", "push")
      .told("buyer", "delivery-failed", "sms")
      .nothingElse();
  });

  it.each([
    ["refused", { exception: "refused" }, "going-back"],
    ["returned", "returned", "going-back"],
    ["lost", { exception: "lost" }, "lost-or-damaged"],
  ] as const)("is not told beside the first word of a parcel, that it is %s", (_, what, notice) => {
    const after = shippedOrder("06-01 18:00").at(t("06-02 10:00")).when(scan("06-02 10:00", what)).then;
    // What is back is to be asked for no more.
    (what === "returned" ? after.effectOfType("untrack") : after).told("buyer", notice, "push").nothingElse();
  });
});
