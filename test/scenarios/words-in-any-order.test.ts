import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { delivered, onTheWay, photo, yuan } from "../cases/fixture.ts";
import { at, created, paid, scan, t, traced } from "./fixture.ts";
import { confirmed, onItsWay } from "./pinduoduo.ts";

// Of two words on one thing the later stands, whichever is handed in last: by when each was received.

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const handedIn = (order: Scenario, ...events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((before, event) => before.when(event), order);
const coded = (steps: Scenario["steps"]): readonly string[] =>
  steps.flatMap((step) => step.outcomes.map((one) => (one.is === "rejected" ? one.code : one.is)));
const outcomes = (order: Scenario, count = 2): readonly string[] => coded(order.steps.slice(-count));
const outcomesAtOnce = (order: Scenario): readonly string[] =>
  coded(order.steps.filter((step) => step.outcomes.length > 1).slice(-1));
const inEitherOrder = (first: ScenarioEvent, second: ScenarioEvent) => [
  { events: [first, second], answers: ["accepted", "accepted"] },
  { events: [second, first], answers: ["accepted", "E_STALE_UPDATE"] },
];

describe("of two words on a request the later stands", () => {
  const asked = delivered.when({
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "return_refund", reason: "broken" },
  });
  const later = asked.at(t("06-03 20:10"));
  const modified = (time: string, says: object): ScenarioEvent =>
    received(time, { type: "aftersales.modified", payload: { caseId: "AS-1", ...says } });
  const cases = (order: Scenario) => order.view().cases.map(({ kind, amount }) => [kind, amount.amount]);

  it.each(
    inEitherOrder(
      modified("06-03 20:01", { kind: "refund_only", amount: yuan(1000) }),
      modified("06-03 20:05", { kind: "return_refund", amount: yuan(2000) }),
    ),
  )("on what is asked for", ({ events, answers }) => {
    const order = handedIn(later, ...events);
    expect(outcomes(order)).toEqual(answers);
    expect(cases(order)).toEqual([["return_refund", 2000]]);
  });

  it("on one part of it, and the earlier on another part stands beside it", () => {
    const order = handedIn(
      later,
      modified("06-03 20:05", { amount: yuan(2000) }),
      modified("06-03 20:01", { kind: "refund_only" }),
    );
    expect(cases(order)).toEqual([["refund_only", 2000]]);
  });

  const proposed = (time: string, amount: number): ScenarioEvent =>
    received(time, {
      type: "aftersales.proposed",
      payload: { caseId: "AS-1", kind: "partial_refund", amount: yuan(amount) },
    });

  it.each(inEitherOrder(proposed("06-03 20:01", 1000), proposed("06-03 20:05", 2000)))(
    "on what is offered, which is what the buyer gets",
    ({ events, answers }) => {
      const order = handedIn(later, ...events);
      expect(outcomes(order)).toEqual(answers);
      const accepted = order.when({ type: "aftersales.accepted", payload: { caseId: "AS-1" } });
      const paid = accepted.steps.flatMap(({ effects }) =>
        effects.flatMap((one) => (one.type === "refund" ? [one.amount] : [])),
      );
      expect(paid).toEqual([yuan(2000)]);
    },
  );

  const reported = (time: string, stage: "rejected" | "platform_review"): ScenarioEvent =>
    received(time, { type: "aftersales.reported", payload: { caseId: "AS-1", stage } });

  it.each(inEitherOrder(reported("06-03 20:01", "rejected"), reported("06-03 20:05", "platform_review")))(
    "on where the platform has it",
    ({ events, answers }) => {
      const order = handedIn(later, ...events);
      expect(outcomes(order)).toEqual(answers);
      expect(order.view().cases.map(({ stage }) => stage)).toEqual(["platform_review"]);
    },
  );

  it("on what is offered to who complained", () => {
    const offered = (time: string, amount: number): ScenarioEvent =>
      received(time, {
        type: "complaint.proposal_made",
        payload: { complaintId: "K-1", remedy: "money", amount: yuan(amount) },
      });
    const complained = delivered
      .when({ type: "complaint.opened", payload: { complaintId: "K-1", category: "damaged", evidence: [photo] } })
      .at(t("06-03 20:10"));
    for (const { events, answers } of inEitherOrder(offered("06-03 20:01", 1000), offered("06-03 20:05", 2000))) {
      const order = handedIn(complained, ...events);
      expect(outcomes(order)).toEqual(answers);
      const accepted = order.when({ type: "complaint.accepted", payload: { complaintId: "K-1" } });
      expect(accepted.view().complaints.map(({ amount }) => amount)).toEqual([yuan(2000)]);
    }
  });
});

describe("of two words on a courier's job the later stands", () => {
  const agreed = confirmed
    .at(t("06-01 12:00"))
    .when({ type: "dispatch.created", payload: { taskId: "T-1", role: "pickup", place: "一号仓" } })
    .when({ type: "dispatch.agreed", payload: { taskId: "T-1", courier: { id: "A" } } })
    .at(t("06-01 12:10"));
  const changed = (time: string, terms: object): ScenarioEvent =>
    received(time, { type: "dispatch.changed", payload: { taskId: "T-1", ...terms } });
  const terms = (order: Scenario) => order.view().tasks.map(({ place, from }) => [place, from]);

  it.each(
    inEitherOrder(
      changed("06-01 12:01", { place: "二号仓", from: t("06-01 17:00"), to: t("06-01 18:00") }),
      changed("06-01 12:05", { place: "三号仓", from: t("06-01 19:00"), to: t("06-01 20:00") }),
    ),
  )("on where and when", ({ events, answers }) => {
    const order = handedIn(agreed, ...events);
    expect(outcomes(order)).toEqual(answers);
    expect(terms(order)).toEqual([["三号仓", at("06-01 19:00")]]);
  });

  it("where it is stands beside when it is, whichever was said first", () => {
    const order = handedIn(
      agreed,
      changed("06-01 12:05", { from: t("06-01 19:00"), to: t("06-01 20:00") }),
      changed("06-01 12:01", { place: "二号仓" }),
    );
    expect(terms(order)).toEqual([["二号仓", at("06-01 19:00")]]);
  });
});

describe("of two words on an order that is held the later stands", () => {
  const order = confirmed.at(t("06-01 12:10"));
  const held = (time: string, reason: "stock" | "address"): ScenarioEvent =>
    received(time, { type: "order.held", payload: { reason } });
  const released = (time: string): ScenarioEvent => received(time, { type: "order.released" });
  const due = (one: Scenario) => one.view().promises.find(({ promise }) => promise === "ship-by")?.due;

  it.each(inEitherOrder(held("06-01 12:01", "stock"), held("06-01 12:05", "address")))(
    "on why: the clock stands still for an address, not for stock",
    ({ events, answers }) => {
      const done = handedIn(order, ...events);
      expect(outcomes(done)).toEqual(answers);
      expect(due(done)).toBe(null);
    },
  );

  it.each(inEitherOrder(released("06-01 12:01"), held("06-01 12:05", "address")))(
    "held anew, it was not released before that",
    ({ events, answers }) => {
      const done = handedIn(order.when(held("06-01 12:00", "address")), ...events);
      expect(outcomes(done)).toEqual(answers);
      expect(due(done)).toBe(null);
    },
  );
});

describe("of two words on an address the later stands", () => {
  const checked = (time: string, problem: "unreachable" | "none"): ScenarioEvent =>
    received(time, { type: "address.checked", payload: { problem } });

  it.each(inEitherOrder(checked("06-01 12:00", "unreachable"), checked("06-01 12:05", "none")))(
    "who can be reached is not told that he cannot",
    ({ events, answers }) => {
      const order = confirmed.at(t("06-01 12:10")).when(events[0] as ScenarioEvent, events[1] as ScenarioEvent);
      expect(outcomesAtOnce(order)).toEqual(answers);
      expect(order.sent).toEqual(confirmed.sent);
    },
  );

  const wrong = checked("06-01 12:00", "unreachable");
  const again = checked("06-01 12:08", "unreachable");
  const corrected = received("06-01 12:05", { type: "address.corrected" });

  it.each([
    ["put right", corrected],
    ["found to be right", checked("06-01 12:05", "none")],
  ])("what is found again after it was %s stands, whichever is handed in last", (_, right) => {
    const problem = (...events: readonly ScenarioEvent[]) =>
      handedIn(confirmed.at(t("06-01 12:10")), wrong, ...events).steps.at(-1)?.record.stamps[
        "order.contact-unreachable"
      ];
    const since = [at("06-01 12:08"), at("06-01 12:08")];
    expect(problem(right, again)).toEqual(since);
    expect(problem(again, right)).toEqual(since);
    expect(problem(right)).toBe(undefined);
  });
});

describe("of two words on what the buyer wants for a lost parcel the later stands", () => {
  const lost = onTheWay
    .at(t("06-04 10:00"))
    .when(scan("06-04 10:00", { exception: "lost" }))
    .at(t("06-04 12:10"));
  const chosen = (time: string, remedy: "none" | "resend"): ScenarioEvent =>
    received(time, { type: "remedy.chosen", payload: { parcelId: "P1", remedy } });

  it.each(inEitherOrder(chosen("06-04 11:00", "none"), chosen("06-04 12:00", "resend")))(
    "whichever is handed in last",
    ({ events, answers }) => {
      const order = handedIn(lost, ...events);
      expect(outcomes(order)).toEqual(answers);
      expect(order.view().promises.find(({ promise }) => promise === "resend-lost-goods")?.due).toBe(at("06-06 12:00"));
    },
  );
});

describe("a question that was answered", () => {
  const asked = (time: string): ScenarioEvent => received(time, { type: "chat.message", payload: { to: "seller" } });
  const answered: ScenarioEvent = {
    ...received("06-01 12:05", { type: "chat.message", payload: { to: "buyer" } }),
    actor: { role: "seller" },
  };

  it("is not asked anew by being handed in after its answer", () => {
    const order = handedIn(confirmed.at(t("06-01 12:10")), answered, asked("06-01 12:00"));
    expect(outcomes(order)).toEqual(["accepted", "accepted"]);
    order.at(t("06-01 14:00")).then.nothing();
  });

  it("is not the one that is asked after its answer, whichever is handed in last", () => {
    for (const events of [
      [answered, asked("06-01 12:06")],
      [asked("06-01 12:06"), answered],
    ])
      handedIn(confirmed.at(t("06-01 12:10")), ...events)
        .at(t("06-01 14:00"))
        .then.told("seller", "message-waiting", "push", { at: t("06-01 13:06") })
        .nothingElse();
  });

  it("is not the one that is asked after its answer, though both wait by the time that is handed in", () => {
    for (const time of ["06-01 12:05", "06-01 12:05:00.001"])
      handedIn(confirmed.at(t("06-01 12:10")), asked("06-01 12:00"), asked(time), answered)
        .at(t("06-01 14:00"))
        .then.messages(time === "06-01 12:05" ? [] : [[t("06-01 13:05:00.001"), "seller", "message-waiting", "push"]]);
  });
});

describe("a carrier's feed", () => {
  const feed = (time: string, down: boolean): ScenarioEvent => ({
    id: down ? "down" : "up",
    ...received(time, { type: "feed.changed", payload: { carrier: "zhongtong", down } }),
  });
  const silent = onTheWay.at(t("06-02 12:10"));

  it("that is up again is not down by an earlier word", () => {
    const order = handedIn(silent, feed("06-02 12:05", false), feed("06-02 12:01", true));
    expect(outcomes(order)).toEqual(["duplicate", "E_STALE_UPDATE"]);
    order.at(t("06-05 10:00:00.001")).then.messages([
      [t("06-05 10:00"), "buyer", "no-news", "push"],
      [t("06-05 10:00"), "seller", "no-news-seller", "push"],
    ]);
  });

  it("stays down though word is repeated that it was up before", () => {
    const up = feed("06-02 12:01", false);
    const order = handedIn(silent, up, feed("06-02 12:05", true), up);
    expect(outcomes(order, 3)).toEqual(["duplicate", "accepted", "duplicate"]);
    order.at(t("06-05 10:00:00.001")).then.dropped("no-news", "inhibited:feed-down", { who: "buyer" });
  });
});

describe("of STOP and START the later stands", () => {
  const wrote = (time: string, text: string): ScenarioEvent =>
    received(time, { type: "message.received", payload: { person: "buyer-7", channel: "sms", text } });
  const learnt = (order: Scenario) =>
    order.steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "person" ? [one.learnt] : [])));

  it.each(inEitherOrder(wrote("06-01 12:00", "START"), wrote("06-01 12:05", "TD")))(
    "where STOP is the later",
    ({ events, answers }) => {
      const order = handedIn(confirmed.at(t("06-01 12:10")), ...events);
      expect(outcomes(order)).toEqual(answers);
      expect(learnt(order).at(-1)).toBe("opted-out");
    },
  );

  it.each(inEitherOrder(wrote("06-01 12:00", "TD"), wrote("06-01 12:05", "START")))(
    "where START is the later",
    ({ events, answers }) => {
      const order = handedIn(confirmed.at(t("06-01 12:10")), ...events);
      expect(outcomes(order)).toEqual(answers);
      expect(learnt(order).at(-1)).toBe("opted-in");
    },
  );
});

describe("what is suspected of a number", () => {
  const suspected = received("06-02 08:00", {
    type: "tracking.suspected",
    payload: { parcelId: "P1", reason: "malformed" },
  });
  const replaced = received("06-02 10:00", {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000002" },
  });

  it.each(inEitherOrder(suspected, replaced))(
    "before it was put right is not held against the one that took its place",
    ({ events, answers }) => {
      const order = onItsWay("06-01 18:00")
        .at(t("06-02 10:01"))
        .when(events[0] as ScenarioEvent, events[1] as ScenarioEvent);
      expect(outcomesAtOnce(order)).toEqual(answers);
      expect(order.sent.filter(({ role }) => role === "seller").map(({ notice }) => notice)).toEqual(["new-order"]);
    },
  );
});

describe("of two values of a host's own fact the later stands", () => {
  const words = { facts: { order: { "order.gate": ["north", "south"] } } } as const;
  const book = defineRulebook({ packs: [{ id: "shop", version: "1", extends: pinduoduo, words }], channels: [] });
  const order = scenario(book)
    .given({ events: [created, paid] })
    .at(t("06-01 12:10"));
  const noted = (time: string, gate: string | null): ScenarioEvent =>
    received(time, { type: "facts.noted", payload: { facts: { "order.gate": gate } } } as ScenarioEvent);

  /** What is noted now, whatever was before. */
  const noteOf = ({ steps }: Scenario) =>
    steps.at(-1)?.record.facts.flatMap(([name, value, known]) => (name === "order.gate" ? [[name, value, known]] : []));

  it.each(inEitherOrder(noted("06-01 12:01", "north"), noted("06-01 12:05", "south")))(
    "whichever is handed in last",
    ({ events, answers }) => {
      const done = handedIn(order, ...events);
      expect(outcomes(done)).toEqual(answers);
      expect(noteOf(done)).toEqual([["order.gate", "south", at("06-01 12:05")]]);
    },
  );

  const values = (...events: readonly ScenarioEvent[]) =>
    noteOf(handedIn(order.when(noted("06-01 12:00", "north")), ...events));
  const earlier = noted("06-01 12:01", "south");

  it("though it says that nothing is known, or the same as before", () => {
    expect(values(noted("06-01 12:05", null), earlier)).toEqual([]);
    expect(values(noted("06-01 12:05", "north"), earlier)).toEqual([["order.gate", "north", at("06-01 12:00")]]);
  });

  it("and says nothing of what it was said with, where that is refused", () => {
    const both = { "order.gate": "south", "order.no-such": 1 };
    const refused = received("06-01 12:05", { type: "facts.noted", payload: { facts: both } } as ScenarioEvent);
    expect(values(refused, earlier)).toEqual([["order.gate", "south", at("06-01 12:01")]]);
  });
});

describe("of two dates that a seller announces the later stands", () => {
  const announced = (time: string, until: string): ScenarioEvent =>
    received(time, { type: "delay.announced", payload: { until: t(until) } });

  it.each(inEitherOrder(announced("06-01 12:01", "06-06 10:00"), announced("06-01 12:05", "06-05 10:00")))(
    "whichever is handed in last",
    ({ events, answers }) => {
      const done = handedIn(confirmed.at(t("06-01 12:10")), ...events);
      expect(outcomes(done)).toEqual(answers);
      expect(done.steps.at(-1)?.record.stamps["order.delayed-until"]?.[0]).toBe(at("06-05 10:00"));
    },
  );
});

describe("of two words on who brings a parcel, and by when, the later stands", () => {
  const job = onItsWay("06-01 18:00")
    .at(t("06-03 08:00"))
    .when({ type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } })
    .at(t("06-03 08:10"));
  const agreed = received("06-03 08:01", {
    type: "dispatch.agreed",
    payload: { taskId: "T-2", courier: { id: "A", name: "李师傅" }, eta: t("06-03 15:00") },
  });
  const moved = received("06-03 08:05", { type: "eta.changed", payload: { parcelId: "P1", eta: t("06-03 20:00") } });
  const out = traced([["06-03 08:05", { milestone: "out_for_delivery", courier: { name: "王师傅" } }]]);
  const shown = (order: Scenario) =>
    order.view({ proven: true }).parcels.map(({ eta, courier }) => [eta?.at, courier?.name]);

  it.each([{ events: [agreed, moved] }, { events: [moved, agreed] }])(
    "by when, whichever is handed in last",
    ({ events }) => {
      expect(shown(handedIn(job, ...events))).toEqual([[at("06-03 20:00"), "李师傅"]]);
    },
  );

  it.each([{ events: [agreed, out] }, { events: [out, agreed] }])(
    "by whom, whichever is handed in last",
    ({ events }) => {
      expect(shown(handedIn(job, ...events))).toEqual([[at("06-03 15:00"), "王师傅"]]);
    },
  );
});
