import type { z } from "zod";
import { isEqual } from "../equal.ts";
import type { OrderEvent } from "../event.ts";
import { type Finding, finding } from "../finding.ts";
import type { MailboxEvent } from "../mailbox.ts";
import type { Person } from "../person.ts";
import { nearest } from "../words/nearest.ts";
import { type EventSchemas, eventSchemas } from "./event.ts";
import { guard, shownKey } from "./guard.ts";
import { mailboxSchemas } from "./mailbox-event.ts";
import { personSchema } from "./person.ts";
import { valueCodes, valueTexts } from "./values.ts";

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly finding: Finding };

/** Checks events and persons against their schemas. Made once per rulebook, since schemas are costly to build. */
export interface Parser {
  event(input: unknown): Parsed<OrderEvent>;
  /** An event of our own making: frozen, so that it need not be checked when it comes back. */
  own(event: OrderEvent): OrderEvent;
  person(input: unknown, path: string): Parsed<Person>;
  /** An event of a mailbox. */
  mail(input: unknown): Parsed<MailboxEvent>;
}

export function parser(): Parser {
  const schemas: EventSchemas = eventSchemas();
  let mailSchemas: ReturnType<typeof mailboxSchemas> | undefined;
  const person = personSchema();
  // The same persons come with every step of an order: what is still equal to what was checked is not checked again.
  const before = new WeakMap<object, Person>();
  const made = new WeakSet<object>();
  return {
    own: (event) => {
      made.add(deepFrozen(event));
      return event;
    },
    event: (input) => {
      if (typeof input === "object" && input !== null && made.has(input))
        return { ok: true, value: input as OrderEvent };
      return typed<OrderEvent>(schemas as ReadonlyMap<string, z.ZodType<OrderEvent>>, input, "shipment.submitted");
    },
    mail: (input) => {
      mailSchemas ??= mailboxSchemas();
      return typed(mailSchemas, input, "want");
    },
    person: (input, path) => {
      const known = typeof input === "object" && input !== null ? before.get(input) : undefined;
      if (known && isEqual(known, input)) return { ok: true, value: known };
      const broken = guard(input);
      if (broken) return { ok: false, finding: { ...broken, path: `${path}.${broken.path}` } };
      const parsed = checked(person, input, path);
      if (parsed.ok) before.set(input as object, parsed.value);
      return parsed;
    },
  };
}

function deepFrozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) deepFrozen(inner);
  return Object.freeze(value);
}

/** Reads an event by the schema of its type. */
export function typed<T>(schemas: ReadonlyMap<string, z.ZodType<T>>, input: unknown, example: string): Parsed<T> {
  const broken = guard(input);
  if (broken) return { ok: false, finding: broken };
  const { type } = Object(input) as { readonly type?: unknown };
  const expected = `one of the event types, such as ${example}`;
  if (typeof type !== "string")
    return { ok: false, finding: finding("E_FIELD", "type", "An event needs a type.", expected) };
  const schema = schemas.get(type);
  if (schema) return checked(schema, input, "");
  const near = nearest(type, schemas.keys());
  return { ok: false, finding: finding("E_UNKNOWN_EVENT", "type", "No such event type.", near ?? expected) };
}

function checked<T>(schema: z.ZodType<T>, input: unknown, under: string): Parsed<T> {
  try {
    const result = schema.safeParse(input);
    if (result.success) return { ok: true, value: result.data };
    const plain = asJson(input);
    if (plain !== input) return checked(schema, plain, under);
    return { ok: false, finding: toFinding(result.error.issues[0], under) };
  } catch {
    // zod compares `length` before it looks whether that is a number.
    return { ok: false, finding: toFinding(undefined, under) };
  }
}

/** Without the members that are undefined, as in JSON; the same object where there are none. */
function asJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const list = value.map(asJson);
    return list.every((one, i) => one === value[i]) ? value : list;
  }
  const members = Object.entries(value);
  const kept = members.flatMap(([key, one]) => (one === undefined ? [] : [[key, asJson(one)] as const]));
  return kept.length === members.length && kept.every(([, one], i) => one === members[i]?.[1])
    ? value
    : Object.fromEntries(kept);
}

// zod's own messages echo keys and values, which may be personal data; only its code and path are used, and what
// `exactly` says of a field too many.
function toFinding(issue: z.core.$ZodIssue | undefined, under: string): Finding {
  const path = (issue?.path ?? []).reduce<string>(step, under);
  if (issue?.code === "unrecognized_keys")
    return finding("E_UNKNOWN_FIELD", step(path, issue.keys[0] ?? ""), valueTexts.E_UNKNOWN_FIELD ?? "", issue.message);
  if (issue?.code === "invalid_type")
    return finding("E_FIELD", path, "Missing, or of the wrong type.", issue.expected.replace("record", "object"));
  const { params = {} } = (issue ?? {}) as { readonly params?: { readonly code?: string; readonly meant?: string } };
  const { code = "E_FIELD", meant = rangeOf(issue) ?? valueCodes[code] } = params;
  return finding(code, path, valueTexts[code] ?? "Not a usable value.", meant);
}

/** What may be there instead, where the issue knows. */
function rangeOf(issue: z.core.$ZodIssue | undefined): string | undefined {
  if (issue?.code === "too_small") return `at least ${issue.minimum}`;
  if (issue?.code === "too_big") return `at most ${issue.maximum}`;
  if (issue?.code === "invalid_union")
    return [...new Set(issue.errors.map((branch) => toFinding(branch[0], "").expected))].join(" or ");
  return issue && "values" in issue ? issue.values.join(", ") : undefined;
}

function step(path: string, part: PropertyKey): string {
  if (typeof part === "number") return `${path}[${part}]`;
  const name = shownKey(String(part));
  return path === "" ? name : `${path}.${name}`;
}
