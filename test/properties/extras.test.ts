import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../../src/index.ts";
import { everyLife, everyPack, type Ruled, standings } from "./lives.ts";
import { bytes, must, patience } from "./runs.ts";

const kinds = ["split", "gift", "resend", "exchange"] as const;
const watched: readonly string[] = ["ship-by", "pick-up-by"];

/** Where the promises to ship and to be picked up stand, but for those of that parcel. */
const stands = (under: Ruled, record: OrderRecord, extra: string): readonly unknown[] =>
  standings(under, record)
    .filter(({ rule, subject }) => watched.includes(rule.name) && subject !== extra)
    .map(({ rule, subject, state }) => [rule.name, subject, state.status, state.started, state.due]);

describe.each(everyPack)("a parcel beside those that count, under %s", (_, under) => {
  it("changes nothing of what is promised of shipping and picking up", { timeout: patience }, () => {
    let added = 0;
    everyLife(under, 40, ({ steps, journal }, seed) => {
      steps.forEach(({ record }, i) => {
        if ((i + seed) % 5 !== 0 || !record.order) return;
        const context = { now: record.now, people: journal[i]?.people ?? [] };
        const payload = {
          parcelId: "beside",
          kind: kinds[(i + seed) % kinds.length] ?? "gift",
          carrier: "zhongtong",
          number: "73109999999999",
        };
        const actor = { role: "seller" } as const;
        const event = { id: "beside", type: "extra_parcel.added", orderId: record.id, actor, payload } as const;
        const plain = under.book.step(record, [], context);
        const step = under.book.step(record, [event], context);
        if (step.outcomes[0]?.is !== "accepted") return;
        added++;
        const [before, after] = [plain, step].map((one) => stands(under, one.record, "beside"));
        must(bytes(before) === bytes(after), () => `${seed}: ${bytes([before, after])}`);
        const claims = (one: OrderRecord) => (one.claims ?? []).filter(({ p }) => watched.includes(p));
        must(
          bytes(claims(plain.record)) === bytes(claims(step.record)),
          () => `${seed}: ${bytes(claims(step.record))}`,
        );
        must(stands(under, step.record, "").length === after?.length, () => `${seed}: it has a promise of its own`);
      });
    });
    expect(added).toBeGreaterThan(10);
  });
});
