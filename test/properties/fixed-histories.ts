import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { plainBook, sharpBook } from "./books.ts";
import { play } from "./runs.ts";

/** Days on which clocks change somewhere. */
const starts = [
  "2026-03-08T05:00Z",
  "2026-03-28T20:00Z",
  "2026-04-04T13:00Z",
  "2026-10-25T00:00Z",
  "2026-11-01T04:00Z",
];

/** All that came of a fixed set of histories. */
export function bytesOfHistories(): string {
  const played = Array.from({ length: 16 }, (_, i) => {
    const chance = seeded(i);
    const history = randomHistory(chance, { from: Date.parse(starts[i % starts.length] ?? ""), steps: 20 });
    const book = i % 2 === 0 ? plainBook : sharpBook;
    const { steps } = play(book, history, chance);
    const last = steps.at(-1)?.record;
    const views = last ? book.view(last, { now: last.now, as: { locale: "zh-CN" } }) : null;
    return {
      views,
      steps: steps.map(({ record, effects, decisions, wakeAt }) => ({ record, effects, decisions, wakeAt })),
    };
  });
  return JSON.stringify(played);
}
