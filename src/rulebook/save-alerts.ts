import type { AlertSettings } from "../model/alerts.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import { isTable } from "../model/table.ts";
import { nearest } from "../model/words/nearest.ts";
import type { Book } from "./book/book.ts";

/** What a person asks for; a version and its date come with saving. */
export type AlertDraft = Omit<AlertSettings, "version" | "savedAt" | "savedBy" | "importantSince">;

/** Who saves it, when, and what was saved before. */
export interface SaveContext {
  readonly by: string;
  readonly now: Instant;
  readonly before?: AlertSettings;
}

/** What was saved; null with what is wrong, and what was saved before goes on. */
export interface SavedAlerts {
  readonly alerts: AlertSettings | null;
  readonly findings: readonly Finding[];
}

export function saveAlerts(book: Book, draft: unknown, { by, now, before }: SaveContext): SavedAlerts {
  if (!isTable(draft))
    return { alerts: null, findings: [finding("E_FIELD", "", "The draft is no object.", '{ methods: ["push"] }')] };
  // Whoever hands back what was saved brings that along, too.
  const { importantSince: _before, ...asked } = draft as Partial<AlertSettings>;
  const isKept = asked.important !== undefined && JSON.stringify(asked.important) === JSON.stringify(before?.important);
  const since = isKept ? { importantSince: before?.importantSince ?? before?.savedAt } : {};
  const alerts = { ...asked, ...since, version: (before?.version ?? 0) + 1, savedAt: now, savedBy: by };
  // Read as a person's: that is how it comes back.
  const nobody: Person = { id: "x", role: "seller", locale: "en", zone: "UTC", addresses: {} };
  const parsed = book.parser.person({ ...nobody, alerts }, "");
  if (!parsed.ok) {
    const path = parsed.finding.path.replace(/^\.?(?:alerts\.?)?/, "");
    return { alerts: null, findings: [{ ...parsed.finding, path }] };
  }
  const { methods, muted, important } = alerts as Partial<AlertSettings>;
  const kinds = book.lexicon.names.channels;
  const findings = (methods ?? []).flatMap((one, i) =>
    kinds.has(one)
      ? []
      : finding(
          "UNKNOWN_CHANNEL",
          `methods[${i}]`,
          "No such kind of channel.",
          nearest(one, kinds) ?? [...kinds].join(", "),
        ),
  );
  if (important !== undefined) findings.push(...book.own(important).findings);
  if (!methods?.some((one) => one !== "inbox") && !muted)
    findings.push(
      finding("E_NO_METHOD", "methods", "No way to be alerted is chosen.", 'methods: ["push"], or muted: true'),
    );
  return findings.length > 0 ? { alerts: null, findings } : { alerts: parsed.value.alerts ?? null, findings };
}
