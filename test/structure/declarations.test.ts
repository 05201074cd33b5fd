import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { importsOf, parse, publicEntries, readSources, resolve, root, type Source, walk } from "./sources.ts";

const dist = join(root, "dist");
const typingsOf = (entry: string) => entry.replace(/\.ts$/, ".d.ts");
// What is declared in model/words and in lifecycle/guards are tables: of a constant `as const`, the type is the table. They
// alone may be long.
// They are known here by name, so nothing else that is exported may have that name.
const sources = readSources(join(root, "src"));
const inTables = ({ path }: Source) => path.startsWith("model/words/") || path === "lifecycle/guards.ts";
const elsewhere = new Set(sources.filter((source) => !inTables(source)).flatMap(exportsOf));
const tables = new Set(
  sources
    .filter(inTables)
    .flatMap(exportsOf)
    .filter((name) => !elsewhere.has(name)),
);

describe("the typings that users read", () => {
  beforeAll(() => {
    for (const entry of publicEntries)
      if (!existsSync(join(dist, typingsOf(entry))))
        throw new Error(`dist/${typingsOf(entry)} is missing: npm run build`);
  });

  it('".": reach no type of xstate or zod', () => {
    const imports = reach("index.d.ts").flatMap((source) => importsOf(source).map(({ specifier }) => specifier));
    expect(imports.filter((specifier) => /^(xstate|zod)(\/|$)/.test(specifier))).toEqual([]);
  });

  it.each(publicEntries)("%s: promise the values that are there, and no other", async (entry) => {
    const there: object = await import(pathToFileURL(join(dist, entry.replace(/\.ts$/, ".js"))).href);
    const { values } = valuesOf(entry);
    expect(values.map(({ name }) => name).sort()).toEqual(Object.keys(there).sort());
  });

  it.each(publicEntries)("%s: tell of each function what it does, with an example", (entry) => {
    const { checker, values } = valuesOf(entry);
    const untold = values.filter(({ meant }) => {
      const [declared] = meant.declarations ?? [];
      if (!declared || checker.getTypeOfSymbolAtLocation(meant, declared).getCallSignatures().length === 0)
        return false;
      const tags = meant.getJsDocTags(checker).map(({ name }) => name);
      return meant.getDocumentationComment(checker).length === 0 || !tags.includes("example");
    });
    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  // What a function returns could not be named by those who call it; the build says so and goes on.
  it.each(publicEntries)("%s: rest on nothing of another entry's that no entry exports", (entry) => {
    const typings = readFileSync(join(dist, typingsOf(entry)), "utf8");
    expect(typings.match(/^import .*\$\d.*$/gm) ?? []).toEqual([]);
  });

  it.each(publicEntries)("%s: are declarations one can read", (entry) => {
    const reached = reach(typingsOf(entry));
    expect(reached.flatMap(({ tree }) => [...tree.statements]).length).toBeGreaterThan(0);
    expect(reached.flatMap(findUnreadable)).toEqual([]);
  });
});

describe("the search for unreadable declarations", () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => `  readonly a${i}: string;`).join("\n");

  it.each([
    ["an interface of 42 lines", `export interface Long {\n${lines(40)}\n}`],
    ["a constant with an inferred type", `declare const found: {\n${lines(20)}\n};`],
    ["a function with an inferred result", `declare function find(): {\n${lines(20)}\n};`],
  ])("finds %s", (_, text) => {
    expect(findUnreadable(parse("a.d.ts", text))).toHaveLength(1);
  });

  it("counts no comments", () => {
    const text = `export interface Short {\n${lines(30).replaceAll(";\n", ";\n  /**\n   * About it.\n   */\n")}\n}`;
    expect(findUnreadable(parse("a.d.ts", text))).toEqual([]);
  });
});

interface Value {
  readonly name: string;
  /** What it is where it is declared. */
  readonly meant: ts.Symbol;
}

/** The values that the typings of an entry promise. */
function valuesOf(entry: string): { readonly checker: ts.TypeChecker; readonly values: readonly Value[] } {
  const path = join(dist, typingsOf(entry));
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  const isType = (symbol: ts.Symbol): boolean =>
    (symbol.declarations ?? []).some(ts.isTypeOnlyImportOrExportDeclaration);
  const values = (module ? checker.getExportsOfModule(module) : []).flatMap((symbol) => {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return isType(symbol) || (meant.flags & ts.SymbolFlags.Value) === 0 ? [] : [{ name: symbol.name, meant }];
  });
  return { checker, values };
}

/** A file of typings and all it imports from beside it. */
function reach(path: string, seen: Map<string, Source> = new Map()): readonly Source[] {
  if (!seen.has(path)) {
    const source = parse(path, readFileSync(join(dist, path), "utf8"));
    seen.set(path, source);
    for (const { specifier } of importsOf(source))
      if (specifier.startsWith(".")) reach(resolve(path, specifier.replace(/\.js$/, ".d.ts")), seen);
  }
  return [...seen.values()];
}

function findUnreadable({ path, tree }: Source): readonly string[] {
  return tree.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return [];
    const names = namesOf(statement);
    if (names.some((name) => tables.has(name.replace(/\$\d+$/, "")))) return [];
    const length = linesOf(statement.getText(tree));
    if (length > 40) return [`${path}: ${names} has ${length} lines`];
    const named = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    return named ? [] : inlineTypes(statement).map((lines) => `${path}: ${names} has an inline type of ${lines} lines`);
  });
}

function inlineTypes(statement: ts.Statement): readonly number[] {
  const found: number[] = [];
  walk(statement, (node) => {
    const lines = ts.isTypeLiteralNode(node) ? linesOf(node.getText()) : 0;
    if (lines > 12) found.push(lines);
  });
  return found;
}

function linesOf(text: string): number {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "");
  return code.split("\n").filter((line) => line.trim() !== "").length;
}

/** The names that a file of src declares and exports. */
function exportsOf({ tree }: Source): readonly string[] {
  const exported = (statement: ts.Statement) =>
    ts.canHaveModifiers(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return tree.statements.filter(exported).flatMap(namesOf);
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name === undefined ? [] : [name.getText()];
}
