/** Every configuration of a chart, found by asking XState alone. */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  initialTransition,
  type StateValue,
  transition,
} from "xstate";

export interface Question {
  readonly from: { readonly [region: string]: string };
  readonly type: string;
  readonly given: { readonly [guard: string]: boolean };
  /** What XState answers; null where it refuses. */
  readonly to: { readonly [region: string]: string } | null;
}

const flat = (value: StateValue | undefined): string =>
  typeof value === "object"
    ? Object.entries(value)
        .map(([state, inner]) => `${state}.${flat(inner)}`)
        .join()
    : (value ?? "");

const regionsOf = (value: StateValue): { [region: string]: string } =>
  Object.fromEntries(Object.entries(value).map(([region, inner]) => [region, flat(inner)]));

/** Every yes and no to these guards. */
export const outcomesOf = (guards: readonly string[]): { [guard: string]: boolean }[] =>
  guards.reduce<{ [guard: string]: boolean }[]>(
    (some, guard) => some.flatMap((given) => [false, true].map((holds) => ({ ...given, [guard]: holds }))),
    [{}],
  );

/** Breadth first: every reachable configuration × event × outcome of that event's guards. */
export function questions(chart: unknown, guards: { readonly [type: string]: readonly string[] }): readonly Question[] {
  const machine = chart as AnyStateMachine;
  const [start] = initialTransition(machine);
  const values = [start.value as StateValue];
  const seen = new Set([JSON.stringify(start.value)]);
  const asked: Question[] = [];
  for (const value of values) {
    const snapshot = machine.resolveState({ value, context: {} });
    for (const [type, names] of Object.entries(guards)) {
      for (const given of outcomesOf(names)) {
        const event = { type, given };
        const next = snapshot.can(event) ? (transition(machine, snapshot, event)[0].value as StateValue) : null;
        asked.push({ from: regionsOf(value), type, given, to: next === null ? null : regionsOf(next) });
        if (next === null || seen.has(JSON.stringify(next))) continue;
        seen.add(JSON.stringify(next));
        values.push(next);
      }
    }
  }
  return asked;
}

export const configurationsOf = (asked: readonly Question[]): readonly string[] => [
  ...new Set(asked.map(({ from }) => Object.values(from).join(" "))),
];

const standing = (machine: AnyStateMachine, from: Question["from"]): AnyMachineSnapshot => {
  const nested = (state: string): StateValue => {
    const [outer = "", inner] = state.split(".");
    return inner === undefined ? outer : { [outer]: inner };
  };
  const value = Object.fromEntries(Object.entries(from).map(([region, state]) => [region, nested(state)]));
  return machine.resolveState({ value, context: {} });
};

/** What XState itself answers to one event with these guards. */
export function answerOf(
  chart: unknown,
  from: Question["from"],
  type: string,
  given: Question["given"],
): Question["to"] {
  const machine = chart as AnyStateMachine;
  const snapshot = standing(machine, from);
  const event = { type, given };
  return snapshot.can(event) ? regionsOf(transition(machine, snapshot, event)[0].value as StateValue) : null;
}

type Way = AnyTransitionDefinition;

const named = ({ source, eventType, target, guard }: Way): string =>
  [source.id, eventType, JSON.stringify(guard ?? "always"), "to", target?.map(({ id }) => id).join() ?? "nowhere"].join(
    " ",
  );

/** Every way that the chart draws, and every one of them that is taken in answer to these questions. */
export function waysOf(
  chart: unknown,
  asked: readonly Question[],
): { readonly drawn: readonly string[]; readonly taken: ReadonlySet<string> } {
  const machine = chart as AnyStateMachine;
  const nodes = (node: AnyStateMachine["root"]): readonly AnyStateMachine["root"][] => [
    node,
    ...Object.values(node.states).flatMap(nodes),
  ];
  const drawn = nodes(machine.root).flatMap(({ transitions }) => [...transitions.values()].flat().map(named));
  const taken = asked.flatMap(({ from, type, given }) =>
    machine.getTransitionData(standing(machine, from), { type, given }).map(named),
  );
  return { drawn, taken: new Set(taken) };
}
