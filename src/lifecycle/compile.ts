import type { AnyStateMachine, StateValue } from "xstate";
import { transition } from "xstate";
import type { MatterRow } from "../model/matter.ts";
import { exceptionKinds, milestones } from "../model/parcel.ts";
import type { OrderChartState } from "../model/record.ts";
import { caseChart } from "./case-chart.ts";
import type { Given } from "./chart-logic.ts";
import { complaintChart } from "./complaint-chart.ts";
import { caseGuards, complaintGuards, orderGuards, taskGuards } from "./guards.ts";
import { orderChart } from "./order-chart.ts";
import { parcelChart } from "./parcel-chart.ts";
import { taskChart } from "./task-chart.ts";

/** Where a chart stands: region → state, a nested one with a dot (`refunding.paid`). Plain JSON. */
type Configuration = { readonly [region: string]: string };

export interface ParcelChartState {
  readonly journey: string;
  readonly exception: string;
}

/** A chart as a table that fills itself: each question is put to XState once, the answer is kept. */
export interface CompiledChart<State> {
  readonly initial: State;
  /** The guards it asks for. */
  readonly guards: readonly string[];
  /** Where this event leads, or null where it is refused. Equal answers are the same frozen object. */
  next(from: State, event: string, given?: Given): State | null;
}

const nothing: Given = {};

/** `refunding.paid` → `{ refunding: "paid" }` */
const nested = (state: string): StateValue =>
  state.split(".").reduceRight<StateValue | null>((inner, part) => (inner === null ? part : { [part]: inner }), null) ??
  "";

const flat = (value: StateValue | undefined): string => {
  if (value === undefined || typeof value === "string") return value ?? "";
  return Object.entries(value)
    .map(([state, inner]) => `${state}.${flat(inner)}`)
    .join();
};

interface Place<State> {
  readonly state: State;
  /** Event → answer by guard outcomes read as bits. */
  readonly answers: Map<string, (State | null | undefined)[]>;
}

function compile<State>(machine: AnyStateMachine, asks: ReadonlyMap<string, readonly string[]>): CompiledChart<State> {
  const regions = Object.keys(machine.states);
  const places = new Map<string, Map<string, unknown>>();

  const valueFor = (from: Configuration): StateValue =>
    Object.fromEntries(regions.map((region) => [region, nested(from[region] ?? "")]));

  /** Undefined for what is no state of this chart; nothing is kept of that, or bad records would fill the memory. */
  const enter = (from: Configuration): Place<State> | undefined => {
    const state = Object.fromEntries(regions.map((region) => [region, from[region] ?? ""]));
    try {
      const { value } = machine.resolveState({ value: valueFor(state), context: {} });
      if (regions.some((region) => flat((value as { [region: string]: StateValue })[region]) !== state[region])) return;
    } catch {
      return;
    }
    const place: Place<State> = { state: Object.freeze(state) as State, answers: new Map() };
    let inner: Map<string, unknown> = places;
    for (const region of regions.slice(0, -1)) {
      const known = inner.get(state[region] ?? "") as Map<string, unknown> | undefined;
      const next = known ?? new Map<string, unknown>();
      inner.set(state[region] ?? "", next);
      inner = next;
    }
    inner.set(state[regions.at(-1) ?? ""] ?? "", place);
    return place;
  };

  // Most events leave a chart where it is, so the next is asked of the same place.
  let last: Place<State> | undefined;
  const find = (from: Configuration): Place<State> | undefined => {
    if (last?.state === from) return last;
    let inner: unknown = places;
    for (const region of regions) {
      inner = (inner as Map<string, unknown>).get(from[region] as string);
      if (inner === undefined) return enter(from);
    }
    last = inner as Place<State>;
    return last;
  };

  const ask = (place: Place<State>, event: { readonly type: string; readonly given: Given }): State | null => {
    const snapshot = machine.resolveState({ value: valueFor(place.state as Configuration), context: {} });
    if (!snapshot.can(event)) return null;
    const value = transition(machine, snapshot, event)[0].value as { [region: string]: StateValue };
    const next = find(Object.fromEntries(regions.map((region) => [region, flat(value[region])])));
    return next ? next.state : null;
  };

  const next = (from: State, event: string, given: Given = nothing): State | null => {
    const guards = asks.get(event);
    const place = guards && find(from as Configuration);
    if (!place) return null;
    let bits = 0;
    for (let i = 0; i < guards.length; i++) if (given[guards[i] as string] === true) bits |= 1 << i;
    const known = place.answers.get(event)?.[bits];
    if (known !== undefined) return known;
    const decided = Object.fromEntries(guards.map((guard) => [guard, given[guard] === true]));
    const answer = ask(place, { type: event, given: decided });
    const answers = place.answers.get(event) ?? [];
    answers[bits] = answer;
    place.answers.set(event, answers);
    return answer;
  };

  const start = Object.fromEntries(
    regions.map((region) => [region, flat(machine.states[region]?.initial.target?.[0]?.key)]),
  );
  const initial = find(start);
  if (!initial) throw new RangeError(`The chart "${machine.id}" has no initial state.`);
  return { initial: initial.state, guards: [...new Set([...asks.values()].flat())], next };
}

/**
 * The order's chart, compiled as it is used: each question is put to XState once. Make one for each rulebook.
 *
 * @example
 * import { compileOrderChart } from "waybell/lifecycle";
 *
 * const chart = compileOrderChart();
 * chart.next(chart.initial, "payment.captured", { "paid-in-full": true })?.payment; // "paid"
 * chart.next(chart.initial, "payment.captured"); // null
 */
export const compileOrderChart = (): CompiledChart<OrderChartState> =>
  compile(orderChart as unknown as AnyStateMachine, new Map(Object.entries(orderGuards)));

/**
 * The parcel's chart, compiled as it is used: its events are milestones and kinds of exceptions.
 *
 * @example
 * import { compileParcelChart } from "waybell/lifecycle";
 *
 * const chart = compileParcelChart();
 * chart.next(chart.initial, "picked_up"); // { journey: "picked_up", exception: "none" }
 */
export const compileParcelChart = (): CompiledChart<ParcelChartState> =>
  compile(
    parcelChart as unknown as AnyStateMachine,
    new Map([...milestones, ...exceptionKinds].map((type) => [type, []])),
  );

/** Where the chart of a request, complaint or job stands. */
export type MatterChartState = MatterRow["chart"];

const matters = {
  case: [caseChart, caseGuards],
  complaint: [complaintChart, complaintGuards],
  task: [taskChart, taskGuards],
} as const;

/** The charts of what people settle one by one, compiled as they are used. */
export interface MatterCharts {
  readonly case: CompiledChart<MatterChartState>;
  readonly complaint: CompiledChart<MatterChartState>;
  readonly task: CompiledChart<MatterChartState>;
}

/**
 * The charts of requests, complaints and couriers' jobs, compiled as they are used. Make them once for each rulebook.
 *
 * @example
 * import { compileMatterCharts } from "waybell/lifecycle";
 *
 * const { task } = compileMatterCharts();
 * task.next(task.initial, "dispatch.offered")?.stage; // "offered"
 */
export const compileMatterCharts = (): MatterCharts =>
  Object.fromEntries(
    Object.entries(matters).map(([kind, [chart, guards]]) => [
      kind,
      compile<MatterChartState>(chart as unknown as AnyStateMachine, new Map(Object.entries(guards))),
    ]),
  ) as unknown as MatterCharts;
