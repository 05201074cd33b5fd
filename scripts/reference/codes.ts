import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { refusedRow } from "../../src/backoffice/import-result.ts";
import { refusalText, refusalTexts } from "../../src/rulebook/refusals.ts";
import * as meanings from "./code-meanings.ts";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** In capitals, but no codes of ours: what providers write, and how a row says that a number was replaced. */
const others = ["INVALID_ARGUMENT", "QUOTA_EXCEEDED", "TRACKING_UPDATED", "TRACKING_STOPPED", "OK_REPLACED"];
/** Keys are codes in these tables; elsewhere a key is a provider's word or a name. */
const tables = ["channels/shared/refusals.ts", "rulebook/refusals.ts"];

/** Every code that stands in src, with the files it stands in. */
function codesInSrc(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const refs = new Set(others);
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  for (const path of paths.filter((one) => one.endsWith(".ts")).sort()) {
    const text = readFileSync(join(src, path), "utf8");
    const visit = (node: ts.Node): void => {
      const named = ts.isPropertyAssignment(node) && (tables.includes(path) || node.name.getText().startsWith("E_"));
      const word = named ? node.name.getText() : ts.isStringLiteral(node) ? node.text : "";
      if (ts.isPropertyAssignment(node) && node.name.getText() === "ref")
        refs.add(node.initializer.getText().slice(1, -1));
      else if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(word)) found.set(word, [...(found.get(word) ?? []), path]);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  }
  return new Map([...found].filter(([code]) => !refs.has(code)));
}

/** The texts of an import where they are others than those of the rulebook. */
function rowTexts(codes: ReadonlyMap<string, readonly string[]>): meanings.Meanings {
  const ofFiles = [...codes]
    .filter(([code, paths]) => code.startsWith("E_") && paths.some(isOfFiles))
    .map(([code]) => code);
  const texts = ofFiles.map((code) => [code, refusedRow(1, null, code as `E_${string}`)] as const);
  return Object.fromEntries(
    texts
      .filter(([code, { message }]) => message !== refusalText(code)[0])
      .map(([code, { message = "", remedy = "" }]) => [code, [message, remedy]]),
  );
}
const isOfFiles = (path: string): boolean => path === "backoffice/import-result.ts";

const refusals: meanings.Meanings = Object.fromEntries(
  Object.entries(refusalTexts).map(([code, [message, remedy = ""]]) => [code, [message, remedy]]),
);

/** docs/codes.md; throws where a code of src has no meaning, or a meaning no code. */
export function codesPage(): string {
  const codes = codesInSrc();
  // The codes of what a provider answered are made of the kind of its answer.
  const made = ["PERMANENT", "NEEDS_CONFIG", "REFRESH_CREDENTIAL", "RATE_LIMITED"];
  const tablesOfPage: readonly (readonly [title: string, says: string, rows: meanings.Meanings])[] = [
    [
      "Refused events",
      "`code` of an outcome `rejected`, with `message` and `remedy`. The id stays refused: what was put right, or may happen by now, is sent under a new one. Who may send what is in [events.md](events.md). A pack may refuse with codes of its own, each with its `text`.",
      refusals,
    ],
    [
      "Events and persons that cannot be read",
      "`code` of an outcome `rejected`, or of a finding of the step where a person is meant.",
      meanings.unreadable,
    ],
    ["What a step reports", "In `findings`, also of `saveAlerts`, or in effects of type `report`.", meanings.ofSteps],
    [
      "Rules",
      "Thrown by `defineRulebook` in a `RulebookError`, returned by `readRulebook`, each with a `path` and what is `expected`.",
      meanings.ofRules,
    ],
    ["Messages and callbacks", "`check` and `readCallback` of a channel.", meanings.ofChannels],
    ["Tracking and signatures", "`issues` of `decode` and of `readCallback`.", meanings.ofTracking],
    ["Rows of a file", "`code` of a result of an import. A row may also be refused as its event is.", rowTexts(codes)],
    ["Rows of a file that were taken", "`warnings` of a result of an import.", meanings.ofRows],
    [
      "Exceptions",
      "`code` of a `UsageError`, unless something else is said: a mistake in a program.",
      meanings.ofErrors,
    ],
  ];
  const known = new Set(tablesOfPage.flatMap(([, , rows]) => Object.keys(rows)));
  const wrong = [
    ...[...codes.keys()].filter((code) => !known.has(code)).map((code) => `${code} has no meaning`),
    ...[...known]
      .filter((code) => !codes.has(code) && !made.includes(code))
      .map((code) => `${code} stands nowhere in src`),
  ];
  if (wrong.length > 0) throw new Error(`scripts/reference/code-meanings.ts: ${wrong.join("; ")}`);
  const shown = tablesOfPage.map(([title, says, rows]) => {
    const lines = Object.entries(rows).map(
      ([code, [means, instead]]) => `| \`${code}\` | ${means} | ${instead || "–"} |`,
    );
    return `## ${title}\n\n${says}\n\n| code | means | do instead |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
  });
  return `# Codes\n\nMade from src and scripts/reference by \`npm run docs\`; change the tables there, not this page.\n\n${shown.join("\n")}`;
}
