import { describe, expect, it } from "vitest";
import { spansBy } from "../support/conditions.ts";
import { at, clock } from "../support/times.ts";
import { breach, broken, Till } from "./till.ts";

// Money is owed once for its key, waits until it may go, and is looked at again before it goes.

const packed = { "box.packed": at("06-01 10:00") };
const late = { on: { "send-box-by": "breached" }, behind: ["send-box-by"] } as const;

describe("money that is owed", () => {
  it("goes at once where nothing holds it, and the one to blame is charged", () => {
    const till = new Till({ late: { worth: { fixed: 300 } } });
    expect(till.at("06-01 09:59:59.999", {})).toEqual([]);
    expect(till.at("06-01 10:00", { facts: packed })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300"]);
    expect(till.at("06-09 00:00", { facts: packed })).toEqual([]);
  });

  it("is not charged where the platform pays it", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, parts: [{ payer: "platform", to: "buyer" }] } });
    expect(till.at("06-01 10:00", { facts: packed })).toEqual(["late/box/pay 300"]);
    expect(till.stands).toEqual(["late of box: issued 300"]);
  });

  it("is charged whole where the buyer gets a share of it", () => {
    const parts = [
      { payer: "seller", to: "buyer", share: "many" },
      { payer: "seller", to: "platform", share: "rest" },
    ] as const;
    // `many` is 10 here: all of it is the most anybody gets.
    const till = new Till({ late: { worth: { fixed: 2000 }, parts } });
    expect(till.at("06-01 10:00", { facts: packed })).toEqual(["late/box/pay 2000", "late/box/charge 2000"]);
  });

  it.each([
    [1, 2000, "buyer"],
    [0.6, 1200, "platform"],
    [0, undefined, "platform"],
  ] as const)(
    "is charged to whom it goes: of a share of %s the buyer gets %s, and the charge is for the %s",
    (share, pay, to) => {
      const parts = [
        { payer: "seller", to: "buyer", share: "share" },
        { payer: "seller", to: "platform", share: "rest" },
      ] as const;
      const till = new Till({ late: { worth: { fixed: 2000 }, parts } }, { number: () => share });
      const { effects } = till.turn(at("06-01 10:00"), { facts: packed });
      const moved = effects.flatMap((one) => (one.type === "openTask" ? [] : [[one.type, one.amount.amount, one.to]]));
      expect(moved).toEqual([...(pay === undefined ? [] : [["compensate", pay, "buyer"]]), ["charge", 2000, to]]);
    },
  );

  it("is paid by the one and charged to the other where the platform gives the buyer a share of it", () => {
    const parts = [
      { payer: "platform", to: "buyer", share: "half" },
      { payer: "seller", to: "platform", share: "rest" },
    ] as const;
    const till = new Till({ late: { worth: { fixed: 2000 }, parts } }, { number: () => 0.25 });
    const { effects } = till.turn("06-01 10:00", { facts: packed });
    expect(effects.map((one) => one.type !== "openTask" && [one.type, one.amount.amount, one.payer, one.to])).toEqual([
      ["compensate", 500, "platform", "buyer"],
      ["charge", 1500, "seller", "platform"],
    ]);
  });

  it("is charged and not paid where the buyer gets none of it", () => {
    const till = new Till({ late: { worth: { fixed: 2000 }, parts: [{ payer: "seller", to: "platform" }] } });
    expect(till.at("06-01 10:00", { facts: packed })).toEqual(["late/box/charge 2000"]);
    expect(till.stands).toEqual(["late of box: issued 0 charged 2000"]);
  });

  it("is never more than was paid, and nothing where that was nothing", () => {
    const till = new Till({ late: { worth: { fixed: 300 } } });
    expect(till.at("06-01 10:00", { facts: packed, paid: 200 })).toEqual(["late/box/pay 200", "late/box/charge 200"]);
    const free = new Till({ late: { worth: { fixed: 300 } } });
    expect(free.at("06-01 10:00", { facts: packed, paid: 0 })).toEqual([]);
    expect(free.stands).toEqual(["late of box: cancelled: nothing-owed"]);
  });

  it("is not there where its amount is off", () => {
    const till = new Till({ late: { worth: "off" } });
    expect(till.at("06-01 10:00", { facts: packed })).toEqual([]);
    expect(till.stands).toEqual([]);
  });

  it("is what was chosen, and nothing of what gives none", () => {
    const amount = { red: "late", green: "nothing" };
    const till = () => new Till({ late: { worth: { fixed: 300 }, amount, form: { chosenBy: "box.colour" } } });
    const chosen = (colour: string) => ({ facts: { ...packed, "box.colour": colour } });
    expect(till().at("06-01 10:00", chosen("red"))).toEqual(["late/box/pay 300", "late/box/charge 300"]);
    expect(till().at("06-01 10:00", chosen("green"))).toEqual([]);
    expect(till().at("06-01 10:00", chosen("blue"))).toEqual([]);
    expect(till().at("06-01 10:00", { facts: packed })).toEqual([]);
  });
});

describe("a key", () => {
  const boxes = { a: packed, b: packed };

  it("of each box is one of each, and of a group of both the highest is paid", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, group: "late" } });
    expect(till.at("06-01 10:00", { boxes })).toEqual(["late/a/pay 300", "late/a/charge 300"]);
    expect(till.stands).toEqual(["late of a: issued 300 charged 300", "late of b: cancelled: covered"]);
  });

  it("of each box, without a group, is paid for each", () => {
    const till = new Till({ late: { worth: { fixed: 300 } } });
    expect(till.at("06-01 10:00", { boxes })).toEqual([
      "late/a/pay 300",
      "late/a/charge 300",
      "late/b/pay 300",
      "late/b/charge 300",
    ]);
  });

  it("of the order pays the order once, whatever box it is about", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, once: "order" } });
    expect(till.at("06-01 10:00", { boxes: { a: packed } })).toEqual(["late/order/pay 300", "late/order/charge 300"]);
    expect(till.at("06-01 11:00", { boxes })).toEqual([]);
    expect(till.stands).toEqual(["late of a: issued 300 charged 300"]);
  });

  it("of an episode is new with each, of its breach or of its own beginning", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, once: "episode", group: "late", ...late } });
    const [first, second] = [breach(), breach({ e: at("06-03 12:00"), d: at("06-04 12:00") })];
    expect(till.at("06-02 10:00:00.001", { facts: broken(), claims: [first] })).toEqual([
      `late/box:${at("06-01 10:00")}/pay 300`,
      `late/box:${at("06-01 10:00")}/charge 300`,
    ]);
    expect(till.at("06-04 12:00:00.001", { facts: broken(at("06-04 12:00")), claims: [first, second] })).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300", "late of box: cancelled: covered"]);
  });

  it("of a refund is a price of its own: each is paid", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, form: "refund" } });
    expect(till.at("06-01 10:00", { boxes })).toEqual(["late/a/pay 300", "late/b/pay 300"]);
    expect(till.stands).toEqual(["late of a: issued 300", "late of b: issued 300"]);
  });
});

describe("money that is held", () => {
  const held = { late: { worth: { fixed: 300 }, release: { after: "24h" } } } as const;

  it("waits to the last millisecond, and goes with the first of its release", () => {
    const till = new Till(held);
    expect(till.at("06-01 10:00", { facts: packed })).toEqual([]);
    expect(till.at("06-02 09:59:59.999", { facts: packed })).toEqual([]);
    expect(till.stands).toEqual(["late of box: held 300"]);
    expect(clock(till.turn("06-02 09:59:59.999", { facts: packed }).next)).toBe("06-02 10:00");
    expect(till.at("06-02 10:00", { facts: packed })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it("goes when somebody looks, however late, and once", () => {
    const till = new Till(held);
    expect(till.at("06-05 00:00", { facts: packed })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
    expect(till.at("06-05 00:00", { facts: packed })).toEqual([]);
  });

  it("counts business days by the calendar", () => {
    // 06-05 is a Friday; the Monday after it is a holiday, the Saturday is worked.
    const calendar = { holidays: ["2026-06-08"], workingDays: ["2026-06-06"] };
    const till = new Till({ late: { worth: { fixed: 300 }, release: { after: "2bd" } } }, { spans: spansBy(calendar) });
    const friday = { facts: { "box.packed": at("06-05 10:00") } };
    expect(till.at("06-09 09:59:59.999", friday)).toEqual([]);
    expect(till.at("06-09 10:00", friday)).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it("is cancelled where it is owed no more meanwhile, and held anew where it is again", () => {
    const till = new Till(held);
    till.at("06-01 10:00", { facts: packed });
    expect(till.at("06-02 09:59:59.999", {})).toEqual([]);
    expect(till.stands).toEqual(["late of box: cancelled: no-longer-so"]);
    const again = { facts: { "box.packed": at("06-03 10:00") } };
    expect(till.at("06-03 10:00", again)).toEqual([]);
    expect(till.stands).toEqual(["late of box: held 300"]);
    expect(till.at("06-04 09:59:59.999", again)).toEqual([]);
    expect(till.at("06-04 10:00", again)).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it("is held from an earlier time where word of that comes", () => {
    const till = new Till(held);
    till.at("06-01 12:00", { facts: { "box.packed": at("06-01 12:00") } });
    expect(till.at("06-02 10:00", { facts: packed })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it.each([
    ["late-evidence", "late-evidence"],
    ["waived", "waived"],
    ["disruption", "disruption"],
    ["appeal", "appeal"],
  ] as const)("is cancelled with its breach, for the same reason: %s", (why, reason) => {
    const till = new Till({ late: { worth: { fixed: 300 }, release: { after: "24h" }, ...late } });
    till.at("06-02 10:00:00.001", { facts: broken(), claims: [breach()] });
    expect(till.stands).toEqual(["late of box: held 300"]);
    const ended = breach({ x: [at("06-02 12:00"), why] });
    expect(till.at("06-02 12:00", { facts: packed, claims: [ended] })).toEqual([]);
    expect(till.stands).toEqual([`late of box: cancelled: ${reason}`]);
    expect(till.at("06-09 00:00", { facts: packed, claims: [ended] })).toEqual([]);
  });

  it("waits for what it is released on, and for its time", () => {
    const till = new Till({ late: { worth: { fixed: 300 }, release: { after: "24h", on: { "box.sent": true } } } });
    const sent = { ...packed, "box.sent": at("06-01 12:00") };
    expect(till.at("06-02 09:59:59.999", { facts: sent })).toEqual([]);
    expect(till.at("06-03 00:00", { facts: packed })).toEqual([]);
    expect(till.at("06-03 00:00", { facts: sent })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it("waits for an agent where one decides, and is worth what it is worth then", () => {
    const tiers = {
      tiers: [
        { from: "1d", fixed: 200 },
        { from: "3d", fixed: 500 },
      ],
    } as const;
    const till = new Till({ late: { worth: tiers, since: "box.packed", release: { by: "agent" } } });
    till.at("06-02 10:00", { facts: packed });
    expect(till.stands).toEqual(["late of box: held 200"]);
    expect(till.at("06-04 09:59:59.999", { facts: packed })).toEqual([]);
    till.released("06-04 10:00");
    expect(till.at("06-04 10:00", { facts: packed })).toEqual(["late/box/pay 500", "late/box/charge 500"]);
  });
});

describe("what is worth more from day to day", () => {
  const tiers = {
    tiers: [
      { from: "1d", fixed: 200 },
      { from: "3d", fixed: 500 },
    ],
  } as const;

  it("grows no more from when its time ended, whenever it is let go", () => {
    const till = new Till({
      late: { worth: tiers, since: "box.packed", until: "box.sent", release: { by: "agent" } },
    });
    const sent = { facts: { ...packed, "box.sent": at("06-04 09:59:59.999") } };
    till.at("06-02 10:00", { facts: packed });
    till.released("06-20 10:00");
    expect(till.at("06-20 10:00", sent)).toEqual(["late/box/pay 200", "late/box/charge 200"]);
  });
});

describe("a breach that counts again", () => {
  const policy = {
    late: {
      worth: { fixed: 300 },
      on: { "send-box-by": "breached" },
      behind: ["send-box-by"],
      release: { after: "24h" },
    },
  } as const;
  const stands = { facts: broken(), claims: [breach()] };
  const ended = { facts: packed, claims: [breach({ x: [at("06-02 12:00"), "late-evidence"] })] };

  it("owes again what was cancelled with it, from when it broke", () => {
    const till = new Till(policy);
    till.at("06-02 10:00:00.001", stands);
    till.at("06-02 12:00", ended);
    expect(till.stands).toEqual(["late of box: cancelled: late-evidence"]);
    till.at("06-02 13:00", stands);
    expect(till.stands).toEqual(["late of box: held 300"]);
    expect(till.at("06-03 09:59:59.999", stands)).toEqual([]);
    expect(till.at("06-03 10:00", stands)).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });
});

describe("what excludes it", () => {
  const held = { late: { worth: { fixed: 300 }, unless: { "box.heavy": true }, release: { after: "24h" } } } as const;
  const heavy = { facts: { ...packed, "box.heavy": true } };

  it("counts when it is to go, not before", () => {
    const till = new Till(held);
    till.at("06-01 10:00", heavy);
    till.at("06-02 09:59:59.999", heavy);
    expect(till.stands).toEqual(["late of box: held 300"]);
    expect(till.at("06-02 10:00", { facts: packed })).toEqual(["late/box/pay 300", "late/box/charge 300"]);
  });

  it("counts though it came only while it was held, to the last millisecond", () => {
    const till = new Till(held);
    till.at("06-01 10:00", { facts: packed });
    expect(till.at("06-02 10:00", heavy)).toEqual([]);
    expect(till.stands).toEqual(["late of box: cancelled: excluded"]);
  });

  it("takes nothing back from who has it, nor gives it to who does not", () => {
    const till = new Till(held);
    till.at("06-02 10:00", { facts: packed });
    expect(till.at("06-02 11:00", heavy)).toEqual([]);
    expect(till.stands).toEqual(["late of box: issued 300 charged 300"]);
    const excluded = new Till(held);
    excluded.at("06-02 10:00", heavy);
    expect(excluded.at("06-02 11:00", { facts: packed })).toEqual([]);
  });
});

describe("a limit for each buyer", () => {
  // 10.00 in 24 hours.
  const limited = {
    late: { worth: { fixed: 600 }, limit: { amount: "a-day", per: "buyer", in: "24h" } },
  } as const;
  const got = (time: string, amount: number, currency = "CNY") => ({ at: at(time), amount: { amount, currency } });
  const paidAt = (time: string, lately: ReturnType<typeof got>[]): readonly string[] => {
    const till = new Till(limited);
    till.at(time, { facts: packed, lately });
    return till.stands;
  };

  it.each<[what: string, lately: ReturnType<typeof got>[], stands: string]>([
    ["nothing yet", [], "issued 600 charged 600"],
    ["as much as leaves room", [got("06-01 12:00", 400)], "issued 600 charged 600"],
    ["so much that less is left", [got("06-01 12:00", 401)], "issued 599 charged 599"],
    ["nearly all of it, in two", [got("06-01 12:00", 500), got("06-01 13:00", 499)], "issued 1 charged 1"],
    ["all of it", [got("06-01 12:00", 1000)], "cancelled: limit"],
    ["more than that", [got("06-01 12:00", 2500)], "cancelled: limit"],
    ["it to the millisecond a day ago", [got("06-01 10:00", 1000)], "issued 600 charged 600"],
    ["it a millisecond less ago", [got("06-01 10:00:00.001", 1000)], "cancelled: limit"],
    ["it just now", [got("06-02 10:00", 1000)], "cancelled: limit"],
    ["something that is not yet so", [got("06-02 10:00:00.001", 1000)], "issued 600 charged 600"],
    ["it in another currency", [got("06-01 12:00", 1000, "USD")], "issued 600 charged 600"],
  ])("counts what he got lately: %s", (_, lately, stands) => {
    expect(paidAt("06-02 10:00", lately)).toEqual([`late of box: ${stands}`]);
  });

  it("of times counts times", () => {
    const twice = { late: { worth: { fixed: 600 }, limit: { times: 2, per: "buyer", in: "24h" } } } as const;
    const having = (lately: ReturnType<typeof got>[]): readonly string[] => {
      const till = new Till(twice);
      till.at("06-02 10:00", { facts: packed, lately });
      return till.stands;
    };
    expect(having([got("06-01 12:00", 1)])).toEqual(["late of box: issued 600 charged 600"]);
    expect(having([got("06-01 12:00", 1), got("06-01 13:00", 1)])).toEqual(["late of box: cancelled: limit"]);
  });

  const boxes = { a: packed, b: packed, c: packed };

  it("counts what the same rule gave him of this very order, whichever box it was for", () => {
    const till = new Till(limited);
    till.at("06-01 12:00", { boxes: { a: packed } });
    const lately = [got("06-01 12:30", 100)];
    till.at("06-01 13:00", { boxes: { a: packed, b: packed }, lately });
    till.at("06-01 14:00", { boxes, lately });
    expect(till.stands).toEqual([
      "late of a: issued 600 charged 600",
      "late of b: issued 300 charged 300",
      "late of c: cancelled: limit",
    ]);
  });

  it("of times counts these, too, and no more when their time is over", () => {
    const till = new Till({ late: { worth: { fixed: 600 }, limit: { times: 1, per: "buyer", in: "24h" } } });
    till.at("06-01 12:00", { boxes: { a: packed } });
    till.at("06-02 11:59:59.999", { boxes: { a: packed, b: packed } });
    till.at("06-02 12:00", { boxes });
    expect(till.stands).toEqual([
      "late of a: issued 600 charged 600",
      "late of b: cancelled: limit",
      "late of c: issued 600 charged 600",
    ]);
  });

  it("of one rule leaves another as it is: the half of a penalty that the platform gets has a limit of its own", () => {
    const both = { ...limited, twice: { ...limited.late, parts: [{ payer: "seller", to: "platform" }] } } as const;
    const till = new Till(both);
    till.at("06-01 12:00", { facts: packed });
    expect(till.stands).toEqual(["late of box: issued 600 charged 600", "twice of box: issued 0 charged 600"]);
  });

  it("is not the reason where nothing was owed anyway", () => {
    const till = new Till(limited);
    till.at("06-02 10:00", { facts: packed, paid: 0 });
    expect(till.stands).toEqual(["late of box: cancelled: nothing-owed"]);
  });
});

describe("money back of the price", () => {
  const back = { late: { worth: "full", form: "refund" } } as const;
  const two = { a: packed, b: packed };

  it("is never more than is still there, after what the host gave back and what was ordered", () => {
    const till = new Till(back);
    // Each box is worth 51.90, and 59.90 was paid.
    expect(till.at("06-01 10:00", { boxes: two })).toEqual(["late/a/pay 5190", "late/b/pay 800"]);
    const partly = new Till(back);
    expect(partly.at("06-01 10:00", { boxes: { a: packed }, refunded: 1000 })).toEqual(["late/a/pay 4990"]);
    const gone = new Till(back);
    expect(gone.at("06-01 10:00", { boxes: { a: packed }, refunded: 5990 })).toEqual([]);
    expect(gone.stands).toEqual(["late of a: cancelled: nothing-owed"]);
  });

  it("counts once what the host reports of a refund that it was ordered to pay", () => {
    const till = new Till(back);
    till.at("06-01 10:00", { boxes: { a: packed } });
    till.hears("06-01 11:00", "late/a/pay", "done");
    expect(till.at("06-01 12:00", { boxes: two, refunded: 5190 })).toEqual(["late/b/pay 800"]);
  });

  it("is charged to nobody", () => {
    const till = new Till(back);
    till.at("06-01 10:00", { boxes: { a: packed } });
    expect(till.stands).toEqual(["late of a: issued 5190"]);
    expect(till.at("06-01 11:00", {})).toEqual([]);
  });
});
