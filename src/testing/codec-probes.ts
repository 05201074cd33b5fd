import { mulberry32 } from "./chance.ts";

/** Data of nobody: a telephone number, a name, a street. */
export const personal: readonly string[] = ["13900001111", "王小明", "幸福路18号"];

const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  " ",
  "constructor",
  "0000-00-00 00:00:00",
  "9999-99-99 99:99:99",
  "凭".repeat(5000),
  "【".repeat(5000),
  "1".repeat(5000),
  [],
  [[]],
  {},
  [null, 0, "", {}],
];

/** The payload with each of its values in turn replaced by one that nobody expects, and some that are no object. */
export function hostile(json: string): readonly string[] {
  const deep = `${"[".repeat(2000)}${"]".repeat(2000)}`;
  const odd = ['{"__proto__":{"data":[{}]},"constructor":1}', `{"data":${deep}}`, deep];
  return [...odd, ...values.map((value) => JSON.stringify(value)), ...replaced(json, values)];
}

/** The payload with somebody's data in each of its values in turn, and in all values of each of its objects in turn. */
export function withPersonalData(json: string): readonly string[] {
  const objects = pathsOf(JSON.parse(json)).filter((path) => typeof at(JSON.parse(json), path) === "object");
  const filled = objects.flatMap((path) =>
    personal.map((data) => {
      const names = Object.keys(at(JSON.parse(json), path) ?? {});
      return JSON.stringify(names.reduce((value, name) => replace(value, [...path, name], data), JSON.parse(json)));
    }),
  );
  return [...replaced(json, personal), ...filled];
}

/** The payload with its lists turned round, and with their items in other orders. */
export function relisted(json: string): readonly string[] {
  const orders: readonly ((list: readonly unknown[]) => unknown[])[] = [
    (list) => [...list].reverse(),
    (list) => [...list.slice(1), ...list.slice(0, 1)],
    (list) => list.map((_, i) => list[(i * 7 + 3) % list.length]).filter((item, i, all) => all.indexOf(item) === i),
  ];
  return orders.map((order) =>
    JSON.stringify(JSON.parse(json), (_, value) => (Array.isArray(value) ? order(value) : value)),
  );
}

/** The text with characters lost, doubled, exchanged or cut off, the same ones on every run. */
export function damaged(text: string): readonly string[] {
  const draw = mulberry32(text.length + 1);
  const next = (limit: number) => draw() % limit;
  return Array.from({ length: 200 }, () => {
    const at = next(text.length);
    const length = 1 + next(12);
    const alien = '"\\{}[],:%&=+0\u0000é签'.charAt(next(15));
    const middle = [alien, "", text.slice(at, at + length).repeat(2), alien.repeat(length)][next(4)];
    return next(8) === 0 ? text.slice(0, at) : `${text.slice(0, at)}${middle}${text.slice(at + length)}`;
  });
}

/** The body with one bit of one character changed, at every place or, in a long one, at places all over it. */
export function flipped(body: string): readonly { readonly at: number; readonly text: string }[] {
  const step = Math.max(1, Math.floor(body.length / 250));
  const places = Array.from({ length: Math.ceil(body.length / step) }, (_, i) => body.length - 1 - i * step);
  return places.map((at) => {
    const other = String.fromCharCode(body.charCodeAt(at) ^ 1);
    return { at, text: `${body.slice(0, at)}${other}${body.slice(at + 1)}` };
  });
}

function replaced(json: string, others: readonly unknown[]): string[] {
  const paths = pathsOf(JSON.parse(json));
  return paths.flatMap((path) => others.map((other) => JSON.stringify(replace(JSON.parse(json), path, other))));
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, at]) => [[name], ...pathsOf(at).map((path) => [name, ...path])]);
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], value);

function replace(value: unknown, [name = "", ...rest]: readonly string[], other: unknown): unknown {
  const fields = value as Record<string, unknown>;
  fields[name] = rest.length === 0 ? other : replace(fields[name], rest, other);
  return fields;
}
