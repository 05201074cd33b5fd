// A night's work: 100,000 orders that are due for a wake, each read from JSON with its people, stepped, and written as
// JSON again, one after the other as they come; against reading and writing the same rows alone.
import { fileURLToPath } from "node:url";
import { walked } from "./direct.mjs";
import { people, rulebook, unhappy } from "./orders.mjs";
import { reduce } from "./reducer/index.mjs";
import { median, micros, peakRatio } from "./timing.mjs";

const batch = 1_000;

/** @typedef {{ kept: (call: any) => unknown, step: (record: any, context: any) => unknown }} Worker */

/**
 * What steps an order, and what it keeps of one from step to step.
 *
 * @type {Worker}
 */
const library = {
  kept: ({ record }) => record,
  step: (record, context) => rulebook.step(record, [], context).record,
};

/**
 * The same for code written by hand for this order: what it takes is what there would be to gain at the most.
 *
 * @type {Worker}
 */
export const byHand = {
  kept: ({ before }) => before,
  step: (state, context) => reduce(state, [], context).state,
};

/** Rows due at each wake of the unhappy order in turn, ship-by just passed among them: other ids, other times of day. */
function* dueRows(count, { kept }) {
  const wakes = walked(unhappy()).filter(({ events }) => events.length === 0);
  const templates = wakes.map(({ context, ...call }) => {
    const record = kept(call);
    const [parts, now] = [JSON.stringify({ record, people }).split(/\b(17\d{11})\b/), context.now];
    // Texts and instants alternate.
    return { now, parts: parts.map((part, i) => (i % 2 === 0 ? part : Number(part))) };
  });
  for (let i = 0; i < count; i++) {
    const template = templates[i % templates.length];
    const later = (i % 7_200) * 60_000;
    const text = template?.parts.map((part) => (typeof part === "number" ? part + later : part)).join("") ?? "";
    yield { text: text.replace('"id":"2001"', `"id":"${3_000_000 + i}"`), now: template?.now + later };
  }
}

function* batches(count, worker) {
  let rows = [];
  for (const row of dueRows(count, worker)) {
    if (rows.push(row) < batch) continue;
    yield rows;
    rows = [];
  }
}

const copied = (rows) => () => {
  for (const { text } of rows) if (JSON.stringify(JSON.parse(text).record) === "") throw new Error("An empty row.");
};

const stepped =
  (rows, { step }) =>
  () => {
    for (const { text, now } of rows) {
      const { record, people } = JSON.parse(text);
      if (JSON.stringify(step(record, { now, people })) === "") throw new Error("An empty row.");
    }
  };

export function dueRatio({ count = 100_000, worker = library } = {}) {
  const ratios = [];
  for (const rows of batches(count, worker)) ratios.push(micros(stepped(rows, worker), 1) / micros(copied(rows), 1));
  return median(ratios);
}

/** What is alive at the fullest moment: garbage is collected before each look, so that no timing of it is measured. */
function peakHeap(count) {
  let peak = 0;
  for (const rows of batches(count, library)) {
    stepped(rows, library)();
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  return peak;
}

const self = fileURLToPath(import.meta.url);

export const heapRatio = () => peakRatio(self);

if (process.argv[1] === self) console.log(peakHeap(Number(process.argv[2])));
