import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import manifest from "../../package.json" with { type: "json" };

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A file of src, its path counted from there. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

export interface Import {
  readonly specifier: string;
  /** Gone at run time: `import type`, `export type`, `import("…")` in a type. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
  readonly line: number;
}

/** The public entries as paths of src; package.json is their one owner. */
export const publicEntries: readonly string[] = Object.values(manifest.exports).flatMap((target) =>
  typeof target === "string" ? [] : [target.module.replace("./dist/", "").replace(/\.js$/, ".ts")],
);

export function parse(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

export function readSources(folder: string): readonly Source[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const paths = all.filter((path) => path.endsWith(".ts")).sort();
  return paths.map((path) => parse(path, readFileSync(join(folder, path), "utf8")));
}

export function importsOf({ tree }: Source): readonly Import[] {
  const found: Import[] = [];
  walk(tree, (node) => {
    const [specifier, typeOnly] = target(node);
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    found.push({ specifier: specifier.text, typeOnly, names: namesOf(node), line: lineOf(tree, node) });
  });
  return found;
}

/** The path of src that a relative import means. */
export function resolve(from: string, specifier: string): string {
  return posix.normalize(posix.join(dirname(from), specifier));
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function target(node: ts.Node): readonly [specifier: ts.Node | undefined, typeOnly: boolean] {
  if (ts.isImportDeclaration(node)) return [node.moduleSpecifier, node.importClause?.phaseModifier === typeKeyword];
  if (ts.isExportDeclaration(node)) return [node.moduleSpecifier, node.isTypeOnly];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return [node.argument.literal, true];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [node.arguments[0], false];
  return [undefined, false];
}

const typeKeyword = ts.SyntaxKind.TypeKeyword;

function namesOf(node: ts.Node): readonly string[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}
