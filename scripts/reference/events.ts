import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { EventType } from "../../src/model/event.ts";
import { actions } from "../../src/rulebook/actions/index.ts";
import { permissionFor } from "../../src/rulebook/permissions.ts";
import { eventMeanings } from "./event-meanings.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../src/model/${name}.ts`, import.meta.url));

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/** docs/events.md; throws where nothing says what an event means, or two places do. */
export function eventsPage(): string {
  const program = ts.createProgram([path("event"), path("mailbox")], options);
  const checker = program.getTypeChecker();
  /** Names of our types that the page shows, so that it explains each. */
  const wanted = new Map<string, ts.Symbol>();

  const exported = (file: string, name: string): ts.Symbol => {
    const of = checker.getSymbolAtLocation(program.getSourceFile(path(file)) as ts.SourceFile) as ts.Symbol;
    return checker.getExportsOfModule(of).find((one) => one.name === name) as ts.Symbol;
  };
  const docOf = (symbol: ts.Symbol | undefined): string =>
    ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, " ").trim();

  /** A type as it is written, without what says nothing to a sender. */
  const textOf = (node: ts.TypeNode): string => {
    const visit = (inner: ts.Node): void => {
      if (ts.isTypeReferenceNode(inner)) {
        const found = checker.getSymbolAtLocation(inner.typeName);
        const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
        const isOurs = symbol?.declarations?.some((one) => one.getSourceFile().fileName.includes("/src/model/"));
        if (symbol && isOurs && !(symbol.flags & ts.SymbolFlags.TypeParameter)) wanted.set(symbol.name, symbol);
      }
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return plain(node.getText());
  };
  const plain = (text: string): string =>
    text
      .replace(/\/\*\*.*?\*\//gs, "")
      .replace(/\breadonly /g, "")
      .replace(/\s+/g, " ")
      .replace(/^\| |; (?=\})/g, (cut) => (cut === "; " ? " " : ""));

  const fieldsOf = (type: ts.Type): readonly string[] =>
    type.getProperties().flatMap((field) => {
      const [declared] = field.declarations ?? [];
      const node = declared && ts.isPropertySignature(declared) ? declared.type : undefined;
      // What is a parameter of the envelope each event says for itself.
      if (!node || checker.getTypeAtLocation(node).flags & ts.TypeFlags.TypeParameter) return [];
      const optional = field.flags & ts.SymbolFlags.Optional ? ", optional" : "";
      return `- \`${field.name}\`${optional}: \`${textOf(node)}\`${said(docOf(field))}`;
    });
  const said = (doc: string): string => (doc === "" ? "" : `. ${doc}`);

  const section = (member: ts.PropertySignature): string => {
    const type = (member.name as ts.StringLiteral).text as EventType;
    const payload = checker.getTypeAtLocation(member.type as ts.TypeNode);
    const own = member.type?.getText() === "Nothing" ? "" : docOf(payload.getSymbol());
    const means = eventMeanings[type];
    if ((own === "") === (means === undefined))
      throw new Error(`${type}: one sentence says what it means, in src or here`);
    const { by, early } = actions[type];
    const staff = permissionFor(type);
    const who = `By ${by.join(", ")}${staff ? `; staff need the permission \`${staff}\`` : ""}${early ? "; may come before `order.created`" : ""}.`;
    const fields = own === "" && member.type?.getText() === "Nothing" ? [] : fieldsOf(payload);
    return [`### \`${type}\``, `${means ?? own} ${who}`, fields.join("\n") || "No payload: `{}`."].join("\n\n");
  };

  const groups = (declared: ts.InterfaceDeclaration): readonly string[] => {
    const parents = declared.heritageClauses?.flatMap(({ types }) => types) ?? [];
    if (parents.length > 0)
      return parents.flatMap((one) => {
        const [found] = checker.getTypeAtLocation(one).getSymbol()?.declarations ?? [];
        return groups(found as ts.InterfaceDeclaration);
      });
    const title = docOf(checker.getSymbolAtLocation(declared.name)).replace(/\.$/, "");
    return [`## ${title}`, ...declared.members.map((one) => section(one as ts.PropertySignature))];
  };

  const explained = (name: string, symbol: ts.Symbol): string => {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const head = `### ${name}`;
    const doc = docOf(symbol);
    const [declared] = symbol.declarations ?? [];
    const literals = type.isUnion() && type.types.every((one) => one.isStringLiteral());
    const body = literals
      ? type.types
          .map((one) => `\`${(one as ts.StringLiteralType).value}\``)
          .sort()
          .join(", ")
      : declared && ts.isTypeAliasDeclaration(declared)
        ? `\`${textOf(declared.type)}\``
        : fieldsOf(type).join("\n");
    return [head, ...(doc ? [doc] : []), body].join("\n\n");
  };

  const envelope = checker.getDeclaredTypeOfSymbol(exported("event", "EventOf"));
  const [payloads] = exported("event", "EventPayloads").declarations ?? [];
  const sections = [
    "# Events",
    "Made from src by `npm run docs`; change the types there, not this page.",
    `${docOf(exported("event", "EventOf"))} Every event of an order has a \`type\`, which is a heading below, its \`payload\`, and`,
    fieldsOf(envelope).join("\n"),
    ...groups(payloads as ts.InterfaceDeclaration),
    "## Of a mailbox",
    "For `step` of `defineMailbox`. What an order asks comes as its effect `want`; `mailbox.begin`, `settle` and `received` make the rest.",
    ...Object.entries({ "grant.given": "GrantGiven", "grant.withdrawn": "GrantWithdrawn" }).map(([type, name]) => {
      const symbol = exported("mailbox", name);
      return [`### \`${type}\``, docOf(symbol), fieldsOf(checker.getDeclaredTypeOfSymbol(symbol)).join("\n")].join(
        "\n\n",
      );
    }),
    "## Types",
  ];
  // A type that is explained may name further ones, so the map grows while it is read.
  const done = new Map<string, string>();
  for (const [name, symbol] of wanted) done.set(name, explained(name, symbol));
  return `${[...sections, ...[...done].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)].join("\n\n")}\n`;
}
