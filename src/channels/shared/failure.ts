import type { Receipt, RecipientAction } from "../../model/outcome.ts";
import { type CodeTable, meaningOf } from "./codes.ts";

/** What a report of a failure says of the person, or of a further try, by the first table that knows its code. */
export function failureOf(
  code: string | undefined,
  tables: readonly (CodeTable | undefined)[],
): Pick<Receipt, "permanent" | "action" | "afterMs"> & { readonly status?: "bounced" } {
  const meaning = code ? meaningOf(code, tables) : undefined;
  if (meaning?.kind === "retry" || meaning?.kind === "rate_limited") return { afterMs: meaning.afterMs ?? 0 };
  return meaning?.kind === "recipient_invalid" ? { ...lasting[meaning.action], action: meaning.action } : {};
}

/** A consent for one message that is lacking may be there for the next. */
const lasting: { readonly [A in RecipientAction]: { readonly status?: "bounced"; readonly permanent?: true } } = {
  drop_address: { status: "bounced", permanent: true },
  suppress: { permanent: true },
  opted_out: { permanent: true },
  ask_consent: {},
};
