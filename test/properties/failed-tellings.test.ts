import fc from "fast-check";
import { expect, it } from "vitest";
import { defineRulebook, type Person } from "../../src/index.ts";
import { rowOf, stands } from "../../src/notify/ledger.ts";
import { unpacked } from "../../src/notify/ledger-pack.ts";
import { parseSendId } from "../../src/notify/send-id.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { fake, fakeChannels } from "./books.ts";
import { Host } from "./host.ts";
import { must, patience, runs, seeds } from "./runs.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels: [...fakeChannels, fake("webhook")] });
const platform: Person = {
  id: "desk",
  role: "platform",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { webhook: "ops" },
};

/** A host in chaos, which is left alone with its wakes at the end. */
function chaos(seed: number): Host {
  const chance = seeded(seed);
  const host = new Host(book, chance, { begins: true });
  const live = (line: Parameters<Host["live"]>[0]) => host.live({ ...line, people: [...line.people, platform] });
  for (const line of randomHistory(chance, { steps: 16 })) live(line);
  const people = host.people.filter((one) => one !== platform);
  for (let round = 0; round < 6; round++) {
    live({ now: host.steps.at(-1)?.wakeAt ?? host.now + 20_000_000, events: [], people });
    host.work(12);
  }
  host.handle([]);
  return host;
}

it("whoever is told of failures is told of each telling that reached nobody, of no other, and of none of those", {
  timeout: patience,
}, () => {
  let told = 0;
  let failed = 0;
  fc.assert(
    fc.property(seeds, (seed) => {
      const { record, steps } = chaos(seed);
      const rows = record?.ledger.map(unpacked) ?? [];
      const sends = steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "send" ? one : [])));
      for (const { notice, subject, role } of sends.filter((send) => send.notice === "all-channels-failed")) {
        told++;
        const about = parseSendId(`-/${subject}/-/1`);
        const row = about && rowOf(rows, about.notice, about.subject, about.episode, about.person);
        must(role === "platform", () => `${role} was told of a failure`);
        must(row?.x !== undefined && row.n !== notice, () => `${subject} had a channel left`);
      }
      const last = steps.at(-1)?.decisions ?? [];
      for (const row of rows.filter(
        ({ n, x, a }) =>
          x !== undefined && n !== "all-channels-failed" && !a.some((one) => one[0] !== "inbox" && stands(one)),
      )) {
        failed++;
        const key = [row.n, row.s, row.e, row.p].join("/");
        must(
          last.some(({ notice, subject }) => notice === "all-channels-failed" && subject === key),
          () => `nobody was told of ${key}`,
        );
      }
    }),
    runs(40),
  );
  expect([told > 10, failed > 2]).toEqual([true, true]);
});
