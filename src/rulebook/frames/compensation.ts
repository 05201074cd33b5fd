import { datedBy } from "../../compensation/grounds.ts";
import { isKind, payOf } from "../../compensation/money-id.ts";
import { givesBack, isNever } from "../../compensation/settlement.ts";
import type { Frame } from "../../condition/frame.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { Instant } from "../../model/instant.ts";
import type { Role } from "../../model/person.ts";
import type { Book } from "../book/book.ts";
import type { Facts } from "./facts.ts";
import { aboutOf, sheet } from "./sheet.ts";

export const paysFirst = (policy: string, book: Book): Role | undefined =>
  book.policyByName.get(policy)?.shares[0]?.payer;

/** Of the goods, where the money is for one line. */
export const titleOf = (row: MoneyRow, { order }: Facts, book: Book): string | undefined =>
  book.policyByName.get(row.k)?.each === "line" ? order?.lines.find(({ id }) => id === row.s)?.title : undefined;

export function moneySheet(row: MoneyRow, facts: Facts, subjects: readonly Frame[], book: Book): Frame {
  const { frame, set } = sheet(
    book,
    "compensation",
    `${row.k}:${row.o}`,
    aboutOf(subjects, row.s, book.policyByName.get(row.k)?.each),
  );
  set("compensation.rule", row.k, row.t);
  set("compensation.title", titleOf(row, facts, book), row.t);
  set("compensation.payer", paysFirst(row.k, book), row.t);
  set("compensation.form", row.form, row.t);
  set("compensation.promise", row.c[0]?.split(":")[0], row.t);
  const { x, i, g, q = [], form, currency } = row;
  const money = (fact: string, amount: number, at: Instant): void => set(fact, { amount, currency }, at);
  const pay = payOf(row);
  const isNeverPaid = pay !== undefined && isNever(row, pay);
  if (pay) {
    const at = isNeverPaid ? pay[2] : (i?.[0] ?? pay[2]);
    money("compensation.amount", pay[4], at);
    if (form === "coupon") money("compensation.coupon", pay[4], at);
  }
  if (isNeverPaid) set("compensation.refused", pay[2], pay[2]);
  else if (pay && i) {
    set("compensation.issued", datedBy(row.t, i[0]), i[0]);
    set("compensation.payment-ordered", i[0], i[0]);
    if (pay[3] === "done") set("compensation.settled", pay[2], pay[2]);
  }
  const charge = q.findLast((line) => isKind("charge")(line) && !isNever(row, line));
  if (charge && !x && g && g[1] > g[2]) {
    set("compensation.charged", datedBy(row.t, g[0]), g[0]);
    set("compensation.charge-ordered", g[0], g[0]);
    money("compensation.charge", charge[4], g[0]);
  }
  const last = q.findLast((line) => !isKind("pay")(line));
  if (last && (givesBack(last) || isNever(row, last))) {
    // How it went with the order is no news of what came back.
    const at = g?.[3] ?? last[2];
    set("compensation.charge-returned", at, at);
    money("compensation.charge-back", last[4], at);
  }
  return frame;
}
