import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { t } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

// A courier speaks for himself: of a job that nobody has he may say that he comes, and of no other that he does.

const job = (type: ScenarioEvent["type"], more: object = {}): ScenarioEvent =>
  ({ type, payload: { taskId: "T-1", ...more } }) as ScenarioEvent;
const by = (id: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, actor: { role: "courier", id } });
const outcome = ({ steps }: Scenario) => steps.at(-1)?.outcomes[0];
const state = (order: Scenario) => order.view().tasks.map(({ stage, courier }) => [stage, courier]);

const window = { from: t("06-01 18:00"), to: t("06-01 18:30") };
const draft = confirmed.at(t("06-01 15:00")).when(job("dispatch.created", { role: "pickup", ...window }));
const offered = draft.when(job("dispatch.offered", { courier: { id: "A" } }));
const accepted = offered.when(by("A", job("dispatch.accepted")));
const later = { from: t("06-01 20:00"), to: t("06-01 20:30") };

describe("a courier who agrees for himself", () => {
  const agree = (order: Scenario, named: object = { courier: { id: "B" }, ...later }) =>
    order.when(by("B", job("dispatch.agreed", named)));

  it.each([
    ["nobody was asked", draft],
    ["another said no", offered.when(by("A", job("dispatch.declined")))],
    ["another said no, and he was called", offered.when(by("A", job("dispatch.declined")), job("dispatch.called"))],
    ["another let it expire", offered.at(t("06-01 15:30:00.001"))],
    ["another did not come", accepted.at(t("06-01 19:00:00.001"))],
  ])("has the job where %s", (_, order) => {
    expect(state(agree(order))).toEqual([["agreed", "B"]]);
  });

  it.each([
    ["is offered to another", offered],
    ["another has taken on", accepted],
    ["another has", accepted.when(by("A", job("dispatch.collected")))],
  ])("takes nobody the job that %s", (_, order) => {
    const after = agree(order);
    expect(outcome(after)).toMatchObject({ code: "E_NOT_ALLOWED", path: "actor.id" });
    expect(state(after)).toEqual(state(order));
  });

  it("says who he is, where the last who was asked was another", () => {
    const called = offered.when(by("A", job("dispatch.declined")), job("dispatch.called"));
    expect(outcome(agree(called, later))).toMatchObject({ code: "E_NOT_ALLOWED", path: "actor.id" });
  });

  it("says no where he was called after another said so, and to no job that is another's", () => {
    const called = offered.when(by("A", job("dispatch.declined")), job("dispatch.called"));
    const no = (order: Scenario) => order.when(by("B", job("dispatch.declined")));
    expect([outcome(no(called))?.is, state(no(called))]).toEqual(["accepted", [["declined", "A"]]]);
    for (const his of [offered, accepted])
      expect(outcome(no(his))).toMatchObject({ code: "E_NOT_ALLOWED", path: "actor.id" });
  });

  it("says of no other that he comes", () => {
    expect(outcome(agree(draft, { courier: { id: "X" } }))).toMatchObject({
      code: "E_NOT_ALLOWED",
      path: "actor.id",
      message: "This role, or this person, may not do this.",
    });
  });
});
