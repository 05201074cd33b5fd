import { UsageError } from "../model/errors.ts";
import type { Person } from "../model/person.ts";

const wanted = {
  send: "This is no message of an order. Pass an effect of type `send` as `step` returned it.",
  digest: "This is no message of a mailbox. Pass an effect of type `digest` as the mailbox's `step` returned it.",
} as const;

/** Throws where what is begun or settled is nothing that an order, or a mailbox, had sent. */
export function checkSend(send: { readonly type: string }, type: keyof typeof wanted): void {
  if (send?.type !== type) throw new UsageError("NOT_A_SEND", wanted[type]);
}

/** Throws where the persons were forgotten: nobody would be told, and nobody would know why. */
export function checkPeople(people: readonly Person[]): void {
  if (!Array.isArray(people))
    throw new UsageError(
      "NO_PEOPLE",
      "`people` is a list of the persons of the order as you know them; [] for nobody.",
    );
}
