import type { ActorLogic, EventObject, Snapshot } from "xstate";

/** What `actor.getSnapshot()` of one of our charts gives. */
export type ChartSnapshot<Value, Event> = Snapshot<unknown> & {
  readonly value: Value;
  /** Whether the chart takes this event where it stands. XState is silent about one it refuses. */
  can(event: Event): boolean;
};

/** A chart to draw, to inspect, or to run with XState's `createActor`. */
export type ChartLogic<Value, Event extends EventObject> = ActorLogic<ChartSnapshot<Value, Event>, Event>;

/** What was decided outside about the guards of an event; one left out does not hold. */
export type Given<Guard extends string = string> = { readonly [Name in Guard]?: boolean };
