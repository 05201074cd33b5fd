import { WaybellError } from "../model/errors.ts";
import { type Instant, instant, type Time } from "../model/instant.ts";
import type { ChannelRequest } from "../model/request.ts";
import { toWall } from "../model/zone.ts";

export const failed = (text: string): WaybellError => new WaybellError("EXPECTATION_FAILED", text);

/** `2026-06-01T18:00+08:00`, with seconds and milliseconds only where there are any. */
export function showTime(at: Instant, zone: string): string {
  const wall = toWall(at, zone);
  const offset = Math.round((wall - at) / 60_000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const text = new Date(wall)
    .toISOString()
    .slice(0, 23)
    .replace(/\.000$/, "")
    .replace(/:00$/, "");
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${text}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/** As precise as the time is written. */
export function isTime(written: Time, at: Instant): boolean {
  if (typeof written === "number") return written === at;
  const unit = /\.\d/.test(written) ? 1 : /T\d\d:\d\d:\d\d/.test(written.replace(" ", "T")) ? 1_000 : 60_000;
  return Math.floor(instant(written) / unit) === Math.floor(at / unit);
}

/** Every text in a request that a reader may come to see. */
export function textsOf(request: ChannelRequest): readonly string[] {
  if (request.kind === "inbox") return leaves([request.entry.title, request.entry.body]);
  if (request.kind === "mail") {
    const { subject, text, html } = request.message;
    return leaves([subject, text, html]);
  }
  return leaves([Object.values(request.query ?? {}).map(unpacked), unpacked(request.body)]);
}

/** JSON within a text is unpacked, as in a parameter of template values. */
function unpacked(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function leaves(value: unknown): readonly string[] {
  const found = new Set<string>();
  const walk = (at: unknown): void => {
    if (typeof at === "string" && at !== "") found.add(at);
    else if (typeof at === "object" && at !== null) Object.values(at).forEach(walk);
  };
  walk(value);
  return [...found];
}

/** One under the other, indented; `-` where there is none. */
export const listed = (lines: readonly string[]): string =>
  lines.length === 0 ? " nothing" : `\n${lines.map((line) => `  ${line}`).join("\n")}`;

/** Two lists side by side in one failure, the first difference marked in both. */
export function differing(
  what: string,
  expected: readonly string[],
  received: readonly string[],
  first: number,
): string {
  const marked = (lines: readonly string[]): string =>
    listed(
      [...lines, ...(lines.length <= first ? ["(no more)"] : [])].map(
        (line, i) => `${i === first ? ">" : " "} ${line}`,
      ),
    );
  return `${what} differ at row ${first + 1}.\nexpected:${marked(expected)}\nreceived:${marked(received)}`;
}
