import type { BreachView, CompensationView, OrderView, PromiseView } from "../rulebook/views/view.ts";
import { compare, since } from "./scenario-expect.ts";
import type { Host } from "./scenario-host.ts";
import { isTime, showTime } from "./scenario-text.ts";
import type { BreachRow, CompensationRow, PromiseRow } from "./scenario-types.ts";

// What an order page shows of limits and money, row by row.

export function promises(host: Host, { promises: received }: OrderView, rows: readonly PromiseRow[]): Host {
  const { zone } = host.options;
  const time = ({ due }: PromiseView): string => (due === null ? "paused" : showTime(due, zone));
  compare(
    `The promises ${since(host)}`,
    rows.map((row) => row.join(" ")),
    received.map((one) => [one.promise, one.subject, time(one), one.overdue ? "overdue" : ""].join(" ").trim()),
    (i) => {
      const [promise, subject, due, is] = rows[i] as PromiseRow;
      const one = received[i] as PromiseView;
      return (
        promise === one.promise &&
        subject === one.subject &&
        (due === "paused" ? one.paused === true : one.due !== null && isTime(due, one.due)) &&
        (is === "overdue") === (one.overdue === true)
      );
    },
  );
  return host;
}

export function breaches(host: Host, { breaches: received }: OrderView, rows: readonly BreachRow[]): Host {
  const { zone } = host.options;
  compare(
    `The breaches ${since(host)}`,
    rows.map((row) => row.join(" ")),
    received.map((one) => [one.promise, one.subject, showTime(one.due, zone), one.ended?.why ?? ""].join(" ").trim()),
    (i) => {
      const [promise, subject, due, ended] = rows[i] as BreachRow;
      const one = received[i] as BreachView;
      return promise === one.promise && subject === one.subject && isTime(due, one.due) && ended === one.ended?.why;
    },
  );
  return host;
}

export function compensations(
  host: Host,
  { compensations: received }: OrderView,
  rows: readonly CompensationRow[],
): Host {
  const shown = ({ policy, subject, amount, is }: CompensationView): string =>
    [policy, subject, amount.amount, is].join(" ");
  const expected = rows.map((row) => row.join(" "));
  compare(`The compensations ${since(host)}`, expected, received.map(shown), (i) => {
    return expected[i] === shown(received[i] as CompensationView);
  });
  return host;
}
