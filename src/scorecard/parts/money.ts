import type { Mark } from "../../model/score.ts";
import type { Part } from "./look.ts";

/** What makes good, beside the price itself and rewards. */
const forms: readonly string[] = ["coupon", "cash"];

/** What buyers got for what went wrong, and what of all that is owed the seller paid. */
export const moneyMarks: Part = ({ record, book }) =>
  (record.money ?? []).flatMap(({ k, form, i, g, x, currency }): readonly Mark[] => {
    const shares = book.policyByName.get(k)?.shares ?? [];
    const isBuyers = shares.some(({ to }) => to === "buyer") && forms.includes(form);
    const issued: readonly Mark[] =
      isBuyers && i && !x && i[1] > 0 ? [["compensated", i[0], "yes", i[1], currency]] : [];
    const paid = g && shares.some(({ payer }) => payer === "seller") ? g[1] - g[2] : 0;
    return g && paid > 0 ? [...issued, ["charged", g[0], "yes", paid, currency]] : issued;
  });
