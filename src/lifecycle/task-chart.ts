import { setup } from "xstate";
import type { TaskStage } from "../model/matter.ts";
import { type ChartEvent, type ChartLogic, holding } from "./chart-logic.ts";
import type { TaskChartEventType, TaskGuards } from "./guards.ts";

export interface TaskChartValue {
  readonly stage: TaskStage;
}

export type TaskChartEvent = ChartEvent<TaskGuards>;

const holds = /* @__PURE__ */ holding<TaskGuards[TaskChartEventType]>();

const build = () => {
  const byHand = { guard: "by-hand", target: "offered" } as const;
  const unassigned = {
    "dispatch.offered": "offered",
    "dispatch.called": "calling",
    "dispatch.agreed": "agreed",
    "dispatch.cancelled": "cancelled",
  } as const;
  return setup({
    types: { events: {} as TaskChartEvent },
    guards: {
      "by-hand": holds("by-hand"),
    },
  }).createMachine({
    id: "task",
    type: "parallel",
    states: {
      stage: {
        initial: "draft",
        states: {
          draft: { on: unassigned },
          offered: {
            on: {
              "dispatch.accepted": "agreed",
              "dispatch.declined": "declined",
              "dispatch.expired": "expired",
              "dispatch.offered": byHand,
              "dispatch.called": "calling",
              "dispatch.agreed": "agreed",
              "dispatch.cancelled": "cancelled",
            },
          },
          declined: { on: unassigned },
          expired: { on: unassigned },
          calling: {
            on: {
              "dispatch.agreed": "agreed",
              "dispatch.declined": "declined",
              "dispatch.offered": byHand,
              "dispatch.cancelled": "cancelled",
            },
          },
          agreed: {
            on: {
              "dispatch.agreed": "agreed",
              "dispatch.changed": "agreed",
              "dispatch.declined": "declined",
              "dispatch.no_show": "no_show",
              "dispatch.collected": "collected",
              "dispatch.cancelled": "cancelled",
            },
          },
          // Nobody came: it goes on by phone. Who comes late still takes it.
          no_show: {
            on: {
              "dispatch.called": "calling",
              "dispatch.agreed": "agreed",
              "dispatch.offered": byHand,
              "dispatch.collected": "collected",
              "dispatch.cancelled": "cancelled",
            },
          },
          collected: {},
          cancelled: {},
        },
      },
    },
  });
};

/**
 * The life of a courier's job, to fetch from the seller or to bring to the buyer: offered by software or talked over by
 * phone, agreed, changed, missed, done.
 *
 * No timers, no effects, no context: the rulebook moves it with accepted events and with what time brings about.
 */
export const taskChart: ChartLogic<TaskChartValue, TaskChartEvent> = /* @__PURE__ */ build() as unknown as ChartLogic<
  TaskChartValue,
  TaskChartEvent
>;
