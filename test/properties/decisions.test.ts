import { describe, it } from "vitest";
import type { Rulebook, Step } from "../../src/index.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { bookOfFakes, plainBook, sharpBook } from "./books.ts";
import { bookWith, randomPack } from "./random-rules.ts";
import { everyHistory, type History, must, type Played, patience, play, withCalls } from "./runs.ts";

function complete({ decisions, effects, record, wakeAt }: Step): void {
  const sends = effects.filter((effect) => effect.type === "send");
  const told = decisions.filter(({ is }) => is === "told");
  const key = (one: { notice: string; subject: string; person: string; episode: number }) =>
    `${one.notice}/${one.subject}/${one.person}/${one.episode}`;
  must(told.map(key).sort().join() === sends.map(key).sort().join(), () => "what is told is sent, and nothing else");
  for (const decision of decisions) {
    const { is, stage, reason, until, lane, person } = decision;
    const wrong = (what: string) => () => `${what}: ${JSON.stringify(decision)}`;
    must(["told", "held", "merged", "dropped"].includes(is), wrong("not a decision"));
    must(stage !== "" && /^[a-z]/.test(reason), wrong("without a reason"));
    if (until !== undefined) {
      must(until > record.now, wrong("waits for what is over"));
      must(wakeAt !== null && wakeAt <= until, wrong(`nobody wakes for it but at ${wakeAt}`));
    }
    // Without an end only where nobody knows whether it left, and the pack says not to try again.
    if (is === "held") must(until !== undefined || reason === "in-doubt", wrong("waits for ever"));
    if (is !== "merged") continue;
    const host = told.find(
      (one) => reason === `merged-into:${one.notice}` && one.lane === lane && one.person === person,
    );
    must(host !== undefined, wrong("merged into what is not told"));
  }
  const lanes = decisions.map((decision) => `${key(decision)}/${decision.lane}`);
  must(new Set(lanes).size === lanes.length, () => `decided twice: ${lanes}`);
  must(wakeAt === null || (Number.isSafeInteger(wakeAt) && wakeAt > record.now), () => `wakes at ${wakeAt}`);
}

/** What a look at the order decides is explained beforehand as it is decided then, whatever time alone brings about. */
function foretold(book: Rulebook, { lines, steps }: Played, notices: readonly string[]): void {
  lines.forEach(({ now, events, people }, i) => {
    const before = steps[i - 1]?.record;
    if (!before?.order || events.length > 0) return;
    for (const notice of notices) {
      const explained = book.explain(before, { notice, now, people }).about.flatMap(({ decisions }) => decisions);
      const decided = (steps[i] as Step).decisions.filter((one) => one.notice === notice);
      const [said, done] = [explained, decided].map((all) =>
        all
          .map((one) => JSON.stringify(one))
          .sort()
          .join(),
      );
      must(said === done, () => `${notice} at ${now}: explained as ${said}, decided as ${done}`);
    }
  });
}

function explained(book: Rulebook, history: History, seed: number, notices: readonly string[]): void {
  const played = play(book, history, seeded(seed));
  const { lines, steps } = played;
  steps.forEach(complete);
  foretold(book, played, notices);
  const record = steps.at(-1)?.record;
  const people = lines.at(-1)?.people ?? [];
  if (!record?.order) return;
  for (const notice of notices) {
    const { about } = book.explain(record, { notice, now: record.now, people });
    for (const { condition, decisions, person } of about) {
      if (condition.holds) must(decisions.length > 0, () => `${notice} holds for ${person}, and nobody decides`);
      else must(decisions.length === 0, () => `${notice} does not hold for ${person}, and somebody decides`);
    }
  }
}

describe("decisions", () => {
  it.each([
    [
      "the pack",
      plainBook,
      [
        "order-paid",
        "shipped",
        "picked-up",
        "out-for-delivery",
        "delivered",
        "going-back",
        "not-delivered-yet",
        "new-order",
        "orders-while-away",
      ],
    ],
    [
      "limits and money",
      bookOfFakes,
      [
        "late-shipment",
        "late-shipment-seller",
        "overdue-pick-up",
        "overdue-pick-up-seller",
        "compensated",
        "charged",
        "no-news",
        "breach-withdrawn",
      ],
    ],
    ["a pack with thresholds", sharpBook, ["still-unshipped", "nearly-there", "urgent", "around", "by-day", "thanks"]],
  ] as const)("say of all that holds what became of it, and why: %s", { timeout: patience }, (_, book, notices) => {
    everyHistory(20, { steps: 20 }, (history, seed) => explained(book, history, seed, notices));
  });

  it("are explained by what the order has learnt of addresses: where push is dead, the inbox has told", () => {
    explained(sharpBook, randomHistory(seeded(-2147483647), { steps: 20 }), -2147483647, ["thanks"]);
  });

  it("are complete whatever the rules", { timeout: patience }, () => {
    everyHistory(20, { steps: 12 }, (history, seed) =>
      explained(bookWith(randomPack(seeded(seed))), withCalls(history, seed), seed, ["n1", "n2", "n3", "n4"]),
    );
  });
});
