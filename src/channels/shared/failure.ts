import type { Receipt } from "../../model/outcome.ts";
import { type CodeMeaning, type CodeTable, meaningOf } from "./codes.ts";

type Action = Extract<CodeMeaning, { readonly kind: "recipient_invalid" }>["action"];

/** What the code of a failure asks to be done about the person, by the first table that knows it. */
export function actionOf(code: string | undefined, tables: readonly (CodeTable | undefined)[]): Action | undefined {
  const meaning = code ? meaningOf(code, tables) : undefined;
  return meaning?.kind === "recipient_invalid" ? meaning.action : undefined;
}

/** How a report of such a failure says so. Who opted out also takes back a consent, where an address is told. */
export const lasting: { readonly [A in Action]: Partial<Pick<Receipt, "status" | "permanent">> } = {
  drop_address: { status: "bounced", permanent: true },
  suppress: { permanent: true },
  opted_out: { permanent: true },
  ask_consent: {},
};
