import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milestoneRank } from "waybell/lifecycle";
import type { Rulebook, SendEffect } from "../../src/index.ts";
import { seeded } from "../../src/testing/generators.ts";
import { fakeChannels, plainBook, realChannels, sharpBook } from "./books.ts";
import { outForDelivery } from "./courier.ts";
import { bytes, everyHistory, type History, must, patience, play, runs } from "./runs.ts";

const books = [
  ["the pack", plainBook],
  ["a pack with thresholds", sharpBook],
] as const;

/** Where people read: titles, bodies, values, whatever the channel makes of them. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") {
    if (!/^[[{]/.test(value)) return [value];
    try {
      return textsOf(JSON.parse(value));
    } catch {
      return [value];
    }
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const mobile = /(?<![\w-])(?:\+?86)?1[3-9]\d{9}(?!\d)/;
const addressed = ["to", "PhoneNumbers", "registration_id", "audience"];

/** What a message says, without whom it goes to and what it is called by. */
function said({ id, request }: SendEffect): readonly string[] {
  const { body, query, ...rest } = request.kind === "http" ? request : { ...request, body: "", query: undefined };
  const open = { ...rest, query: { ...query, TemplateParam: parsed(query?.TemplateParam ?? "") }, body: parsed(body) };
  return textsOf(JSON.parse(JSON.stringify(open, (key, at) => (addressed.includes(key) ? undefined : at)))).filter(
    (text) => !text.includes(id),
  );
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const sendsOf = (book: Rulebook, history: History, seed: number): readonly SendEffect[] =>
  play(book, history, seeded(seed)).steps.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.type === "send" ? effect : [])),
  );

describe("the texts of messages", () => {
  it.each(books)("have every placeholder filled and nobody's whole number: %s", { timeout: patience }, (_, book) => {
    let seen = 0;
    everyHistory(25, { steps: 25 }, (history, seed) => {
      for (const send of sendsOf(book, history, seed)) {
        for (const text of said(send)) {
          seen++;
          must(!/[{}]|undefined|\[object|NaN|Invalid Date/.test(text), () => `${send.id}: ${text}`);
          must(!mobile.test(text), () => `${send.id}: ${text}`);
        }
      }
    });
    expect(seen).toBeGreaterThan(100);
  });

  it("say a number only in part, however and wherever a carrier writes it", { timeout: patience }, () => {
    const number = fc.constantFrom(
      "13812345678",
      "+8613812345678",
      "0086 138 1234 5678",
      "138-1234-5678",
      "8613812345678",
      "138.1234.5678",
      "138 / 1234 / 5678",
      "１３８１２３４５６７８",
    );
    const phones = fc
      .tuple(number, fc.constantFrom("", " ", ",8801", "转8801", "*12", " / 13987654321", "、13987654321"))
      .map(([phone, more]) => `${phone}${more}`);
    fc.assert(
      fc.property(phones, (phone) => {
        const named = { phone, name: `李师傅 ${phone}` };
        for (const send of sendsOf(plainBook, outForDelivery(named, "zhongtong", `杭州 ${phone}`), 1))
          for (const text of said(send))
            must(!/1\d{2}\D{0,3}1234\D{0,3}\d{4}/.test(text.normalize("NFKC")), () => `${phone}: ${text}`);
      }),
      runs(30),
    );
  });

  it("say what carriers and people are called, and nothing of the machinery", { timeout: patience }, () => {
    const odd = ["constructor", "toString", "__proto__", "hasOwnProperty", "{eta}", "$&", "%s", "'{", "<b>"];
    fc.assert(
      fc.property(fc.constantFrom(...odd), fc.constantFrom(...odd), (carrier, name) => {
        for (const send of sendsOf(plainBook, outForDelivery({ name }, carrier, name), 1))
          for (const text of said(send)) must(!/native code|\[object|function /.test(text), () => text);
      }),
      runs(30),
    );
  });
});

/** Values that may be known to the host and to the one message that needs them, and to nobody else. */
function secretsOf(history: History): readonly string[] {
  const found = new Set<string>();
  for (const { people, events } of history) {
    for (const { addresses } of people) for (const address of Object.values(addresses)) found.add(String(address));
    for (const event of events) {
      if (event.type !== "trace.received") continue;
      for (const { courier, point } of event.payload.scans) {
        if (courier?.phone) found.add(courier.phone);
        if (point?.code) found.add(point.code);
      }
    }
  }
  return [...found];
}

describe("personal data", () => {
  it.each(books)(
    "stays out of decisions, outcomes, findings, reports and logs: %s",
    { timeout: patience },
    (_, book) => {
      const channels = book === plainBook ? realChannels : fakeChannels;
      const adapters = new Map(channels.map((adapter) => [adapter.id, adapter]));
      everyHistory(20, { steps: 25 }, (history, seed) => {
        const secrets = secretsOf(history);
        const { lines, steps } = play(book, history, seeded(seed));
        const open: unknown[] = steps.map(({ outcomes, decisions, findings, watch, effects }) => [
          outcomes,
          decisions,
          findings,
          watch,
          effects.map((effect) => {
            if (effect.type !== "send") return effect;
            const adapter = adapters.get(effect.channel);
            return { ...effect, request: adapter?.redact(effect.request) };
          }),
        ]);
        const last = steps.at(-1)?.record;
        const people = lines.at(-1)?.people ?? [];
        if (last?.order) {
          for (const notice of ["out-for-delivery", "ready-to-collect", "delivered"])
            open.push(book.explain(last, { notice, now: last.now, people }));
          open.push(book.view(last, { now: last.now, as: {} }));
        }
        const text = bytes(open);
        for (const secret of secrets) must(!text.includes(secret), () => `${secret} is in ${around(text, secret)}`);
        // Addresses belong to the person and are never stored.
        const stored = bytes(last ?? null);
        for (const { people: them } of history)
          for (const { addresses } of them)
            for (const address of Object.values(addresses))
              must(!stored.includes(String(address)), () => `${address} is in ${around(stored, String(address))}`);
      });
    },
  );
});

const around = (text: string, found: string): string => text.slice(Math.max(0, text.indexOf(found) - 80)).slice(0, 200);

describe("what an order page shows", () => {
  const revoking = ["awaiting_collection", "out_for_delivery", "returning", "returned"];

  it("goes forward only, but for what revokes a delivery, and its lines stand in order of time", {
    timeout: patience,
  }, () => {
    everyHistory(25, { steps: 30 }, (history, seed) => forward(plainBook, history, seed));
  });

  function forward(book: Rulebook, history: History, seed: number): void {
    const { steps } = play(book, history, seeded(seed));
    const seen = new Map<string, { milestone: keyof typeof milestoneRank; scans: string }>();
    for (const { record } of steps) {
      for (const { id, number, milestone, timeline } of book.view(record, { now: record.now, as: {} }).parcels) {
        must(
          timeline.every((scan, i) => i === 0 || (timeline[i - 1]?.at ?? 0) <= scan.at),
          () => `${id} is not in order of time`,
        );
        const before = seen.get(`${id}/${number}`);
        // A scan that comes late is put where it belongs: only what is newest can go on.
        const last = bytes(timeline.at(-1) ?? null);
        if (before && before.scans !== last && timeline.length > 1 && newest(before.scans, timeline)) {
          const back = milestoneRank[milestone] < milestoneRank[before.milestone];
          const revoked = before.milestone === "delivered" && revoking.includes(milestone);
          must(!back || revoked, () => `${id} went from ${before.milestone} to ${milestone}`);
        }
        seen.set(`${id}/${number}`, { milestone, scans: last });
      }
    }
  }

  const newest = (before: string, timeline: readonly unknown[]): boolean => bytes(timeline.at(-2)) === before;
});
