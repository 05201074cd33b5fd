import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnyPack, defineRulebook, type Person, type SendEffect } from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { fakeChannels, textsFor } from "./books.ts";
import { clockChanges } from "./clock-changes.ts";
import { isQuiet, wall } from "./oracle.ts";
import { must, patience, play, runs, seeds } from "./runs.ts";

const offer = (each: string, when: object, more: object = {}) => ({
  ref: "T",
  each,
  to: "buyer",
  topic: "offers",
  class: "marketing",
  when,
  channels: ["push", "sms", "wechat", "email"],
  ...more,
});
/** Each way to treat quiet hours, and instants of all hours. */
const offers = {
  held: offer("order", { "order.paid": true }, { quiet: "hold" }),
  dropped: offer("order", { "order.created": true }),
  pushed: offer("order", { "order.paid": { past: "5h" } }, { quiet: "send" }),
  moved: offer("parcel", { "parcel.picked-up": true }, { quiet: "reroute" }),
  late: offer("parcel", { "parcel.picked-up": { past: "9h" } }, { quiet: "hold", inbox: false }),
};
const texts = textsFor(offers);
const shop: AnyPack = {
  id: "offers",
  version: "1",
  words: { notices: Object.keys(offers) },
  notices: offers,
  texts: { "zh-CN": texts, en: texts },
};
const book = defineRulebook({ packs: [marketplaceCn, shop], channels: fakeChannels });

const zones = [...new Set(clockChanges.map(({ zone }) => zone)), "Asia/Shanghai"];

it("no offer leaves without consent, beside its window, or in quiet hours but where it says so", {
  timeout: patience,
}, () => {
  const seen = { issued: 0, begun: 0, withheld: 0 };
  const check = (send: SendEffect, person: Person | undefined, now: number): void => {
    const what = (why: string) => () => `${send.id} ${why} at ${new Date(now).toISOString()} for ${person?.zone}`;
    must(person !== undefined, what("goes to nobody"));
    if (!person) return;
    must((person.consents?.marketing ?? Number.POSITIVE_INFINITY) <= now, what("has no consent"));
    if (send.channel === "inbox") return;
    const clock = wall(now, person.zone);
    must(clock >= "08:00" && clock < "21:00", what(`leaves at ${clock}`));
    must(send.notice === "pushed" || !isQuiet(now, person), what("disturbs"));
  };
  fc.assert(
    fc.property(seeds, (seed) => {
      const chance = seeded(seed);
      const { lines, steps } = play(book, randomHistory(chance, { steps: 20, zones }), chance);
      const issued = new Map<string, SendEffect>();
      steps.forEach(({ effects, record, outcomes, decisions }, i) => {
        const { events = [], people = [] } = lines[i] ?? {};
        const reader = ({ person }: SendEffect) => people.find(({ id }) => id === person);
        for (const effect of effects) {
          if (effect.type !== "send" || effect.class !== "marketing") continue;
          issued.set(effect.id, effect);
          seen.issued++;
          check(effect, reader(effect), record.now);
        }
        events.forEach((event, k) => {
          const send = event.type === "send.begun" ? issued.get(event.payload.sendId) : undefined;
          if (!send || outcomes[k]?.is !== "accepted") return;
          seen.begun++;
          check(send, reader(send), record.now);
        });
        seen.withheld += decisions.filter(({ notice, is }) => notice in offers && is !== "told").length;
      });
    }),
    runs(60),
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
