import { expect, it } from "vitest";
import { caseChart, complaintChart, orderChart, parcelChart, taskChart } from "waybell/lifecycle";
import type { AnyStateMachine, AnyStateNode } from "xstate";

const title: { readonly [id: string]: string } = {
  order: "The life of an order",
  parcel: "The journey of a parcel, and what goes wrong on it",
  case: "A request for after-sales",
  complaint: "A complaint",
  task: "A courier's job",
};

const nameOf = (node: AnyStateNode): string => node.path.join(".").replaceAll(".", "_");

/** What leads out of a state: the events that lead to one and the same state share an arrow. */
function arrows(node: AnyStateNode): readonly string[] {
  const events = new Map<string, string[]>();
  for (const [event, transitions] of node.transitions)
    for (const target of transitions.flatMap((one) => one.target ?? [])) {
      const list = events.get(nameOf(target)) ?? [];
      if (!list.includes(event)) events.set(nameOf(target), [...list, event]);
    }
  return [...events].map(([target, list]) => `${nameOf(node)} --> ${target}: ${list.sort().join(", ")}`);
}

function states(node: AnyStateNode, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  return Object.values(node.states).flatMap((child) => {
    const inner = Object.keys(child.states).length > 0;
    const [first] = inner ? child.initial.target : [];
    const body = first ? [`${indent}  [*] --> ${nameOf(first)}`, ...states(child, depth + 1)] : [];
    const name = `${indent}state "${child.key}" as ${nameOf(child)}`;
    return [
      ...(inner ? [`${name} {`, ...body, `${indent}}`] : [name]),
      ...arrows(child).map((arrow) => `${indent}${arrow}`),
    ];
  });
}

/** A chart as Mermaid draws it, in a page of its own. */
const drawn = (chart: unknown): string => {
  const { root, id } = chart as AnyStateMachine;
  const picture = ["stateDiagram-v2", ...states(root, 1)].join("\n");
  return `# ${title[id]}\n\nDrawn from the chart by its test; change the chart, not this page.\n\n\`\`\`mermaid\n${picture}\n\`\`\`\n`;
};

it.each(
  [orderChart, parcelChart, caseChart, complaintChart, taskChart].map((chart) => [
    (chart as unknown as AnyStateMachine).id,
    chart,
  ]),
)("the picture of the chart of a %s is the chart", async (id, chart) => {
  await expect(drawn(chart)).toMatchFileSnapshot(`../../docs/charts/${id}.md`);
});
