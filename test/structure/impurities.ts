import ts from "typescript";
import { importsOf, lineOf, type Source, walk } from "./sources.ts";

// Names of the surroundings. The compiler refuses most of them in src already (lib ES2023, no types).
const surroundings = new Set(
  "TZDate setTimeout setInterval setImmediate fetch process console performance crypto globalThis require navigator".split(
    " ",
  ),
);
const clocks = new Set(["Date", "UTCDate"]);
// What these return depends on the process: its locale, its zone, its ICU data.
const hostMethods = /^(toLocale\w*|localeCompare|getTimezoneOffset)$/;
// Functions of date-fns that read the clock.
const clockReaders =
  /^(is(Past|Future|Today|Tomorrow|Yesterday|This\w+)|(start|end)Of(Today|Tomorrow|Yesterday)|constructNow|\w+ToNow\w*)$/;

export function findImpurities(sources: readonly Source[]): readonly string[] {
  const ours = new Set(sources.flatMap(classesOf));
  return sources.flatMap((source) => {
    const found: string[] = [];
    const report = (node: ts.Node, what: string) =>
      found.push(`src/${source.path}:${lineOf(source.tree, node)} ${what}`);
    for (const { specifier, names, line } of importsOf(source)) {
      if (specifier.startsWith("node:")) found.push(`src/${source.path}:${line} ${specifier}`);
      const reader = names.find((name) => clockReaders.test(name));
      if (reader !== undefined) found.push(`src/${source.path}:${line} ${reader}`);
    }
    walk(source.tree, (node) => {
      const what = impurity(node, ours);
      if (what !== undefined) report(node, what);
    });
    return found;
  });
}

function impurity(node: ts.Node, ours: ReadonlySet<string>): string | undefined {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
    return ts.isIdentifier(node.right) && ours.has(node.right.text) ? `instanceof ${node.right.text}` : undefined;
  }
  if (ts.isPropertyAccessExpression(node) && hostMethods.test(node.name.text)) return node.name.text;
  if (!ts.isIdentifier(node) || isPropertyName(node)) return undefined;
  if (surroundings.has(node.text)) return node.text;
  if (node.text === "Math")
    return memberOf(node) === undefined || memberOf(node) === "random" ? "Math.random" : undefined;
  if (!clocks.has(node.text) || ts.isTypeNode(node.parent) || ts.isImportSpecifier(node.parent)) return undefined;
  if (ts.isNewExpression(node.parent)) return node.parent.arguments?.length ? undefined : `new ${node.text}()`;
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return `${node.text}()`;
  return memberOf(node) === "now" ? `${node.text}.now` : undefined;
}

function memberOf(node: ts.Identifier): string | undefined {
  return ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : undefined;
}

/** `step.fetch`, `{ fetch: 1 }`, `fetch(): void` in an interface: a name of ours, not the thing around us. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent)) && parent.name === node
  );
}

function classesOf({ tree }: Source): readonly string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    if (ts.isClassLike(node) && node.name) names.push(node.name.text);
  });
  return names;
}
