import { describe, expect, it } from "vitest";
import { at, clock } from "../support/times.ts";
import { breach, broken, Till } from "./till.ts";

// An order of money that failed is tried again after a minute, then after ten, then it is a task.

const packed = { facts: { "box.packed": at("06-01 10:00") } };
const paid = (): Till => {
  const till = new Till({ late: { worth: { fixed: 300 } } });
  till.at("06-01 10:00", packed);
  return till;
};
const waits = (till: Till): string | null => clock(till.turn("06-01 10:00", packed).next);

describe("money that could not be moved", () => {
  it("is ordered again to the millisecond of its wait, under a further id, and at last is a task", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "failed");
    expect(waits(till)).toBe("06-01 10:06");
    expect(till.at("06-01 10:05:59.999", packed)).toEqual([]);
    expect(till.at("06-01 10:06", packed)).toEqual(["late/box/pay-2 300"]);
    expect(till.at("06-01 10:30", packed)).toEqual([]);
    till.hears("06-01 10:30", "late/box/pay-2", "failed");
    expect(till.at("06-01 10:39:59.999", packed)).toEqual([]);
    expect(till.at("06-01 10:40", packed)).toEqual(["late/box/pay-3 300"]);
    till.hears("06-01 10:41", "late/box/pay-3", "failed");
    expect(till.at("06-01 10:41", packed)).toEqual(["task settle-by-hand/late/box/pay"]);
    expect(till.at("06-09 00:00", packed)).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300"]);
  });

  it("leaves the next of its group to be charged whole where it was the charge: nothing was taken yet", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, group: "ship" },
      worse: { worth: { fixed: 2000 }, on: { "box.sent": true }, group: "ship" },
    });
    till.at("06-01 10:00", packed);
    till.hears("06-01 10:05", "late/box/charge", "refused");
    till.at("06-01 10:05", packed);
    const worse = { facts: { ...packed.facts, "box.sent": at("06-01 11:00") } };
    expect(till.at("06-01 11:00", worse)).toEqual(["worse/box/pay 1700", "worse/box/charge 2000"]);
  });

  it("is tried each by itself: payment and charge", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/charge", "failed");
    till.hears("06-01 10:05:30", "late/box/pay", "failed");
    expect(till.at("06-01 10:06", packed)).toEqual(["late/box/charge-2 300"]);
    expect(till.at("06-01 10:06:30", packed)).toEqual(["late/box/pay-2 300"]);
  });

  it("is not tried again where it was moved after all, by whichever try", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "failed");
    till.at("06-01 10:06", packed);
    till.hears("06-01 10:07", "late/box/pay", "done");
    till.hears("06-01 10:08", "late/box/pay-2", "failed");
    expect(till.at("06-09 00:00", packed)).toEqual([]);
  });

  it("is said to have failed once for each try", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "failed");
    till.hears("06-01 10:05:30", "late/box/pay", "failed");
    expect(till.at("06-01 10:06", packed)).toEqual(["late/box/pay-2 300"]);
    till.hears("06-01 10:07", "late/box/pay", "failed");
    expect(till.at("06-09 00:00", packed)).toEqual([]);
  });

  it("is settled where a person did the task", () => {
    const till = paid();
    for (const [time, id] of [
      ["06-01 10:05", "late/box/pay"],
      ["06-01 10:20", "late/box/pay-2"],
      ["06-01 10:40", "late/box/pay-3"],
    ] as const) {
      till.hears(time, id, "failed");
      till.at("06-01 11:00", packed);
    }
    expect(till.hears("06-01 12:00", "late/box/pay-3", "done")).toBe(true);
    expect(till.at("06-09 00:00", packed)).toEqual([]);
    expect(till.rows[0]?.q?.[0]).toEqual(["pay", 3, at("06-01 12:00"), "done", 300]);
  });

  it("has to be of this order", () => {
    const till = paid();
    expect(till.hears("06-01 10:05", "late/other/pay", "done")).toBe(false);
    expect(till.hears("06-01 10:05", "late/box/pay-2", "done")).toBe(false);
    expect(till.hears("06-01 10:05", "late/box/reverse", "done")).toBe(false);
  });
});

describe("money that the host refuses to move", () => {
  it("is owed no more, and given back to who was charged for it", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "refused");
    expect(till.at("06-01 10:05", packed)).toEqual(["late/box/reverse 300"]);
    expect(till.stands).toEqual(["late of box: charged 300 reversed 300 cancelled: refused"]);
    expect(till.at("06-09 00:00", packed)).toEqual([]);
  });

  it("takes with it a charge that failed: nothing was taken, so nothing is given back or tried again", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/charge", "failed");
    till.hears("06-01 10:05:30", "late/box/pay", "refused");
    expect(till.at("06-01 10:05:30", packed)).toEqual([]);
    expect(till.at("06-01 10:06", packed)).toEqual([]);
    expect(till.at("06-09 00:00", packed)).toEqual([]);
    expect(till.stands).toEqual(["late of box: charged 300 reversed 300 cancelled: refused"]);
  });

  it("may have failed before: while the next try is waited for, and once it is a person's task", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "failed");
    expect(till.hears("06-01 10:05:30", "late/box/pay", "refused")).toBe(true);
    expect(till.at("06-01 10:06", packed)).toEqual(["late/box/reverse 300"]);

    const other = paid();
    for (const id of ["late/box/pay", "late/box/pay-2", "late/box/pay-3"]) {
      other.hears("06-01 10:05", id, "failed");
      other.at("06-01 11:00", packed);
    }
    expect(other.hears("06-01 12:00", "late/box/pay-2", "refused")).toBe(true);
    expect(other.at("06-01 12:00", packed)).toEqual([]);
    other.hears("06-01 12:00", "late/box/pay-3", "refused");
    expect(other.at("06-01 12:00", packed)).toEqual(["late/box/reverse 300"]);
    expect(other.stands).toEqual(["late of box: charged 300 reversed 300 cancelled: refused"]);
  });

  it("is not ordered again, under an id that was used, where another breach takes the place of the first", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, on: { "send-box-by": "breached" }, behind: ["send-box-by"] },
    });
    expect(till.at("06-02 10:00", { facts: broken(), claims: [breach()] })).toEqual([
      "late/box/pay 300",
      "late/box/charge 300",
    ]);
    till.hears("06-02 10:05", "late/box/pay", "refused");
    const later = at("06-03 10:00");
    const moved = [breach({ x: [later, "agreed"] }), breach({ d: later })];
    expect(till.at("06-03 10:00", { facts: broken(later), claims: moved })).toEqual(["late/box/reverse 300"]);
    expect(till.at("06-09 00:00", { facts: broken(later), claims: moved })).toEqual([]);
  });

  it("is a person's task where it was the price: that stays owed, and may be paid by hand", () => {
    const till = new Till({ price: { worth: { fixed: 300 }, form: "refund" } });
    till.at("06-01 10:00", packed);
    till.hears("06-01 10:05", "price/box/pay", "refused");
    expect(till.at("06-01 10:05", packed)).toEqual(["task settle-by-hand/price/box/pay"]);
    till.hears("06-01 10:10", "price/box/pay", "refused");
    expect(till.at("06-09 00:00", packed)).toEqual([]);
    expect(till.stands).toEqual(["price of box: issued 300"]);
    till.hears("06-09 10:00", "price/box/pay", "done");
    expect(till.rows[0]?.q).toEqual([["pay", 1, at("06-09 10:00"), "done", 300]]);
  });

  it("is a person's task where it was the charge that goes back", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "refused");
    till.at("06-01 10:05", packed);
    till.hears("06-01 10:06", "late/box/reverse", "refused");
    expect(till.at("06-01 10:06", packed)).toEqual(["task settle-by-hand/late/box/reverse"]);
    expect(till.at("06-09 00:00", packed)).toEqual([]);
  });

  it("is not charged again where it is so again", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/pay", "refused");
    till.at("06-01 10:05", packed);
    till.at("06-01 11:00");
    expect(till.at("06-01 12:00", packed)).toEqual([]);
  });

  it("is the platform's loss where it was the charge: the buyer has his", () => {
    const till = paid();
    till.hears("06-01 10:05", "late/box/charge", "refused");
    expect(till.at("06-09 00:00", packed)).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300 reversed 300"]);
  });

  it("leaves the next of its group to be charged whole where it was the charge: nothing was taken yet", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, group: "ship" },
      worse: { worth: { fixed: 2000 }, on: { "box.sent": true }, group: "ship" },
    });
    till.at("06-01 10:00", packed);
    till.hears("06-01 10:05", "late/box/charge", "refused");
    till.at("06-01 10:05", packed);
    const worse = { facts: { ...packed.facts, "box.sent": at("06-01 11:00") } };
    expect(till.at("06-01 11:00", worse)).toEqual(["worse/box/pay 1700", "worse/box/charge 2000"]);
  });

  it("leaves what is missing to the next of its group where that has paid the difference, and is not taken from the lower", () => {
    const group = {
      late: { worth: { fixed: 300 }, group: "ship" },
      worse: { worth: { fixed: 2000 }, on: { "box.sent": true }, group: "ship" },
    } as const;
    const both = { facts: { ...packed.facts, "box.sent": at("06-01 11:00") } };
    const till = (): Till => {
      const one = new Till(group);
      one.at("06-01 10:00", packed);
      one.at("06-01 11:00", both);
      return one;
    };
    const refused = (effect: string): readonly string[] => {
      const one = till();
      one.hears("06-01 12:00", effect, "refused");
      return [...one.at("06-01 12:00", both), ...one.at("06-09 00:00", both)];
    };
    expect(refused("late/box/pay")).toEqual(["worse/box/pay2 300"]);
    expect(refused("late/box/charge")).toEqual(["worse/box/charge2 300"]);
    expect(refused("worse/box/charge")).toEqual([]);
    const twice = till();
    twice.hears("06-01 12:00", "late/box/pay", "refused");
    twice.at("06-01 12:00", both);
    twice.hears("06-01 13:00", "worse/box/pay2", "refused");
    expect(twice.at("06-09 00:00", both)).toEqual([]);
    expect(twice.stands).toEqual([
      "late of box: charged 300 cancelled: refused",
      "worse of box: issued 1700 charged 1700",
    ]);
  });

  it("leaves what it covered to be paid", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, on: { "box.sent": true }, group: "ship" },
      worse: { worth: { fixed: 2000 }, group: "ship" },
    });
    const both = { facts: { ...packed.facts, "box.sent": at("06-01 11:00") } };
    till.at("06-01 10:00", packed);
    till.at("06-01 11:00", both);
    till.hears("06-01 12:00", "worse/box/pay", "refused");
    expect(till.at("06-01 12:00", both)).toEqual(["worse/box/reverse 1700", "late/box/pay 300"]);
    expect(till.at("06-09 00:00", both)).toEqual([]);
  });

  it("leaves the next of its group to be paid whole", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, group: "ship" },
      worse: { worth: { fixed: 2000 }, on: { "box.sent": true }, group: "ship" },
    });
    till.at("06-01 10:00", packed);
    till.hears("06-01 10:05", "late/box/pay", "refused");
    till.at("06-01 10:05", packed);
    const worse = { facts: { ...packed.facts, "box.sent": at("06-01 11:00") } };
    expect(till.at("06-01 11:00", worse)).toEqual(["worse/box/pay 2000", "worse/box/charge 2000"]);
  });
});

describe("a breach that ends after it was paid for", () => {
  it("and comes anew is owed and charged again, under further steps, what had not come", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, on: { "send-box-by": "breached" }, behind: ["send-box-by"] },
    });
    till.at("06-02 10:00:00.001", { facts: broken(), claims: [breach()] });
    till.hears("06-02 10:01", "late/box/pay", "failed");
    till.hears("06-02 10:01", "late/box/charge", "failed");
    const over = breach({ x: [at("06-02 10:01:30"), "disruption"] });
    expect(till.at("06-02 10:01:30", { facts: packed.facts, claims: [over] })).toEqual([]);
    const later = at("06-03 10:00");
    const anew = { facts: broken(later), claims: [over, breach({ d: later })] };
    expect(till.at("06-03 10:00:00.001", anew)).toEqual(["late/box/pay2 300", "late/box/charge2 300"]);
    expect(till.at("06-09 00:00", anew)).toEqual([]);
    expect(till.hears("06-09 00:00", "late/box/pay", "done")).toBe(true);
    expect(till.stands).toEqual(["late of box: issued 300 charged 600 reversed 300"]);
  });

  it("gives back what was never taken only as a person's task", () => {
    const till = new Till({
      late: { worth: { fixed: 300 }, on: { "send-box-by": "breached" }, behind: ["send-box-by"] },
    });
    till.at("06-02 10:00:00.001", { facts: broken(), claims: [breach()] });
    const over = { facts: packed.facts, claims: [breach({ x: [at("06-02 11:00"), "appeal"] })] };
    expect(till.at("06-02 11:00", over)).toEqual(["late/box/reverse 300"]);
    till.hears("06-02 12:00", "late/box/charge", "refused");
    expect(till.at("06-02 12:00", over)).toEqual(["task settle-by-hand/late/box/reverse"]);
    expect(till.at("06-09 00:00", over)).toEqual([]);
  });

  const late = {
    late: { worth: { fixed: 300 }, on: { "send-box-by": "breached" }, behind: ["send-box-by"] },
  } as const;
  const stands = { facts: broken(), claims: [breach()] };
  const ended = { facts: packed.facts, claims: [breach({ x: [at("06-02 12:00"), "late-evidence"] })] };

  it("gives back no charge that had not come, and orders it no more", () => {
    const till = new Till(late);
    till.at("06-02 10:00:00.001", stands);
    till.hears("06-02 10:01", "late/box/pay", "done");
    till.hears("06-02 10:01", "late/box/charge", "failed");
    expect(till.at("06-02 10:01:30", ended)).toEqual([]);
    expect(till.at("06-09 00:00", ended)).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300 reversed 300"]);
  });

  it("leaves the buyer what he has, and gives the charge back, once", () => {
    const till = new Till(late);
    expect(till.at("06-02 10:00:00.001", stands)).toEqual(["late/box/pay 300", "late/box/charge 300"]);
    expect(till.at("06-02 12:00", ended)).toEqual(["late/box/reverse 300"]);
    expect(till.at("06-02 13:00", ended)).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300 reversed 300"]);
  });

  it("is charged for again where it counts again, and not paid twice", () => {
    const till = new Till(late);
    till.at("06-02 10:00:00.001", stands);
    till.at("06-02 12:00", ended);
    expect(till.at("06-02 14:00", stands)).toEqual(["late/box/charge2 300"]);
  });

  it("is paid for once though another takes its place: the charge goes on to that", () => {
    const till = new Till(late);
    till.at("06-02 10:00:00.001", stands);
    till.at("06-02 12:00", ended);
    const other = breach({ d: at("06-05 10:00") });
    const next = { facts: broken(at("06-05 10:00")), claims: [...ended.claims, other] };
    expect(till.at("06-05 10:00:00.001", next)).toEqual(["late/box/charge2 300"]);
    expect(till.rows[0]?.c).toEqual([`send-box-by:box:${at("06-05 10:00")}`]);
  });

  it("gives back what is still on its way to be charged, too", () => {
    const till = new Till(late);
    till.at("06-02 10:00:00.001", stands);
    expect(till.at("06-02 11:00:30", ended)).toEqual(["late/box/reverse 300"]);
  });
});
