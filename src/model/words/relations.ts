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

/** A choice that means nothing while another value is off. */
export interface Need {
  readonly choice: keyof Names["choice"];
  readonly is: string;
  readonly kind: Kind | "amount";
  readonly needs: { [K in Kind | "amount"]: keyof Names[K] }[Kind | "amount"];
}

export const needs: readonly Need[] = [
  { choice: "reward.campaign", is: "on", kind: "amount", needs: "reward.confirm" },
  { choice: "reward.campaign", is: "on", kind: "date", needs: "reward.from" },
  { choice: "reward.campaign", is: "on", kind: "date", needs: "reward.to" },
  { choice: "delay.choice-required", is: "yes", kind: "duration", needs: "delay.answer" },
];
