import { expect, test } from "vitest";
import { event } from "../support/events.ts";
import { shop } from "../support/shop.ts";

// What a pack refuses with a code of its own is told in its words, or at least in true ones.

/** What the buyer of a packed order is answered, who cancels it twice under one id. */
const cancelled = (more: object) => {
  const actions = {
    "cancel-order": {
      by: ["buyer"],
      command: "cancel",
      event: "order.cancelled",
      each: "order",
      refused: [{ when: { "it.began": true }, code: "E_PACKED", ...more }],
    },
  };
  const one = shop({ notices: {}, actions });
  one.at("06-01 10:00", event("facts.noted", { facts: { "it.began": "2026-06-01T10:00+08:00" } }, { by: "seller" }));
  const cancel = event("order.cancelled", {}, { by: "buyer", id: "cancel" });
  return [one.at("06-01 10:01", cancel), one.at("06-01 10:02", cancel)].flatMap(({ outcomes }) => outcomes);
};
const refused = (message: string, remedy: string) => [
  { is: "rejected", id: "cancel", code: "E_PACKED", path: "", message, remedy },
  { is: "rejected", id: "cancel", code: "E_PACKED", path: "", message, remedy },
];

test("What a pack refuses is told in its words, and the same when it is asked again", () => {
  const text = { message: "The parcel is packed.", remedy: "Refuse it at the door." };
  expect(cancelled({ text })).toEqual(refused("The parcel is packed.", "Refuse it at the door."));
});

test("Where it gives none, that the rules do not allow it; never that it could not be read", () => {
  expect(cancelled({})).toEqual(refused("The rules do not allow this now.", "Send it once they do."));
});
