import type { Policy } from "../../compensation/policy.ts";
import type { Mark } from "../../model/score.ts";
import type { Part } from "./look.ts";

/** What makes good, beside rewards. */
const forms: readonly string[] = ["coupon", "cash"];

/** Whose refund makes good what a buyer paid for and did not get; any other gives back the price of what is not bought. */
const madeGood: readonly string[] = ["parcel", "complaint"];

const isCompensation = (form: string, { each, shares }: Policy): boolean =>
  shares.some(({ to }) => to === "buyer") && (forms.includes(form) || (form === "refund" && madeGood.includes(each)));

/** What buyers got for what went wrong, and what of all that is owed the seller paid. */
export const moneyMarks: Part = ({ record, book }) =>
  (record.money ?? []).flatMap(({ k, form, i, g, x, currency }): readonly Mark[] => {
    const policy = book.policyByName.get(k);
    if (!policy) return [];
    const issued: readonly Mark[] =
      isCompensation(form, policy) && i && !x && i[1] > 0 ? [["compensated", i[0], "yes", i[1], currency]] : [];
    const paid = g && policy.shares.some(({ payer }) => payer === "seller") ? g[1] - g[2] : 0;
    return g && paid > 0 ? [...issued, ["charged", g[0], "yes", paid, currency]] : issued;
  });
