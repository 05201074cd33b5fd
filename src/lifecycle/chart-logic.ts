import type { ActorLogic, AnyStateMachine, EventObject, Snapshot } from "xstate";

/** What `actor.getSnapshot()` of one of our charts gives. */
export type ChartSnapshot<Value, Event> = Snapshot<unknown> & {
  readonly value: Value;
  /** Whether the chart takes this event where it stands. XState is silent about one it refuses. */
  can(event: Event): boolean;
};

/** A chart to draw (`toDirectedGraph` takes its `root`), to inspect by its `definition`, or to run with XState's `createActor`. */
export type ChartLogic<Value, Event extends EventObject> = ActorLogic<ChartSnapshot<Value, Event>, Event> &
  Pick<AnyStateMachine, "definition" | "root">;

/** What was decided outside about the guards of an event; one left out does not hold. */
export type Given<Guard extends string = string> = { readonly [Name in Guard]?: boolean };

/** The guards an event may ask for, by event: read off the table of a chart. */
export type GuardsOf<Table extends { readonly [Type in keyof Table]: readonly string[] }> = {
  readonly [Type in keyof Table]: Table[Type][number];
};

/** What moves a chart with such guards. */
export type ChartEvent<Guards extends { readonly [Type in keyof Guards]: string }> = {
  readonly [Type in keyof Guards]: { readonly type: Type; readonly given?: Given<Guards[Type]> };
}[keyof Guards];

/** The guards of a chart by name: each holds where it is said to hold with the event. */
export const holding =
  <Guard extends string>() =>
  (...guards: readonly Guard[]) =>
  ({ event }: { event: { readonly given?: Given } }): boolean =>
    guards.every((guard) => event.given?.[guard] === true);
