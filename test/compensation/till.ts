import type { Amount } from "../../src/compensation/amount.ts";
import type { MoneyDesk, MoneyTurn } from "../../src/compensation/money-desk.ts";
import { compilePolicy, type Policy, type RawCompensation } from "../../src/compensation/policy.ts";
import { reconcileMoney } from "../../src/compensation/reconcile.ts";
import { settled } from "../../src/compensation/settlement.ts";
import type { CompileContext } from "../../src/condition/context.ts";
import type { FactValue, Frame } from "../../src/condition/frame.ts";
import { relevance } from "../../src/condition/relevance.ts";
import type { ClaimRow, Compensated, MoneyRow } from "../../src/model/claims.ts";
import { parseDuration } from "../../src/model/duration.ts";
import { boxValues, contextAt, frame, order } from "../support/conditions.ts";
import { at } from "../support/times.ts";

/** A policy about a box, and what it is worth; one that rests on a breach says of which promise. */
export interface Owing extends Partial<RawCompensation> {
  readonly worth: Amount | "off";
  readonly behind?: readonly string[];
}

export interface Circumstances {
  /** Facts of the boxes, by key; of one box `box` where these are just facts. */
  readonly facts?: { readonly [fact: string]: FactValue };
  readonly boxes?: { readonly [key: string]: { readonly [fact: string]: FactValue } };
  readonly claims?: readonly ClaimRow[];
  readonly lately?: readonly Compensated[];
  readonly paid?: number;
  readonly refunded?: number;
}

/** What is set aside, paid and charged for an order of boxes: 59.90 paid, 8.00 of it for freight. */
export class Till {
  rows: readonly MoneyRow[] = [];
  private readonly policies: readonly Policy[];

  /** `values`: spans by a calendar, or numbers that a share names. */
  constructor(policies: { readonly [name: string]: Owing }, values: Partial<CompileContext> = {}) {
    this.policies = Object.entries(policies).flatMap(([name, { worth, behind = [], ...parts }]) => {
      const raw: RawCompensation = {
        ref: "T-1",
        each: "box",
        on: { "box.packed": true },
        form: "coupon",
        amount: name,
        once: "box",
        parts: [{ payer: "seller", to: "buyer" }],
        ...parts,
      };
      const amounts = (of: string): Amount | null =>
        of === "a-day" ? { fixed: 1000 } : of === "budget" ? { fixed: 9000 } : worth === "off" ? null : worth;
      return compilePolicy(name, raw, new Set(behind), amounts, { ...boxValues, ...values }) ?? [];
    });
  }

  /** Lets all come about that does at an instant: `late/box/pay 300` for each order of money, `task late/box/pay`. */
  at(time: string | number, circumstances: Circumstances = {}): readonly string[] {
    const effects: MoneyTurn["effects"][number][] = [];
    for (let turn: MoneyTurn; ; ) {
      turn = this.turn(time, circumstances);
      effects.push(...turn.effects);
      if (turn.rows === this.rows) break;
      this.rows = turn.rows;
    }
    return effects.map((effect) => {
      const id = effect.id.replace(/^order-1\//, "");
      return effect.type === "openTask" ? `task ${id}` : `${id} ${effect.amount.amount}`;
    });
  }

  turn(time: string | number, circumstances: Circumstances = {}): MoneyTurn {
    return reconcileMoney(this.desk(typeof time === "number" ? time : at(time), circumstances));
  }

  /** The host says what became of an order of money; whether there is such a one. */
  hears(time: string, effect: string, result: "done" | "failed" | "refused"): boolean {
    const rows = settled(this.rows, "order-1", `order-1/${effect}`, result, at(time));
    if (rows) this.rows = rows;
    return rows !== undefined;
  }

  /** An agent lets go of what waits for one. */
  released(time: string): void {
    this.rows = this.rows.map((row) => ({ ...row, ok: at(time) }));
  }

  /** `late of box: held 300`, `… issued 300 charged 300 reversed 300`, `… cancelled: waived`. */
  get stands(): readonly string[] {
    return this.rows.map(({ k, s, a, i, g, x }) =>
      [
        `${k} of ${s}:`,
        i ? `issued ${i[1]}` : x ? "" : `held ${a}`,
        g ? `charged ${g[1]}` : "",
        g && g[2] > 0 ? `reversed ${g[2]}` : "",
        x ? `cancelled: ${x[1]}` : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
    );
  }

  private desk(now: number, given: Circumstances): MoneyDesk {
    const { facts = {}, boxes = { box: facts }, claims = [], lately = [], paid = 5990, refunded = 0 } = given;
    const frames = Object.entries(boxes).map(
      ([key, about]): Frame => frame("box", about, { key, parents: [order], known: {} }),
    );
    return {
      orderId: "order-1",
      relevant: relevance(this.policies),
      byName: new Map(this.policies.map((policy) => [policy.name, policy])),
      frames: new Map([["box", frames]]),
      reader: contextAt(now),
      then: [],
      wasSo: () => true,
      stepNow: now,
      claims,
      isUnderWay: () => false,
      isGivingBack: () => false,
      givenBack: () => 0,
      rows: this.rows,
      currency: "CNY",
      paid,
      freight: () => 800,
      refunded,
      valueOf: () => 5190,
      lately,
      retries: ["1m", "10m"].flatMap((wait) => parseDuration(wait) ?? []),
    };
  }
}

/** A breach of the promise to send the box; the limit it broke was on 06-02 at 10:00 unless it says. */
export const breach = (more: Partial<ClaimRow> = {}): ClaimRow => {
  const d = more.d ?? at("06-02 10:00");
  return { p: "send-box-by", s: "box", e: at("06-01 10:00"), d, r: [d, d + 1], ...more };
};
/** The box's facts while that breach stands. */
export const broken = (d: number = at("06-02 10:00")): { readonly [fact: string]: FactValue } => ({
  "box.packed": at("06-01 10:00"),
  "send-box-by": { status: "breached", started: at("06-01 10:00"), due: d, breached: d },
});
