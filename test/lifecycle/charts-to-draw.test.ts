import { expect, test } from "vitest";
import { caseChart, complaintChart, orderChart, parcelChart, taskChart } from "waybell/lifecycle";
import { createActor, setup } from "xstate";
import { getShortestPaths, toDirectedGraph } from "xstate/graph";

test.each([
  ["order", orderChart],
  ["parcel", parcelChart],
  ["case", caseChart],
  ["complaint", complaintChart],
  ["task", taskChart],
] as const)("the chart of each %s is drawn and read by XState's own tools", (id, chart) => {
  const { children } = toDirectedGraph(chart.root);
  expect(children.map(({ stateNode }) => stateNode.key)).toEqual(Object.keys(chart.definition.states));
  expect(chart.definition.id).toBe(id);
});

test("a chart that can be drawn still runs, and says where it stands", () => {
  const paths = getShortestPaths(taskChart, { events: [{ type: "dispatch.offered" }, { type: "dispatch.accepted" }] });
  expect(paths.map(({ state }) => state.value.stage)).toEqual(["draft", "offered", "agreed"]);
  const parent = setup({ actors: { orderChart } }).createMachine({ invoke: { src: "orderChart", id: "order" } });
  const order = createActor(parent).start().getSnapshot().children.order;
  expect(order?.getSnapshot()).toMatchObject({ value: { payment: "unpaid" } });
});
