import { breachKey } from "../../compensation/reconcile.ts";
import type { Frame } from "../../condition/frame.ts";
import type { ClaimRow, MoneyRow } from "../../model/claims.ts";
import type { Book } from "../book.ts";
import { sheet } from "./sheet.ts";

/** The frame of what a breach or an amount is about, of the kind its rule is about; its order where that is gone. */
const aboutOf = (subjects: readonly Frame[], key: string, each: string | undefined): readonly Frame[] => {
  const [order] = subjects;
  const found = subjects.find((frame) => frame.key === key && (each === undefined || frame.subject === each));
  return order ? (found && found !== order ? [order, found] : [order]) : [];
};

export function breachSheet(claim: ClaimRow, subjects: readonly Frame[], book: Book): Frame {
  const { frame, set, stamp } = sheet(
    book,
    "breach",
    breachKey(claim),
    aboutOf(subjects, claim.s, book.promiseByName.get(claim.p)?.each),
  );
  set("breach.promise", claim.p, claim.r[1]);
  stamp("breach.raised", claim.r);
  if (claim.x) {
    set("breach.ended", claim.x[0], claim.x[0]);
    set("breach.why", claim.x[1], claim.x[0]);
  }
  if (claim.f !== undefined) set("breach.appealed", claim.f, claim.f);
  if (claim.v) {
    set("breach.appeal-decided", claim.v[0], claim.v[0]);
    set("breach.appeal-result", claim.v[1], claim.v[0]);
  }
  const about = frame.parents.at(-1);
  if (about && about.subject === "parcel")
    (about.children as { breach?: Frame[] }).breach = [...(about.children.breach ?? []), frame];
  return frame;
}

export function moneySheet(row: MoneyRow, subjects: readonly Frame[], book: Book): Frame {
  const { frame, set } = sheet(
    book,
    "compensation",
    `${row.k}:${row.o}`,
    aboutOf(subjects, row.s, book.policyByName.get(row.k)?.each),
  );
  set("compensation.rule", row.k, row.t);
  set("compensation.payer", book.policyByName.get(row.k)?.shares[0]?.payer, row.t);
  set("compensation.form", row.form, row.t);
  if (row.x) return frame;
  if (row.i && row.i[1] > 0) {
    const paid = { amount: row.i[1], currency: row.currency };
    set("compensation.issued", row.i[0], row.i[0]);
    set("compensation.amount", paid, row.i[0]);
    if (row.form === "coupon") set("compensation.coupon", paid, row.i[0]);
    const done = row.q?.find(([step, , , is]) => step === "pay" && is === "done");
    if (done) set("compensation.settled", done[2], done[2]);
  }
  if (row.g && row.g[1] > row.g[2]) {
    set("compensation.charged", row.g[0], row.g[0]);
    set("compensation.charge", { amount: row.g[1] - row.g[2], currency: row.currency }, row.g[0]);
  }
  return frame;
}
