import { describe, expect, test } from "vitest";
import type { Person } from "../../src/model/person.ts";
import { buyer, channel, decisions, intrusive, shop, wakes } from "../support/shop.ts";
import { at } from "../support/times.ts";

const said = (person: Partial<Person>, rule: object = {}, adapters = intrusive): readonly string[] =>
  decisions(began(person, rule, adapters));
const began = (person: Partial<Person>, rule: object = {}, adapters = intrusive) =>
  shop({
    people: [{ ...buyer, ...person }],
    channels: adapters,
    notices: { news: { when: { "it.began": true }, channels: ["sms", "push"], ...rule } },
  }).note("06-01 10:00", { "it.began": at("06-01 10:00") });

describe("what a person refused", () => {
  test("a kind of channel: the next one of the rule", () => {
    expect(said({ optOuts: ["sms"] })).toEqual(["news told: by:push"]);
  });
  test("every kind of the rule: nothing", () => {
    expect(said({ optOuts: ["sms", "push"] })).toEqual(["news dropped: consent opted-out"]);
  });
  test("the topic: nothing", () => {
    expect(said({ optOuts: ["news"] })).toEqual(["news dropped: consent opted-out"]);
  });
  test("another topic or kind: no matter", () => {
    expect(said({ optOuts: ["offers", "email"] })).toEqual(["news told: by:sms"]);
  });
});

describe("what a person prefers", () => {
  test("the order of the person, not of the rule", () => {
    expect(said({ preferences: { news: ["push", "sms"] } })).toEqual(["news told: by:push"]);
  });
  test("only kinds the rule has", () => {
    expect(said({ preferences: { news: ["email", "push"] } })).toEqual(["news told: by:push"]);
  });
  test("none of the rule's: those of the rule, for a wish orders and narrows, and loses nothing", () => {
    expect(said({ preferences: { news: ["email"] } })).toEqual(["news told: by:sms"]);
    expect(said({ preferences: { news: ["email"] }, optOuts: ["sms"] })).toEqual(["news told: by:push"]);
    const alerts = { version: 1, savedAt: 0, savedBy: "b1" };
    expect(said({ alerts: { ...alerts, methods: ["email"] } })).toEqual(["news told: by:sms"]);
  });
  test("a kind of the host's own, in alerts as elsewhere; one that nobody knows loses nothing", () => {
    const over = (methods: readonly string[]) =>
      decisions(
        shop({
          words: { channels: ["signal"] },
          people: [
            {
              ...buyer,
              addresses: { ...buyer.addresses, signal: "u1" },
              alerts: { version: 1, savedAt: 0, savedBy: "b1", methods },
            },
          ],
          channels: [...intrusive, channel("signal")],
          notices: { news: { when: { "it.began": true }, channels: ["sms", "signal"] } },
        }).note("06-01 10:00", { "it.began": at("06-01 10:00") }),
      );
    expect(over(["signal"])).toEqual(["news told: by:signal"]);
    expect(over(["singal"])).toEqual(["news told: by:sms"]);
  });
  test("an empty list leaves the inbox only", () => {
    expect(said({ preferences: { news: [] } })).toEqual(["news dropped: consent category-off"]);
    const order = shop({
      people: [{ ...buyer, preferences: { news: [] } }],
      notices: { news: { when: { "it.began": true } } },
    });
    expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([
      "news in the inbox told: by:inbox",
      "news dropped: consent category-off",
    ]);
  });
  test("another topic: no matter", () => {
    expect(said({ preferences: { offers: [] } })).toEqual(["news told: by:sms"]);
  });
  test("a preferred kind that was refused goes to the next", () => {
    expect(said({ preferences: { news: ["push", "sms"] }, optOuts: ["push"] })).toEqual(["news told: by:sms"]);
    expect(said({ preferences: { news: ["push"] }, optOuts: ["push"] })).toEqual(["news dropped: consent opted-out"]);
  });
});

describe("who hears of some things only", () => {
  const filed = (hears: readonly string[], rule: object = {}) =>
    shop({
      people: [buyer, { ...buyer, id: "aunt", hears }],
      notices: { news: { when: { "it.began": true }, ...rule } },
    }).note("06-01 10:00", { "it.began": at("06-01 10:00") });
  const all = ["news in the inbox told: by:inbox", "news told: by:sms"];

  test("is told of these topics and notices, as anybody is", () => {
    const both = ["news to aunt in the inbox told: by:inbox", "news to aunt told: by:sms"];
    expect(decisions(filed(["news"]))).toEqual([...all, ...both]);
    expect(decisions(filed(["offers"], { topic: "offers" }))).toEqual([...all, ...both]);
  });
  test("is told of nothing else, neither by the inbox nor of what must not be missed", () => {
    const none = [
      "news to aunt in the inbox dropped: consent not-concerned",
      "news to aunt dropped: consent not-concerned",
    ];
    expect(decisions(filed(["offers"]))).toEqual([...all, ...none]);
    expect(decisions(filed([], { class: "critical" }))).toEqual([...all, ...none]);
  });
  test("is watched: who is let in hears of what is true then", () => {
    expect(filed(["offers"]).watch).toEqual(["aunt"]);
  });
});

describe("a class that may not be refused", () => {
  test("overrides preferences and the topic", () => {
    expect(said({ preferences: { news: [] } }, { class: "critical" })).toEqual(["news told: by:sms"]);
    expect(said({ preferences: { news: ["push"] } }, { class: "critical" })).toEqual(["news told: by:sms"]);
    expect(said({ optOuts: ["news"] }, { class: "critical" })).toEqual(["news told: by:sms"]);
  });
  test("goes first over what was chosen for alerts, and then over the rule's others, whatever keeps it from the first", () => {
    const alerts = { version: 1, savedAt: 0, savedBy: "b1", methods: ["push"] };
    const critical = { class: "critical" };
    expect(said({ alerts }, critical)).toEqual(["news told: by:push"]);
    expect(said({ alerts, addresses: { sms: "13900001234" } }, critical)).toEqual(["news told: by:sms"]);
    expect(said({ alerts, optOuts: ["push"] }, critical)).toEqual(["news told: by:sms"]);
    expect(said({ alerts, optOuts: ["push"] })).toEqual(["news dropped: consent opted-out"]);
  });
  test("does not override a kind of channel", () => {
    expect(said({ optOuts: ["sms"] }, { class: "critical" })).toEqual(["news told: by:push"]);
  });
});

describe("a class that needs consent", () => {
  const offer = { class: "marketing" };
  test("goes to those who gave it, from that millisecond on", () => {
    expect(said({ consents: { marketing: at("06-01 10:00") } }, offer)).toEqual(["news told: by:sms"]);
    expect(said({ consents: { marketing: at("06-01 10:00:00.001") } }, offer)).toEqual([
      "news dropped: consent no-consent until 06-01 10:00:00.001",
    ]);
    expect(wakes(began({ consents: { marketing: at("06-01 10:00:00.001") } }, offer))).toBe("06-01 10:00:00.001");
  });
  test("goes to nobody else, and not into the inbox either", () => {
    expect(said({}, offer)).toEqual(["news dropped: consent no-consent"]);
    expect(said({ consents: { other: 0 } }, offer)).toEqual(["news dropped: consent no-consent"]);
    const order = shop({ notices: { news: { when: { "it.began": true }, ...offer } } });
    expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([
      "news in the inbox dropped: consent no-consent",
      "news dropped: consent no-consent",
    ]);
  });
});

test("the inbox asks for no leave", () => {
  const order = shop({
    people: [{ ...buyer, optOuts: ["news", "sms", "push", "inbox"] }],
    notices: { news: { when: { "it.began": true } } },
  });
  expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([
    "news in the inbox told: by:inbox",
    "news dropped: consent opted-out",
  ]);
});

test("who was passed over is watched: a change of the person may free it", () => {
  expect(began({ optOuts: ["news"] }).watch).toEqual(["b1"]);
  expect(began({ preferences: { news: [] } }).watch).toEqual(["b1"]);
  expect(began({}, { class: "marketing" }).watch).toEqual(["b1"]);
  expect(began({}).watch).toEqual([]);
});

test("an opt-out between writing and sending withdraws the message", () => {
  const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true } } } });
  const [send] = order.note("06-01 10:00", { "it.began": at("06-01 10:00") }).effects;
  if (send?.type !== "send") throw new Error("no send");
  order.people = [{ ...buyer, optOuts: ["sms"] }];
  const step = order.begin("06-01 10:01", send);
  expect(step.outcomes).toMatchObject([{ is: "rejected", code: "E_SEND_WITHDRAWN" }]);
  expect(decisions(step)).toEqual(["news told: by:push"]);
});

describe("who takes a notice over no channel is told it by the inbox, as who has no address", () => {
  const adapters = [channel("sms"), channel("push"), channel("inbox", { silent: true })];
  const saved = { version: 1, savedAt: 0, savedBy: "b1" };
  test.each<readonly [string, Partial<Person>]>([
    ["no address", { addresses: {} }],
    ["every kind refused", { optOuts: ["sms", "push"] }],
    ["the topic refused", { optOuts: ["news"] }],
    ["the topic chosen for no kind", { preferences: { news: [] } }],
    ["alerts muted", { alerts: { ...saved, muted: true } }],
    ["alerts for other orders", { alerts: { ...saved, orderTypes: ["gift"] } }],
  ])("%s", (_, person) => {
    expect(toldAgain(person)).not.toContain("again");
  });
  test("alerts for such an order: it takes the channel to tell them", () => {
    expect(toldAgain({ alerts: { ...saved, orderTypes: ["normal"] } })).toContain("again told: by:sms");
  });

  const toldAgain = (person: Partial<Person>): string => {
    const order = shop({
      people: [{ ...buyer, ...person }],
      channels: adapters,
      notices: {
        news: { when: { "it.began": true }, channels: ["sms", "push"] },
        again: { when: { "it.ended": true, none: [{ told: "news" }] }, channels: ["sms", "push"] },
      },
    });
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    return decisions(order.note("06-01 11:00", { "it.ended": at("06-01 11:00") })).join();
  };
});
