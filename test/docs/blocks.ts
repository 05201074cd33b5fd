import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { readSources } from "../structure/sources.ts";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A piece of code that stands in a text. */
export interface Block {
  readonly where: string;
  readonly line: number;
  readonly language: "ts" | "js";
  readonly text: string;
}

/** The TypeScript and JavaScript of a Markdown file. Another language is no code to us: `sh`, `json`, `text`. */
export function blocksOf(path: string): readonly Block[] {
  const markdown = readFileSync(join(root, path), "utf8");
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(({ 1: fence = "", 2: text = "", index }) => {
    if (["sh", "json", "text", "md"].includes(fence)) return [];
    const line = markdown.slice(0, index).split("\n").length;
    if (fence !== "ts" && fence !== "js") throw new Error(`${path}:${line}: a code block in "${fence}": ts, js, sh …?`);
    return [{ where: `${path}:${line}`, line, language: fence, text }];
  });
}

/** Every `@example` of the sources. */
export function examplesOf(folder: string): readonly Block[] {
  return readSources(join(root, folder)).flatMap(({ path, tree }) => {
    const found: Block[] = [];
    const visit = (node: ts.Node): void => {
      for (const tag of ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === "example")) {
        const line = tree.getLineAndCharacterOfPosition(tag.getStart(tree)).line + 1;
        const text = `${ts.getTextOfJSDocComment(tag.comment) ?? ""}\n`;
        // A method's tags are also those of what stands inside it.
        if (tag.parent.parent === node) found.push({ where: `${folder}/${path}:${line}`, line, language: "ts", text });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}
