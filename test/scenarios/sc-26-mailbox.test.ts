import { describe, expect, it } from "vitest";
import type { Answer, GrantGiven, MailboxEvent, Person } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { Street } from "../support/street.ts";
import { at, buyer, channels, number, seller } from "./fixture.ts";

const taken: { readonly [channel: string]: string } = {
  "aliyun-sms": '{"Code":"OK","BizId":"1"}',
  jpush: '{"msg_id":"1"}',
  "wechat-mini-subscribe": '{"errcode":0,"msgid":"1"}',
};
const yes = (channel: string): Answer => ({ status: 200, headers: {}, body: taken[channel] ?? "" });
const busy: Answer = { failed: "before-sending" };
const noConsent: Answer = {
  status: 200,
  headers: {},
  body: '{"errcode":43101,"errmsg":"user refuse to accept the msg"}',
};
const total = { amount: 5990, currency: "CNY" };

/** An order that goes to a pick-up point on 06-03, at 18:40 where nothing else is said. */
function collects(street: Street, orderId: string): void {
  const tn = `${number.slice(0, -4)}${orderId}`;
  const lines = [{ id: "L1", title: "马克杯", quantity: 2 }];
  street.happens("06-01 10:00", orderId, "order.created", { kind: "normal", lines, total });
  street.happens("06-01 10:00", orderId, "payment.captured", { amount: total });
  street.happens("06-01 18:00", orderId, "shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number: tn });
}
function arrives(street: Street, orderId: string): void {
  street.happens("06-03 18:40", orderId, "trace.received", {
    carrier: "zhongtong",
    number: `${number.slice(0, -4)}${orderId}`,
    provider: "kuaidi100",
    scans: [
      { at: at("06-01 20:30"), code: "1", milestone: "picked_up" },
      { at: at("06-02 20:30"), code: "2", milestone: "in_transit" },
      { at: at("06-03 18:40"), code: "3", milestone: "awaiting_collection" },
    ],
  });
}
const open = (addresses: Person["addresses"], preferences: Person["preferences"] = {}): Street =>
  new Street({ packs: [marketplaceCn], channels }, [{ ...buyer, addresses, preferences }], yes);
const grant = (id: string): GrantGiven => ({
  id,
  type: "grant.given",
  person: "buyer-7",
  channel: "wechat-mini-subscribe",
  notices: ["ready-to-collect"],
});
const told = ({ rows, sent }: Street) =>
  rows.flatMap(([time, , notice, channel], i) =>
    notice === "ready-to-collect" ? [[time, sent[i]?.owner, channel].join(" ")] : [],
  );

describe("SC-26 a channel that fails, with a mailbox", () => {
  it("SC-26 is tried again and then left for the next, all under one permit", () => {
    const street = open({ sms: "13900000007", push: "device-7" });
    collects(street, "1001");
    street.until("06-03 18:39");
    street.answers = { "aliyun-sms": [busy, busy, busy] };
    arrives(street, "1001");
    street.until("06-03 18:50");
    expect(told(street)).toEqual([
      "06-03 18:40 1001 aliyun-sms",
      "06-03 18:40:10 1001 aliyun-sms",
      "06-03 18:41:10 1001 aliyun-sms",
      "06-03 18:41:10 1001 jpush",
    ]);
    const row = street.boxes.get("buyer-7")?.record.wants.find(({ n }) => n === "ready-to-collect");
    expect([row?.s, row?.l, row?.h]).toEqual(["settled", [["jpush", at("06-03 18:41:10")]], undefined]);
  });

  it("SC-26 of two orders at one instant, one has the only authorisation and the other goes on", () => {
    const street = open({ wechat: "oABC-7", push: "device-7" });
    for (const id of ["1001", "1002"]) collects(street, id);
    street.until("06-03 18:39");
    street.told("06-03 18:39", grant("g1"));
    // They ask for cards where the buyer has no telephone and wants no push for this.
    for (const id of ["1001", "1002"]) arrives(street, id);
    street.until("06-03 18:50");
    expect(told(street)).toEqual(["06-03 18:40 1001 jpush", "06-03 18:40 1002 jpush"]);

    const cards = open({ wechat: "oABC-7", push: "device-7" }, { "pick-up": ["wechat", "push"] });
    for (const id of ["1001", "1002"]) collects(cards, id);
    cards.told("06-03 18:39", grant("g1"));
    for (const id of ["1001", "1002"]) arrives(cards, id);
    cards.until("06-03 18:50");
    expect(told(cards)).toEqual(["06-03 18:40 1001 wechat-mini-subscribe", "06-03 18:40 1002 jpush"]);
  });

  it("SC-26 finds no authorisation left after 43101, for any order", () => {
    const street = open({ wechat: "oABC-7" });
    for (const id of ["1001", "1002"]) collects(street, id);
    street.told("06-03 18:39", grant("g1"));
    street.told("06-03 18:39", grant("g2"));
    street.answers = { "wechat-mini-subscribe": [noConsent] };
    for (const id of ["1001", "1002"]) arrives(street, id);
    street.until("06-03 18:50");
    expect(told(street)).toEqual(["06-03 18:40 1001 wechat-mini-subscribe"]);
    expect(street.boxes.get("buyer-7")?.record.grants.map(([id, , , holder, used]) => [id, holder, used])).toEqual([
      ["g1", "", 1],
      ["g2", "", 1],
    ]);
  });

  it("SC-26 of an authorisation taken back before its message begins, the next channel has the message", () => {
    const street = open({ wechat: "oABC-7", push: "device-7" }, { "pick-up": ["wechat", "push"] });
    collects(street, "1001");
    street.told("06-03 18:39", grant("g1"));
    street.isIdle = true;
    arrives(street, "1001");
    street.told("06-03 18:41", { ...grant("back"), type: "grant.withdrawn" });
    street.sendsAgain("06-03 18:42");
    expect(told(street)).toEqual(["06-03 18:42 1001 jpush"]);
    const row = street.boxes.get("buyer-7")?.record.wants.find(({ n }) => n === "ready-to-collect");
    expect([row?.s, row?.l, row?.h]).toEqual(["settled", [["jpush", at("06-03 18:42")]], undefined]);
  });

  it("SC-26 issues no id twice, whatever is asked again", () => {
    const street = open({ sms: "13900000007", push: "device-7" });
    collects(street, "1001");
    arrives(street, "1001");
    street.until("06-09 18:50");
    const ids = new Set(street.effects.map(({ id }) => id));
    const contents = new Set(street.effects.map((effect) => JSON.stringify(effect)));
    expect([ids.size, contents.size]).toEqual([49, 49]);
  });
});

describe("SC-26 one message of several orders that reaches nobody", () => {
  const doubt: Answer = { failed: "after-sending" };
  const gone: Answer = { status: 200, headers: {}, body: '{"error":{"code":1011}}' };
  const sleeper: Person = {
    ...seller,
    addresses: { push: "190e35f7e00d11" },
    quietHours: { from: "21:00", to: "09:00" },
  };
  const platform: Person = { ...seller, id: "platform-1", role: "platform", addresses: {} };
  /** Two orders of one night, and what becomes of the message of the morning. */
  function night(answers: readonly Answer[], until: string, people = [sleeper, platform]): Street {
    const street = new Street({ packs: [marketplaceCn], channels }, people, yes);
    street.answers = { jpush: [...answers] };
    for (const id of ["1001", "1002"]) {
      const lines = [{ id: "L1", title: "马克杯", quantity: 2 }];
      street.happens("06-01 23:10", id, "order.created", { kind: "normal", lines, total });
      street.happens("06-01 23:10", id, "payment.captured", { amount: total });
    }
    street.until(until);
    return street;
  }
  const left = ({ rows }: Street) => rows.map(([time, , notice, channel]) => `${time} ${notice} ${channel}`);
  const failures = ({ effects }: Street) =>
    effects
      .map(({ id }) => id)
      .filter((id) => id.includes("/all-channels-failed/") || id.endsWith("/exhausted"))
      .sort();
  const heard = (orderId: string) => [
    `${orderId}/all-channels-failed/new-order%2Forder%2F0%2Fseller-3/0/platform-1/inbox/1`,
    `${orderId}/new-order/order/0/seller-3/exhausted`,
  ];

  it("SC-26 in doubt at last, is told to the platform once for each order, and goes to nobody again", () => {
    const street = night([doubt], "06-02 09:59");
    const morning = ["06-02 09:00 orders-while-away jpush"];
    expect([left(street), failures(street)]).toEqual([morning, []]);
    street.until("06-03 08:00");
    expect(left(street)).toEqual(morning);
    expect(failures(street)).toEqual([...heard("1001"), ...heard("1002")]);
  });

  it("SC-26 refused, goes out order by order; who fails there too is told to the platform", () => {
    const street = night([gone, gone], "06-02 12:00");
    expect(left(street)).toEqual([
      "06-02 09:00 orders-while-away jpush",
      "06-02 09:00 new-order jpush",
      "06-02 09:00 new-order jpush",
    ]);
    expect(failures(street)).toEqual(heard("1001"));
  });

  it("SC-26 taken and then bounced, is told to the platform for each order where no other address is there", () => {
    const people = [sleeper, platform];
    const street = night([], "06-02 09:02", people);
    const [digest] = street.sent;
    const bounced = { status: "bounced", permanent: true, sendId: digest?.id ?? "" } as const;
    people[0] = { ...sleeper, addresses: {} };
    street.told("06-02 09:02", street.mailbox.received(bounced, at("06-02 09:02")) as MailboxEvent);
    street.until("06-03 08:00");
    expect(left(street)).toEqual(["06-02 09:00 orders-while-away jpush"]);
    expect(failures(street)).toEqual([...heard("1001"), ...heard("1002")]);
  });

  it("SC-26 taken and then bounced, goes out order by order to an address that came since", () => {
    const people = [sleeper, platform];
    const street = night([], "06-02 09:02", people);
    const [digest] = street.sent;
    const bounced = { status: "bounced", permanent: true, sendId: digest?.id ?? "" } as const;
    people[0] = { ...sleeper, addresses: { push: "190e35f7e00d12" } };
    street.told("06-02 09:02", street.mailbox.received(bounced, at("06-02 09:02")) as MailboxEvent);
    street.until("06-03 08:00");
    expect(left(street)).toEqual([
      "06-02 09:00 orders-while-away jpush",
      "06-02 09:02 new-order jpush",
      "06-02 09:02 new-order jpush",
    ]);
    expect(failures(street)).toEqual([]);
  });
});
