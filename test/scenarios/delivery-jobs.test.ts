import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, shippedAt, t, traced } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

const courier: Person = {
  id: "D",
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "device-D" },
  quietHours: null,
};
const toBring = (parcelId?: string): ScenarioEvent => ({
  type: "dispatch.created",
  actor: { role: "platform" },
  payload: { taskId: "T-1", role: "delivery", ...(parcelId === undefined ? {} : { parcelId }) },
});
const offer: ScenarioEvent = {
  type: "dispatch.offered",
  actor: { role: "platform" },
  payload: { taskId: "T-1", courier: { id: "D", name: "王师傅", virtualPhone: "17000000009" } },
};
const accept: ScenarioEvent = {
  type: "dispatch.accepted",
  actor: { role: "courier", id: "D" },
  payload: { taskId: "T-1", eta: t("06-03 18:00") },
};

const underWay = confirmed
  .given([courier])
  .given({ events: [shippedAt("06-01 18:00")] })
  .at(t("06-02 21:00"))
  .when(
    traced([
      ["06-01 20:30", "picked_up"],
      ["06-02 21:00", "in_transit"],
    ]),
  );
const accepted = (order: Scenario, job: ScenarioEvent): Scenario =>
  order.at(t("06-03 08:10")).when(job, offer).at(t("06-03 08:20")).when(accept);

const brings = ({ inbox }: Scenario) =>
  inbox.flatMap(({ notice, at: when, texts }) =>
    notice === "out-for-delivery" ? [[when, texts.find((text) => text.includes("包裹7310"))]] : [],
  );

const extra = (parcelId: string, number: string): ScenarioEvent => ({
  type: "extra_parcel.added",
  payload: { parcelId, kind: "gift", carrier: "zhongtong", number },
});

describe("who brings a parcel", () => {
  it.each(["P1", undefined])(
    "N-B08 S4-23 is told to its buyer, whether or not his job names the only one: %s",
    (id) => {
      expect(brings(accepted(underWay, toBring(id)))).toEqual([
        [
          at("06-03 08:20"),
          "快递员王师傅（17000000009）正在派送包裹73100000000001，预计6月3日18:00前送达，请留意来电。",
        ],
      ]);
    },
  );

  it("S4-23 has to be said by parcel where more than one is under way, or none is", () => {
    const refusal = (order: Scenario) => order.at(t("06-03 08:10")).when(toBring()).steps.at(-1)?.outcomes[0];
    const isRefused = { is: "rejected", code: "E_NO_SUCH_PARCEL", path: "payload.parcelId" };
    const two = underWay.at(t("06-02 21:30")).when(extra("P2", "73100000000002"));
    expect(refusal(two)).toMatchObject(isRefused);
    expect(refusal(confirmed.given([courier]))).toMatchObject(isRefused);
    const brought = underWay.at(t("06-03 08:00")).when(scan("06-03 08:00", "delivered"));
    expect(refusal(brought)).toMatchObject(isRefused);
    const oneLeft = two.at(t("06-03 08:00")).when(scan("06-03 08:00", "delivered"));
    expect(brings(accepted(oneLeft, toBring()))).toEqual([
      [at("06-03 08:20"), "快递员王师傅（17000000009）正在派送包裹73100000000002，预计6月3日18:00前送达，请留意来电。"],
    ]);
  });

  it("SC-31 S4-23 is on the order's page as its buyer was told, until it is tried or there", () => {
    const page = (order: Scenario) => {
      const { headline, parcels, tasks } = order.view();
      const [{ milestone, courier: by } = { milestone: null, courier: null }] = parcels;
      return [headline, milestone, by, ...tasks.map(({ stage, ended }) => [stage, ended])];
    };
    const his = { name: "王师傅", phone: "17000000009" };
    const offered = underWay.at(t("06-03 08:10")).when(toBring(), offer);
    expect(page(offered)).toEqual(["in_transit", "in_transit", null, ["offered", undefined]]);
    const taken = offered.at(t("06-03 08:20")).when(accept);
    const isOut = ["out_for_delivery", "out_for_delivery", his, ["agreed", undefined]];
    expect(page(taken)).toEqual(isOut);
    expect(page(taken.at(t("06-03 08:30")).when(scan("06-03 08:30", "out_for_delivery")))).toEqual(isOut);
    const failed = taken.at(t("06-03 12:00")).when(scan("06-03 12:00", { exception: "attempt_failed" }));
    expect(page(failed)).toEqual(["in_transit", "in_transit", null, ["agreed", undefined]]);
    const brought = taken.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));
    expect(page(brought)).toEqual(["delivered", "delivered", null, ["agreed", at("06-03 14:05")]]);
  });

  const isOut = (time: string) => scan(time, "out_for_delivery");
  const named = "快递员王师傅（17000000009）正在派送包裹73100000000001，预计6月3日18:00前送达，请留意来电。";
  const unnamed = "包裹73100000000001正在派送，请留意来电。";

  it("N-B08 S4-23 is told once he takes the job, though a scan that named nobody came before", () => {
    const scanned = accepted(underWay.at(t("06-03 08:00")).when(isOut("06-03 08:00")), toBring());
    const both = [
      [at("06-03 08:00"), unnamed],
      [at("06-03 08:20"), named],
    ];
    expect(brings(scanned)).toEqual(both);
    expect(brings(scanned.at(t("06-03 09:00")).when(isOut("06-03 09:00")))).toEqual(both);
    const atOnce = underWay.at(t("06-03 08:20")).when(isOut("06-03 08:20")).when(toBring(), offer).when(accept);
    expect(brings(atOnce)).toEqual([
      [at("06-03 08:20"), unnamed],
      [at("06-03 08:20"), named],
    ]);
    const late = { ...isOut("06-03 08:00"), receivedAt: t("06-03 08:20:00.001") };
    expect(brings(accepted(underWay, toBring()).at(t("06-03 08:20:00.001")).when(late))).toEqual([
      [at("06-03 08:20"), named],
    ]);
  });

  it("N-B08 is not said again where his job names nobody", () => {
    const nobody: ScenarioEvent = {
      type: "dispatch.offered",
      actor: { role: "platform" },
      payload: { taskId: "T-1", courier: { id: "D" } },
    };
    const scanned = underWay
      .at(t("06-03 08:00"))
      .when(isOut("06-03 08:00"))
      .when(toBring(), nobody)
      .at(t("06-03 08:20"))
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "D" }, payload: { taskId: "T-1" } });
    expect(brings(scanned)).toEqual([[at("06-03 08:00"), unnamed]]);
  });
});

describe("a job that is over", () => {
  const job = (
    type: ScenarioEvent["type"],
    payload: object = {},
    actor: object = { role: "platform" },
  ): ScenarioEvent => ({ type, actor, payload: { taskId: "T-1", ...payload } }) as unknown as ScenarioEvent;
  const his = { courier: { id: "D" } };
  const jobs = (order: Scenario) => order.view().tasks.map(({ stage, ended }) => [stage, ended]);
  const owed = (order: Scenario) =>
    order.view().promises.flatMap(({ promise, due }) => (/job|show-up/.test(promise) ? [[promise, due]] : []));
  const window = { from: t("06-01 18:00"), to: t("06-01 18:30") };
  const toFetch = (parcelId?: string): Scenario =>
    confirmed
      .given([courier])
      .given({ events: [shippedAt("06-01 14:50")] })
      .at(t("06-01 15:00"))
      .when(
        job("dispatch.created", { role: "pickup", ...window, ...(parcelId === undefined ? {} : { parcelId }) }),
        job("dispatch.offered", his),
      )
      .at(t("06-01 15:05"))
      .when(job("dispatch.accepted", {}, { role: "courier", id: "D" }));
  const fetched = (time: string) => traced([[time, "picked_up"]]);

  it.each(["P1", undefined])(
    "missed nobody where the carrier had the parcel in time, named or the only one: %s",
    (id) => {
      const agreed = toFetch(id);
      expect(owed(agreed)).toEqual([["show-up", at("06-01 19:00")]]);
      const inTime = agreed.at(t("06-01 18:10")).when(fetched("06-01 18:10"));
      expect([owed(inTime), jobs(inTime)]).toEqual([[], [["agreed", at("06-01 18:10")]]]);
      expect(jobs(inTime.at(t("06-02 10:00")))).toEqual([["agreed", at("06-01 18:10")]]);
      const last = agreed.at(t("06-01 19:00")).when(fetched("06-01 19:00")).at(t("06-02 10:00"));
      expect(jobs(last)).toEqual([["agreed", at("06-01 19:00")]]);
      const late = agreed.at(t("06-01 19:00:00.001")).when(fetched("06-01 19:00:00.001")).at(t("06-02 10:00"));
      expect(jobs(late)).toEqual([["no_show", at("06-01 19:00:00.001")]]);
    },
  );

  it("is not over by what was picked up before anybody asked for it, unless it was asked for by name", () => {
    const seen = (parcelId?: string) =>
      confirmed
        .given({ events: [shippedAt("06-01 14:50")] })
        .at(t("06-01 14:55"))
        .when(fetched("06-01 14:55"))
        .at(t("06-01 15:00"))
        .when(job("dispatch.created", { role: "pickup", ...(parcelId === undefined ? {} : { parcelId }) }));
    expect(jobs(seen())).toEqual([["draft", undefined]]);
    expect(jobs(seen("P1"))).toEqual([["draft", at("06-01 14:55")]]);
  });

  it("is not over by one of several parcels", () => {
    const two = toFetch()
      .at(t("06-01 15:10"))
      .when(extra("P2", "73100000000002"))
      .at(t("06-01 18:10"))
      .when(fetched("06-01 18:10"));
    expect(jobs(two)).toEqual([["agreed", undefined]]);
    const both = two.at(t("06-01 18:40")).when(traced([["06-01 18:40", "picked_up"]], { number: "73100000000002" }));
    expect([owed(both), jobs(both)]).toEqual([[], [["agreed", at("06-01 18:40")]]]);
    expect(jobs(both.at(t("06-02 10:00")))).toEqual([["agreed", at("06-01 18:40")]]);
  });

  it("missed nobody where one of two parcels was fetched, and somebody where neither was", () => {
    const two = toFetch().at(t("06-01 15:10")).when(extra("P2", "73100000000002"));
    const one = two.at(t("06-01 18:10")).when(fetched("06-01 18:10")).at(t("06-02 10:00"));
    expect([owed(one), jobs(one)]).toEqual([[], [["agreed", undefined]]]);
    expect(jobs(two.at(t("06-02 10:00")))).toEqual([["no_show", undefined]]);
  });

  it("N-C03 is still to be done where it was changed after another fetched the parcel that had a number", () => {
    const changed = toFetch()
      .at(t("06-01 16:00"))
      .when(fetched("06-01 16:00"))
      .at(t("06-01 16:30"))
      .when(job("dispatch.changed", { from: t("06-01 20:00"), to: t("06-01 20:30") }));
    expect(jobs(changed)).toEqual([["agreed", undefined]]);
    expect(changed.inbox.flatMap(({ notice, at: when, person }) => (person === "D" ? [[when, notice]] : []))).toEqual([
      [at("06-01 15:00"), "job-offered"],
      [at("06-01 15:05"), "job-agreed"],
      [at("06-01 16:30"), "job-changed"],
    ]);
    expect(owed(changed)).toEqual([["show-up", at("06-01 21:00")]]);
    expect(jobs(changed.at(t("06-01 21:00:00.001")))).toEqual([["no_show", undefined]]);
    const named = toFetch("P1")
      .at(t("06-01 16:00"))
      .when(fetched("06-01 16:00"))
      .at(t("06-01 16:30"))
      .when(job("dispatch.changed", { from: t("06-01 20:00"), to: t("06-01 20:30") }));
    expect([owed(named), jobs(named)]).toEqual([[], [["agreed", at("06-01 16:00")]]]);
  });

  it("3.2.7 missed nobody before its time and half an hour are over", () => {
    const missed = (time: string) => toFetch().at(t(time)).when(job("dispatch.no_show"));
    for (const time of ["06-01 15:10", "06-01 18:45", "06-01 18:59:59.999"]) {
      const early = missed(time);
      expect(early.steps.at(-1)?.outcomes[0]).toMatchObject({ code: "E_NOT_ANSWERED", path: "payload.taskId" });
      expect(jobs(early)).toEqual([["agreed", undefined]]);
    }
    expect(jobs(missed("06-01 19:00"))).toEqual([["no_show", undefined]]);
  });

  it("N-C03 is no news to the courier who changed it himself", () => {
    const changes = (by: object) =>
      toFetch()
        .at(t("06-01 16:00"))
        .when(job("dispatch.changed", { from: t("06-01 20:00"), to: t("06-01 20:30") }, by))
        .inbox.flatMap(({ notice, at: when, person }) => (notice === "job-changed" ? [[when, person]] : []));
    expect(changes({ role: "courier", id: "D" })).toEqual([]);
    expect(changes({ role: "seller" })).toEqual([[at("06-01 16:00"), "D"]]);
  });

  it("stays over where another parcel is added later, and when that is fetched", () => {
    const over = toFetch().at(t("06-01 18:10")).when(fetched("06-01 18:10"));
    const more = over.at(t("06-01 18:20")).when(extra("P2", "73100000000002"));
    expect([owed(more), jobs(more)]).toEqual([[], [["agreed", at("06-01 18:10")]]]);
    expect(jobs(more.at(t("06-02 10:00")))).toEqual([["agreed", at("06-01 18:10")]]);
    const sent = more.at(t("06-02 11:00")).when(traced([["06-02 11:00", "picked_up"]], { number: "73100000000002" }));
    expect(jobs(sent)).toEqual([["agreed", at("06-01 18:10")]]);
  });

  it("is over with what is left, where a part was picked up before anybody asked for the rest", () => {
    const rest = confirmed
      .given({ events: [shippedAt("06-01 14:00")] })
      .at(t("06-01 14:55"))
      .when(fetched("06-01 14:55"))
      .at(t("06-01 15:00"))
      .when(job("dispatch.created", { role: "pickup" }))
      .when(extra("P2", "73100000000002"));
    expect(jobs(rest)).toEqual([["draft", undefined]]);
    const had = rest.at(t("06-01 18:10")).when(traced([["06-01 18:10", "picked_up"]], { number: "73100000000002" }));
    expect(jobs(had)).toEqual([["draft", at("06-01 18:10")]]);
  });

  it("waits for nobody to accept it once the parcel was delivered", () => {
    const offered = underWay.at(t("06-03 08:01")).when(toBring(), offer);
    expect(owed(offered)).toEqual([["accept-job", at("06-03 08:31")]]);
    const brought = offered.at(t("06-03 08:03")).when(scan("06-03 08:03", "delivered"));
    expect([owed(brought), jobs(brought)]).toEqual([[], [["offered", at("06-03 08:03")]]]);
    const later = brought.at(t("06-03 10:00"));
    expect([owed(later), jobs(later)]).toEqual([[], [["offered", at("06-03 08:03")]]]);
  });
});

describe("two jobs for one parcel", () => {
  const other: Person = { ...courier, id: "E", addresses: { push: "device-E" } };
  const both = underWay.given([courier, other]);
  const job = (type: string, taskId: string, payload: object = {}, by: object = { role: "platform" }): ScenarioEvent =>
    ({ type, actor: by, payload: { taskId, ...payload } }) as unknown as ScenarioEvent;
  const planned = (taskId: string) => job("dispatch.created", taskId, { role: "delivery", parcelId: "P1" });
  const taken = (taskId: string, id: "D" | "E", eta?: string): ScenarioEvent =>
    job("dispatch.agreed", taskId, {
      courier:
        id === "D"
          ? { id, name: "王师傅", virtualPhone: "17000000009" }
          : { id, name: "李师傅", virtualPhone: "17000000008" },
      ...(eta === undefined ? {} : { eta: t(eta) }),
    });
  const corrected: ScenarioEvent = { type: "address.corrected", payload: {} };
  const heard = (order: Scenario) =>
    order.inbox.flatMap(({ notice, at: when, person, texts }) =>
      ["out-for-delivery", "not-out-for-delivery", "address-corrected", "job-cancelled"].includes(notice)
        ? [[when, person, notice, ...(texts[1]?.match(/[王李]师傅（\d+）|预计[^，]+/g) ?? [])]]
        : [],
    );
  const page = (order: Scenario) => {
    const { headline, parcels } = order.view();
    return [headline, parcels[0]?.courier, parcels[0]?.eta?.at];
  };
  const wang = { name: "王师傅", phone: "17000000009" };
  const li = { name: "李师傅", phone: "17000000008" };
  const first = [at("06-03 08:20"), "buyer-7", "out-for-delivery", "王师傅（17000000009）", "预计6月3日12:00前送达"];

  it.each([
    ["after he agreed", [taken("T-1", "D", "06-03 12:00"), planned("T-2")]],
    ["before he agreed", [planned("T-2"), taken("T-1", "D", "06-03 12:00")]],
  ])("N-B08 N-C05 SC-31 one that is only planned takes it from nobody: %s", (_, events) => {
    const order = both
      .at(t("06-03 08:20"))
      .when(planned("T-1"), ...events)
      .at(t("06-03 08:35"))
      .when(corrected)
      .at(t("06-03 08:45"))
      .when(job("dispatch.cancelled", "T-2"));
    expect(heard(order)).toEqual([first, [at("06-03 08:35"), "D", "address-corrected"]]);
    expect(page(order)).toEqual(["out_for_delivery", wang, at("06-03 12:00")]);
  });

  it("N-B08 N-C05 who agreed last brings it, and where he does not, he who still has his job, at the time he said", () => {
    const two = both
      .at(t("06-03 08:20"))
      .when(planned("T-1"), planned("T-2"), taken("T-1", "D", "06-03 12:00"))
      .at(t("06-03 08:30"))
      .when(taken("T-2", "E", "06-03 15:00"));
    const second = [at("06-03 08:30"), "buyer-7", "out-for-delivery", "李师傅（17000000008）", "预计6月3日15:00前送达"];
    expect(heard(two)).toEqual([first, second]);
    expect(page(two)).toEqual(["out_for_delivery", li, at("06-03 15:00")]);
    const again = [at("06-03 09:00"), "buyer-7", "out-for-delivery", "王师傅（17000000009）", "预计6月3日12:00前送达"];
    for (const end of ["dispatch.cancelled", "dispatch.declined", "dispatch.no_show"]) {
      const back = two.at(t("06-03 09:00")).when(job(end, "T-2")).at(t("06-03 09:10")).when(corrected);
      expect(heard(back).filter(([, , notice]) => notice !== "job-cancelled")).toEqual([
        first,
        second,
        again,
        [at("06-03 09:10"), "D", "address-corrected"],
      ]);
      expect(page(back)).toEqual(["out_for_delivery", wang, at("06-03 12:00")]);
    }
    const kept = two.at(t("06-03 09:00")).when(job("dispatch.cancelled", "T-1")).at(t("06-03 09:10")).when(corrected);
    expect(heard(kept).filter(([, , notice]) => notice !== "job-cancelled")).toEqual([
      first,
      second,
      [at("06-03 09:10"), "E", "address-corrected"],
    ]);
    expect(page(kept)).toEqual(["out_for_delivery", li, at("06-03 15:00")]);
  });

  it("N-B08 who has fetched it brings it, though another agreed after him", () => {
    const fetched = both
      .at(t("06-03 08:20"))
      .when(planned("T-1"), planned("T-2"), taken("T-1", "D"))
      .at(t("06-03 08:30"))
      .when(taken("T-2", "E"))
      .at(t("06-03 09:00"))
      .when(job("dispatch.collected", "T-1"));
    expect(heard(fetched).map(([when, , , who]) => [when, who])).toEqual([
      [at("06-03 08:20"), "王师傅（17000000009）"],
      [at("06-03 08:30"), "李师傅（17000000008）"],
      [at("06-03 09:00"), "王师傅（17000000009）"],
    ]);
    expect(page(fetched)).toEqual(["out_for_delivery", wang, undefined]);
  });

  it("N-B08 S0-33 who was missed and fetches it after all brings it", () => {
    const order = both
      .at(t("06-03 08:20"))
      .when(planned("T-1"), taken("T-1", "D", "06-03 12:00"))
      .at(t("06-03 09:00"))
      .when(job("dispatch.no_show", "T-1"))
      .at(t("06-03 10:00"))
      .when(job("dispatch.collected", "T-1", {}, { role: "courier", id: "D" }))
      .at(t("06-03 10:05"))
      .when(corrected);
    expect(heard(order)).toEqual([
      first,
      [at("06-03 09:00"), "buyer-7", "not-out-for-delivery"],
      [at("06-03 10:00"), "buyer-7", "out-for-delivery", "王师傅（17000000009）"],
      [at("06-03 10:05"), "D", "address-corrected"],
    ]);
    expect(page(order)).toEqual(["out_for_delivery", wang, undefined]);
  });

  it("SC-31 S0-33 is called off to who agreed by phone, by each that takes it from him", () => {
    const agreed = both.at(t("06-03 08:20")).when(planned("T-1"), taken("T-1", "D"));
    const off = (order: Scenario) => heard(order).filter(([, , notice]) => notice === "job-cancelled");
    const cancelled = agreed.at(t("06-03 08:30")).when(job("dispatch.cancelled", "T-1"));
    expect(off(cancelled)).toEqual([[at("06-03 08:30"), "D", "job-cancelled"]]);
    const anothers = agreed.at(t("06-03 08:30")).when(taken("T-1", "E"));
    expect(off(anothers)).toEqual([[at("06-03 08:30"), "D", "job-cancelled"]]);
    const his = anothers.at(t("06-03 08:40")).when(taken("T-1", "D"));
    expect(off(his.at(t("06-03 08:50")).when(job("dispatch.cancelled", "T-1")))).toEqual([
      [at("06-03 08:30"), "D", "job-cancelled"],
      [at("06-03 08:40"), "E", "job-cancelled"],
      [at("06-03 08:50"), "D", "job-cancelled"],
    ]);
    for (const end of ["dispatch.declined", "dispatch.no_show"])
      expect(off(agreed.at(t("06-03 08:30")).when(job(end, "T-1")))).toEqual([]);
  });
});
