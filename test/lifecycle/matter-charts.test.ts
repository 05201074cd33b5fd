import { describe, expect, it } from "vitest";
import {
  type CompiledChart,
  caseChart,
  caseGuards,
  compileMatterCharts,
  complaintChart,
  complaintGuards,
  type MatterChartState,
  taskChart,
  taskGuards,
} from "waybell/lifecycle";
import { caseWords } from "../../src/model/words/case.ts";
import { complaint } from "../../src/model/words/complaint.ts";
import { task } from "../../src/model/words/task.ts";
import { type Question, questions } from "./reach.ts";

const answers = (chart: CompiledChart<MatterChartState>, asked: readonly Question[]) =>
  asked.map(({ from, type, given }) => ({ from, type, given, to: chart.next(from, type, given) }));

const charts = [
  ["case", caseChart, caseGuards, caseWords.facts["case.stage"], 30 * 38],
  ["complaint", complaintChart, complaintGuards, complaint.facts["complaint.stage"], 26 * 24],
  ["task", taskChart, taskGuards, task.facts["task.stage"], 9 * 11],
] as const;

describe.each(charts)("the compiled chart of a %s", (kind, chart, guards, stages, size) => {
  const asked = questions(chart, guards);

  it("reaches every stage that rules know", () => {
    expect(new Set(asked.map(({ from }) => from.stage))).toEqual(new Set(stages));
  });

  it("answers as XState does in every configuration, to every event, under every outcome of its guards", () => {
    expect(asked).toHaveLength(size);
    const compiled = compileMatterCharts()[kind];
    expect(answers(compiled, asked)).toEqual(asked);
    expect(answers(compiled, asked), "asked again, from the table").toEqual(asked);
  });

  it("refuses an event it does not know", () => {
    const compiled = compileMatterCharts()[kind];
    expect(compiled.next(compiled.initial, "order.created")).toBe(null);
  });
});

/** From each stage the stages it leads to, by whatever event. */
const ways = (chart: unknown, guards: { readonly [type: string]: readonly string[] }) => {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of questions(chart, guards)) {
    const list = found.get(from.stage ?? "") ?? new Set();
    if (to?.stage && to.stage !== from.stage) list.add(to.stage);
    found.set(from.stage ?? "", list);
  }
  return Object.fromEntries([...found].map(([from, to]) => [from, [...to].sort()]));
};

it("a request leads from the seller to the buyer's money or goods, to the platform, or to nothing", () => {
  expect(ways(caseChart, caseGuards)).toEqual({
    requested: ["awaiting_return", "refunding", "seller_review"],
    seller_review: [
      "awaiting_resend",
      "awaiting_return",
      "negotiating",
      "platform_review",
      "refunding",
      "rejected",
      "resent",
      "withdrawn",
    ],
    negotiating: [
      "awaiting_resend",
      "awaiting_return",
      "expired",
      "refunding",
      "rejected",
      "seller_review",
      "withdrawn",
    ],
    rejected: [
      "awaiting_resend",
      "awaiting_return",
      "expired",
      "negotiating",
      "platform_review",
      "refunding",
      "seller_review",
      "withdrawn",
    ],
    platform_review: ["awaiting_resend", "awaiting_return", "platform_rejected", "refunding", "withdrawn"],
    awaiting_return: [
      "awaiting_resend",
      "expired",
      "platform_review",
      "refunding",
      "rejected",
      "return_in_transit",
      "withdrawn",
    ],
    return_in_transit: [
      "awaiting_resend",
      "awaiting_return",
      "platform_rejected",
      "platform_review",
      "refunding",
      "rejected",
      "withdrawn",
    ],
    refunding: ["refunded"],
    awaiting_resend: ["platform_review", "resent", "seller_review", "withdrawn"],
    resent: [
      "awaiting_resend",
      "awaiting_return",
      "completed",
      "platform_rejected",
      "platform_review",
      "refunding",
      "seller_review",
    ],
    refunded: [],
    completed: [],
    platform_rejected: [],
    withdrawn: [],
    expired: [],
  });
});

it("a complaint is settled between the two, or ruled on, and a ruling may be appealed wherever it stands since", () => {
  expect(ways(complaintChart, complaintGuards)).toEqual({
    opened: ["appealed", "seller_responding"],
    seller_responding: ["appealed", "negotiating", "platform_review", "resent", "resolved", "withdrawn"],
    negotiating: [
      "appealed",
      "awaiting_resend",
      "expired",
      "platform_review",
      "resolved",
      "seller_responding",
      "withdrawn",
    ],
    awaiting_resend: ["appealed", "platform_review", "resent", "resolved", "seller_responding", "withdrawn"],
    resent: ["appealed", "platform_review", "resolved", "seller_responding", "withdrawn"],
    platform_review: ["appealed", "awaiting_resend", "dismissed", "upheld", "withdrawn"],
    upheld: ["appealed"],
    dismissed: ["appealed"],
    appealed: ["awaiting_resend", "final"],
    resolved: ["appealed"],
    final: ["appealed"],
    withdrawn: ["appealed"],
    expired: ["appealed"],
  });
  const { complaint } = compileMatterCharts();
  expect(complaint.next({ stage: "upheld", proof: "complete" }, "complaint.appealed")).toBe(null);
});

it("a courier's job is offered or talked over, agreed, and done or missed", () => {
  expect(ways(taskChart, taskGuards)).toEqual({
    draft: ["agreed", "calling", "cancelled", "offered"],
    offered: ["agreed", "calling", "cancelled", "declined", "expired"],
    declined: ["agreed", "calling", "cancelled", "offered"],
    expired: ["agreed", "calling", "cancelled", "offered"],
    calling: ["agreed", "cancelled", "declined", "offered"],
    agreed: ["cancelled", "collected", "declined", "no_show"],
    no_show: ["agreed", "calling", "cancelled", "collected", "offered"],
    collected: [],
    cancelled: [],
  });
});

it("by hand overrides automatic: a machine offers nothing that a person talks over or has offered", () => {
  const job = compileMatterCharts().task;
  const calling = job.next(job.initial, "dispatch.called") ?? job.initial;
  expect(job.next(calling, "dispatch.offered")).toBe(null);
  expect(job.next(calling, "dispatch.offered", { "by-hand": true })).toEqual({ stage: "offered" });
});
