import { expect, test } from "vitest";
import { defineRulebook, type ReplayLine, type Step } from "waybell";
import { event } from "../support/events.ts";
import { buyer, created, intrusive, pack, Shop, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

const version = (v: string, earlier: readonly ReturnType<typeof defineRulebook>[] = []) =>
  defineRulebook({
    packs: [
      pack({
        notices: { news: { when: { "it.began": { past: "1h" } } } },
        texts: { news: { title: "T", body: v } },
        version: v,
      }),
    ],
    channels: intrusive,
    earlier,
  });
const first = version("1");
const second = version("2", [first]);

function journal(): { readonly lines: readonly ReplayLine[]; readonly steps: readonly Step[] } {
  const order = new Shop(first, [buyer]);
  const lines: ReplayLine[] = [];
  const steps: Step[] = [];
  const take = (time: string, ...events: ReplayLine["events"]): Step => {
    lines.push({ now: at(time), events, people: order.people, book: first.version });
    const step = order.at(time, ...events);
    steps.push(step);
    return step;
  };
  take("06-01 09:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
  take("06-01 10:00", event("facts.noted", { facts: { "it.began": at("06-01 10:00") } }));
  for (const send of sends(take("06-01 11:00"))) {
    take("06-01 11:00", first.begin(send));
    take("06-01 11:01", first.settle(send, { status: 500, headers: {}, body: "" }, at("06-01 11:01")));
  }
  take("06-01 11:01:10");
  return { lines, steps };
}

test("a journal with all its lines gives the same steps to the byte", () => {
  const { lines, steps } = journal();
  const replayed = first.replay(lines);
  expect(JSON.stringify(replayed.steps)).toBe(JSON.stringify(steps));
  expect(replayed.record).toEqual(steps.at(-1)?.record);
  expect(JSON.stringify(first.replay(JSON.parse(JSON.stringify(lines))))).toBe(JSON.stringify(replayed));
});

test("a later rulebook that holds the earlier one gives the same", () => {
  const { lines, steps } = journal();
  expect(JSON.stringify(second.replay(lines).steps)).toBe(JSON.stringify(steps));
});

test("one that holds it in a rulebook that it holds asks each line of the version that the line names", () => {
  const { lines, steps } = journal();
  const fourth = version("4", [version("3", [second])]);
  expect(JSON.stringify(fourth.replay(lines).steps)).toBe(JSON.stringify(steps));
});

test("one that does not hold it refuses each line with a code", () => {
  const { lines } = journal();
  const { record, steps } = version("2").replay(lines);
  expect(record?.order).toBeNull();
  expect(
    steps.flatMap((step) => step.outcomes).every((one) => one.is === "rejected" && one.code === "E_BOOK_MISSING"),
  ).toBe(true);
});

test("no lines give no record", () => {
  expect(first.replay([])).toEqual({ record: null, steps: [] });
});
