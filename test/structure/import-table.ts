import { type Import, publicEntries, resolve, type Source } from "./sources.ts";

/** Who may import whom inside src. Every folder may import itself. Read from top to bottom: later knows earlier. */
export interface Row {
  readonly folder: string;
  readonly imports: readonly string[];
  /** May name the types of any folder. */
  readonly allTypes?: true;
}

const below = ["model", "condition", "lifecycle"];
const contracts = ["channels/adapter.ts", "tracking/codec.ts"];
const deciders = ["mailbox", "scorecard", "backoffice"];

/** Folders that are permitted together, under one name. */
const groups: Readonly<Record<string, readonly string[]>> = {
  core: [...below, "sla", "compensation", "notify", ...contracts],
  deciders,
};

export const importTable: readonly Row[] = [
  { folder: "model", imports: [] },
  { folder: "condition", imports: ["model"] },
  { folder: "lifecycle", imports: ["model"] },
  { folder: "sla", imports: below },
  { folder: "compensation", imports: below },
  { folder: "notify", imports: [...below, "channels/adapter.ts"] },
  ...contracts.map((folder) => ({ folder, imports: ["model"] })),
  { folder: "channels", imports: ["model", "channels/adapter.ts"] },
  { folder: "tracking", imports: ["model", "tracking/codec.ts"] },
  { folder: "rulebook", imports: ["core"] },
  { folder: "packs", imports: ["model/words"], allTypes: true },
  ...deciders.map((folder) => ({ folder, imports: ["core", "rulebook"] })),
  { folder: "schema", imports: ["core", "rulebook"] },
  { folder: "testing", imports: ["core", "rulebook", "packs", "deciders"] },
  { folder: "index.ts", imports: ["core", "rulebook", "deciders"] },
];

/** Packages that one folder keeps to itself. All others must be dependencies in package.json. */
export const packageOwners: Readonly<Record<string, string>> = {
  xstate: "lifecycle",
  zod: "model",
  papaparse: "backoffice",
};

/** Providers are leaves: users import them, and nothing inside does. */
export const leaves: readonly string[] = publicEntries.filter((path) => /^(channels|tracking)\//.test(path));

/** What is wrong with an import, or undefined. `dependencies` are the packages a user gets. */
export function findFault(
  { path }: Source,
  { specifier, typeOnly }: Import,
  dependencies: readonly string[],
): string | undefined {
  const folder = folderOf(path);
  const row = importTable.find((row) => row.folder === folder);
  if (!row) return `src/${path} is in no folder of the import table`;
  if (!specifier.startsWith(".")) {
    const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
    if (!dependencies.includes(name)) return `${name} is not among the dependencies`;
    const owner = packageOwners[name];
    return owner === undefined || owner === folder ? undefined : `only ${owner} imports ${name}`;
  }
  const target = resolve(path, specifier);
  if (leaves.includes(target)) return `${target} is a leaf: nothing inside imports it`;
  if (folderOf(target) === folder || (typeOnly && row.allTypes)) return undefined;
  const permitted = row.imports.flatMap((name) => groups[name] ?? name);
  if (permitted.some((name) => target === name || target.startsWith(`${name}/`))) return undefined;
  return `${folder} may not import ${folderOf(target)}`;
}

/** The table as it stands in AGENTS.md. */
export function renderImportTable(): string {
  const cells = importTable.map(({ folder, imports, allTypes }) => {
    const from = allTypes ? `types from anywhere, values from ${list(imports)}` : list(imports);
    return `| \`${folder}\` | ${from} |`;
  });
  const named = Object.entries(groups).map(([name, folders]) => `\`${name}\`: ${list(folders)}.`);
  const owners = Object.entries(packageOwners).map(([name, owner]) => `\`${name}\` only in \`${owner}\``);
  return [
    "| in `src`, this | may import, beside itself |",
    "| --- | --- |",
    ...cells,
    "",
    ...named,
    `Packages: ${owners.join(", ")}. Nothing inside imports a channel or a codec of a provider.`,
  ].join("\n");
}

function list(folders: readonly string[]): string {
  return folders.length === 0 ? "nothing" : folders.map((folder) => `\`${folder}\``).join(", ");
}

function folderOf(path: string): string {
  if (contracts.includes(path)) return path;
  return path.split("/")[0] ?? path;
}
