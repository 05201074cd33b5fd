import type { values } from "./values.ts";

type Names = typeof values;
type Kind = "duration" | "number" | "date";

/** Values that may not fall from left to right, where they are not off. */
export const rising: { readonly [K in Kind]: readonly (readonly (keyof Names[K])[])[] } = {
  duration: [
    ["ship.within.fast", "ship.within"],
    ["ship.warn.last", "ship.warn.first"],
  ],
  number: [
    ["grade.d", "grade.c", "grade.b", "grade.a"],
    ["ladder.warn-from", "ladder.show-less-from", "ladder.cap-from"],
    ["ladder.cap-ends-below", "ladder.cap-from"],
  ],
  date: [["reward.from", "reward.to"]],
};

/** What means nothing while another value is off, unless it is off, `no` or none itself. */
export type Need = {
  readonly [K in "choice" | "number"]: {
    readonly of: K;
    readonly on: keyof Names[K];
    readonly kind: Kind | "amount";
    readonly needs: { [K in Kind | "amount"]: keyof Names[K] }[Kind | "amount"];
  };
}["choice" | "number"];

export const needs: readonly Need[] = [
  { of: "choice", on: "reward.campaign", kind: "amount", needs: "reward.confirm" },
  { of: "choice", on: "reward.campaign", kind: "date", needs: "reward.from" },
  { of: "choice", on: "reward.campaign", kind: "date", needs: "reward.to" },
  { of: "choice", on: "delay.choice-required", kind: "duration", needs: "delay.answer" },
  { of: "number", on: "confirm.extensions", kind: "duration", needs: "confirm.extend" },
];
