import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Block, root } from "./blocks.ts";

/** What code that shows a part of a host may take for granted. */
const ambient = `
import type { Effect, Finding, HttpRequest, OrderRecord, Person, Rulebook } from "waybell";
interface Tx {
  lock(orderId: string): Promise<{ record: OrderRecord | null; people: readonly Person[] }>;
  save(orderId: string, record: OrderRecord, wakeAt: number | null): Promise<void>;
  outbox(effects: readonly Effect[]): Promise<void>;
}
declare global {
  const db: { tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> };
  const clock: { now(): number };
  const http: (request: unknown) => Promise<{ status: number; headers: { [name: string]: string }; body: string }>;
  const secrets: { [name: string]: string };
  const log: (findings: readonly Finding[]) => void;
  const book: Rulebook;
}
`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
};

const fileOf = (folder: string, i: number, { language }: Block): string =>
  join(folder, `block-${i}.${language === "ts" ? "mts" : "mjs"}`);

/** A block may be a file of this repository, not there yet: its first line names it. */
const inRepository = /^\/\/ ((?:src|test)\/\S+\.ts)\n/;

/** What the compiler has to say of each block as a file of a user's project, or of the file of ours that it names. */
export function compileBlocks(folder: string, blocks: readonly Block[]): readonly string[] {
  const host = join(folder, "host.d.mts");
  writeFileSync(host, ambient);
  const ours = blocks.filter(({ text }) => inRepository.test(text));
  const users = blocks.filter((block) => !ours.includes(block));
  const filesOf = (language: Block["language"]): Files =>
    new Map(users.flatMap((one, i) => (one.language === language ? [[fileOf(folder, i, one), one]] : [])));
  const [typed, untyped] = [filesOf("ts"), filesOf("js")];
  for (const [file, { text }] of [...typed, ...untyped]) writeFileSync(file, `${text}export {};\n`);
  return [
    ...faultsOf(typed, [host], options),
    // JavaScript carries no annotations.
    ...faultsOf(untyped, [host], { ...options, noImplicitAny: false }),
    ...faultsOf(
      new Map(ours.map((one) => [join(root, inRepository.exec(one.text)?.[1] ?? ""), one])),
      [],
      ownOptions(),
    ),
  ];
}

type Files = ReadonlyMap<string, Block>;

function faultsOf(files: Files, more: readonly string[], compilerOptions: ts.CompilerOptions): readonly string[] {
  if (files.size === 0) return [];
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  const program = ts.createProgram([...more, ...files.keys()], compilerOptions, host);
  // Of these files only: what is wrong elsewhere is the business of other checks.
  return [...files].flatMap(([path, { where }]) => {
    const file = program.getSourceFile(path);
    return ts.getPreEmitDiagnostics(program, file).map(({ start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${where}, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}

const ownOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: ["tsup.config.ts"] }, ts.sys, root).options;
};

/** Enough of a test runner for what documents show: a test runs where it stands. */
const runner = {
  "index.js": `export const describe = (name, run) => run();
export const it = Object.assign((name, run) => run(), { each: (rows) => (name, run) => rows.forEach(run) });
`,
  "index.d.ts": `export declare function describe(name: string, run: () => void): void;
export declare function it(name: string, run: () => void): void;
`,
  "package.json": `{ "name": "vitest", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }`,
};

/** Makes the folder a user's project: the package by its name, as package.json exports it from dist. */
export function makeProject(folder: string): void {
  mkdirSync(join(folder, "node_modules/vitest"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/waybell"), "junction");
  for (const [name, text] of Object.entries(runner)) writeFileSync(join(folder, "node_modules/vitest", name), text);
}

/** Runs every block that imports the package. `expression; // value` is compared with what comes out. */
export function runBlocks(folder: string, blocks: readonly Block[]): { faults: readonly string[]; ran: number } {
  const whole = blocks.filter(({ text }) => /^import [^;]* from "waybell/m.test(text) && !inRepository.test(text));
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const files = whole.map((block, i) => {
    const file = join(folder, `run-${i}.mjs`);
    writeFileSync(file, ts.transpileModule(compared(block.text), { compilerOptions }).outputText);
    return { file, where: block.where };
  });
  const main = join(folder, "run.mjs");
  writeFileSync(main, mainText);
  const printed = execFileSync(process.execPath, [main, JSON.stringify(files)], { cwd: folder, encoding: "utf8" });
  return { faults: JSON.parse(printed), ran: whole.length };
}

const mainText = `
import { deepStrictEqual } from "node:assert";
import { pathToFileURL } from "node:url";
console.log = () => {};
globalThis.compare = (received, told, value) => {
  // A text may stand without quotes, as JSON does.
  if (typeof received !== "string" || received !== told) deepStrictEqual(received, value());
};
const faults = [];
for (const { file, where } of JSON.parse(process.argv[2])) {
  try {
    await import(pathToFileURL(file));
  } catch (error) {
    faults.push(where + ": " + error.message);
  }
}
process.stdout.write(JSON.stringify(faults));
`;

/** The code with \`compare(expression, "value", () => value)\` for each \`expression; // value\`. */
function compared(text: string): string {
  const tree = ts.createSourceFile("block.ts", text, ts.ScriptTarget.ES2022, true);
  let out = text;
  for (const statement of [...tree.statements].reverse()) {
    const [comment] = ts.getTrailingCommentRanges(text, statement.end) ?? [];
    if (!ts.isExpressionStatement(statement) || !comment) continue;
    const told = text.slice(comment.pos + 2, comment.end).trim();
    const { expression } = statement;
    if (!isValue(told)) {
      if (ts.isCallExpression(expression) || ts.isAwaitExpression(expression)) continue;
      throw new Error(`"${expression.getText()}; // ${told}" does not end in a value`);
    }
    const call = `compare(${expression.getText()}, ${JSON.stringify(told)}, () => (${told}));`;
    out = out.slice(0, statement.getStart()) + call + out.slice(statement.end);
  }
  return out;
}

/** A literal, with nothing in it that is computed. */
function isValue(text: string): boolean {
  const tree = ts.createSourceFile("value.ts", `(${text});`, ts.ScriptTarget.ES2022, true);
  const broken = (tree as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0;
  const [statement, ...more] = tree.statements;
  if (broken || more.length > 0 || !statement || !ts.isExpressionStatement(statement)) return false;
  const literal = (node: ts.Node): boolean =>
    ts.isParenthesizedExpression(node)
      ? literal(node.expression)
      : ts.isArrayLiteralExpression(node)
        ? node.elements.every(literal)
        : ts.isObjectLiteralExpression(node)
          ? node.properties.every((property) => ts.isPropertyAssignment(property) && literal(property.initializer))
          : ts.isLiteralExpression(node) ||
            ts.isPrefixUnaryExpression(node) ||
            [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind) ||
            node.getText(tree) === "undefined";
  return literal(statement.expression);
}
