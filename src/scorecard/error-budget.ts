import { expectArgument } from "../model/arguments.ts";
import { share } from "./tally.ts";

/**
 * How many more faults a number of orders can bear (M21): the faults allowed among them, rounded down, less those there
 * are. At 2 % that is none below 50 orders. At or below zero what is sold in so small numbers is shipped first. Of no orders
 * nothing is known: null.
 *
 * @example
 * import { errorBudget } from "waybell";
 *
 * errorBudget({ orders: 49, faults: 0 }, 0.02); // 0
 * errorBudget({ orders: 100, faults: 3 }, 0.02); // -1
 */
export const errorBudget = (
  counted: { readonly orders: number; readonly faults: number },
  maxRate: number,
): number | null => {
  expectArgument("counted", counted, { orders: "number", faults: "number" }, "{ orders, faults }");
  expectArgument("maxRate", maxRate, "number", "a share, such as 0.05");
  return counted.orders === 0 ? null : Math.floor(share(counted.orders, maxRate)) - counted.faults;
};
