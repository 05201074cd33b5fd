import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import { answers, ask, bodyOf, changed, digest, digests, Mail, newOrder, newOrders } from "../support/mail.ts";
import { seller } from "../support/shop.ts";
import { at } from "../support/times.ts";

const sleeper: Person = { ...seller, quietHours: { from: "21:00", to: "09:00" } };
const orders = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `order-${i}`);
const time = (act: () => unknown): number => {
  const start = performance.now();
  act();
  return performance.now() - start;
};
/** The least of some tries: what a busy machine adds is not counted. */
const least = (act: () => number): number => Math.min(...Array.from({ length: 3 }, act));

describe("two thousand questions in one list", () => {
  const night = (count: number) =>
    orders(count).map((order) =>
      newOrder(order, "06-01 23:00", { channel: "digest", facts: { by: at("06-03 12:00") } }),
    );

  it("become one message, and two thousand answers", () => {
    const mail = new Mail({ ...newOrders, person: sleeper });
    expect(answers(mail.at("06-01 23:00", ...night(2000)))).toHaveLength(2000);
    const one = digest(mail.at("06-02 09:00"));
    expect(bodyOf(one)).toBe("2,000 new orders");
    expect(new Set(answers(mail.send("06-02 09:00", one)))).toEqual(
      new Set(orders(2000).map((order) => `${order} told`)),
    );
  });

  it("cost in proportion to their number", () => {
    const cost = (count: number): number =>
      least(() => {
        const mail = new Mail({
          ...newOrders,
          person: sleeper,
          budgets: { some: { most: 5, within: "24h", classes: ["normal"] } },
        });
        mail.at("06-01 22:00", ask("warm", "06-01 22:00"));
        const list = [...night(count), ...orders(count).map((order) => ask(order, "06-01 23:00"))];
        return time(() => {
          mail.at("06-01 23:00", ...list);
          mail.send("06-02 09:00", digest(mail.at("06-02 09:00")));
          mail.at("06-02 09:01", ...list);
        });
      });
    // Eight times as many: eight times as long, and not sixty-four.
    expect(cost(2000) / cost(250)).toBeLessThan(24);
  });

  it("are let go in their order as units come back, and not answered again in between", () => {
    const mail = new Mail({ budgets: { all: { most: 5, within: "1h" } } });
    const wants = orders(2000).map((order) => ask(order, "06-01 10:00"));
    const first = mail.at("06-01 10:00", ...wants);
    expect(answers(first).filter((answer) => answer.endsWith("pass"))).toHaveLength(5);
    const passed = first.record.wants.filter(({ h }) => h !== undefined).map(({ k }) => k);
    const begun = wants
      .filter(({ key }) => passed.includes(key))
      .map((want) => changed(want, "06-01 10:00", { status: "settled", left: [["push", at("06-01 10:00")]] }));
    expect(answers(mail.at("06-01 10:00", ...begun))).toEqual([]);
    expect(answers(mail.at("06-01 10:30"))).toEqual([]);
    expect(answers(mail.at("06-01 11:00"))).toHaveLength(5);
  });

  it("are forgotten a day after their end, in whatever step comes by", () => {
    const mail = new Mail({ ...newOrders, person: sleeper });
    mail.at("06-01 23:00", ...night(2000));
    mail.send("06-02 09:00", digest(mail.at("06-02 09:00")));
    const done = mail.at("06-02 10:00");
    expect([done.record.wants.length, done.wakeAt]).toEqual([2000, null]);
    const later = mail.at("06-03 12:00", ask("1", "06-03 12:00"));
    expect([later.record.wants.length, answers(later), digests(later)]).toEqual([1, ["1 pass"], []]);
  });
});
