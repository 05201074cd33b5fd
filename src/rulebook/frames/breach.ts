import { breachKey } from "../../compensation/grounds.ts";
import { factByName } from "../../condition/access.ts";
import type { Frame } from "../../condition/frame.ts";
import type { ClaimRow, MoneyRow } from "../../model/claims.ts";
import type { Book } from "../book/book.ts";
import { paysFirst } from "./compensation.ts";
import { aboutOf, sheet } from "./sheet.ts";

export function breachSheet(
  claim: ClaimRow,
  claims: readonly ClaimRow[],
  money: readonly MoneyRow[],
  subjects: readonly Frame[],
  book: Book,
): Frame {
  const key = breachKey(claim);
  const promise = book.promiseByName.get(claim.p);
  const { frame, set, stamp } = sheet(book, "breach", key, aboutOf(subjects, claim.s, promise?.each));
  set("breach.promise", claim.p, claim.r[0]);
  stamp("breach.raised", claim.r);
  const isPaid = ({ k, c }: MoneyRow): boolean => c.includes(key) && paysFirst(k, book) === "seller";
  set("breach.of-seller", promise?.owedBy === "seller" || money.some(isPaid), claim.r[1]);
  if (claim.x) {
    set("breach.ended", claim.x[0], claim.x[0]);
    set("breach.why", claim.x[1], claim.x[0]);
    const [ended] = claim.x;
    const isAnew = claims.some(
      (one) => one !== claim && one.p === claim.p && one.s === claim.s && one.r[1] === ended && one.x?.[0] !== ended,
    );
    if (isAnew) set("breach.anew", true, ended);
  }
  if (claim.f !== undefined) set("breach.appealed", claim.f, claim.f);
  if (claim.v) {
    set("breach.appeal-decided", claim.v[0], claim.v[0]);
    set("breach.appeal-result", claim.v[1], claim.v[0]);
  }
  const about = frame.parents.at(-1);
  if (about?.subject === "parcel") {
    set("breach.number", factByName(book, about, "parcel.number"), claim.r[1]);
    (about.children as { breach?: Frame[] }).breach = [...(about.children.breach ?? []), frame];
  }
  return frame;
}
