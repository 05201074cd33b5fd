import { describe, expect, test } from "vitest";
import type { EventType } from "../../src/model/event.ts";
import { parser } from "../../src/model/schema/parse.ts";
import { payloads } from "../support/events.ts";

const { event: parse } = parser();
const types = Object.keys(payloads) as EventType[];

type Json = { [key: string]: unknown };
const good = (type: EventType): Json =>
  structuredClone({
    id: "e1",
    type,
    orderId: "o1",
    actor: { role: "system", id: "host" },
    occurredAt: "2026-06-01T10:00+08:00",
    receivedAt: 1_780_300_800_000,
    source: "erp",
    payload: payloads[type],
  }) as Json;

/** A value with a form of its own says so even where it is missing. */
const missing = /^E_(FIELD|CURRENCY|TIME)$/;

/** Fields of the envelope, and of each payload, that a sender may leave out. */
const envelope = ["actor.id", "occurredAt", "receivedAt", "source"];
const scan = (list: string): string =>
  ["milestone", "exception", "place", "mode", "ambiguous", "courier", "courier.name", "courier.phone", "point"]
    .concat(["courier.virtualPhone", "point.name", "point.code", "point.holdUntil"])
    .map((field) => `${list}[0].${field}`)
    .join(" ");
const optional: { readonly [T in EventType]?: string } = {
  "order.created":
    "number handover promisedShip promisedDelivery latestDelivery fastTag test risk leg origin destination lines[0].paid lines[0].noReturn",
  "order.cancelled": "reason",
  "order.closed": "reason",
  "shipment.submitted": "lines eta plannedHandover usedElsewhere remote",
  "tracking.replaced": "usedElsewhere",
  "extra_parcel.added": "eta caseId",
  "refund.started": "caseId",
  "aftersales.requested": "reason lines amount parcelId sellerFault evidence evidence[0].kind",
  "aftersales.rejected": "carrier number evidence evidence[0].kind",
  "aftersales.proposed": "kind amount",
  "aftersales.modified": "kind reason amount evidence evidence[0].kind",
  "aftersales.return_sent": "freight",
  "aftersales.reported": "kind amount",
  "complaint.opened": "description parcelId lines evidence evidence[0].kind",
  "complaint.evidence_added": "evidence[0].kind",
  "complaint.proposal_made": "amount",
  "complaint.decided": "remedy amount",
  "dispatch.created": "mode parcelId parcels contact contact.phone contact.virtualPhone place from to",
  "dispatch.offered": "courier.name courier.phone courier.virtualPhone place from to",
  "dispatch.accepted": "eta place from to",
  "dispatch.agreed": "courier courier.name courier.phone courier.virtualPhone eta place from to",
  "dispatch.changed": "place from to",
  "trace.received": `eta withdrawn ${scan("scans")}`,
  "notice.acted": "parcelId",
  "facts.noted": "parcelId about",
  "delay.announced": "until reason link",
  "exception.reported": "evidence",
  "disruption.declared": "region promises origins destinations carriers retroactive",
  "send.settled": "outcome.afterMs",
  "send.receipt": "receipt.sendId receipt.providerMessageId receipt.at receipt.code receipt.permanent receipt.action",
  "mailbox.verdict": "until",
  "message.received": "intent place day part parcelId replyTo",
};
const mayBeLeftOut = (type: EventType, path: string): boolean =>
  /^payload\.facts\.order\.\w+$/.test(path) ||
  envelope.includes(path) ||
  (optional[type]?.split(" ") ?? []).some((field) => path === `payload.${field}`);

/** A fact that may be several things is wrong as a whole. */
const asAWhole = (path: string): string => path.replace(/^(payload\.facts\.order\.worth|payload\.effect)\..*/, "$1");

/** Every field of a value with its path, deepest last; only the first entry of a list. */
function fieldsOf(value: unknown, path = ""): { readonly path: string; readonly owner: Json; readonly key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Json).flatMap(([key, inner]) => {
    const here = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    const own = Array.isArray(value) ? [] : [{ path: here, owner: value as Json, key }];
    return [...own, ...fieldsOf(inner, here)];
  });
}
const objectsOf = (value: unknown): readonly { readonly path: string; readonly object: Json }[] => [
  { path: "", object: value as Json },
  ...fieldsOf(value).flatMap(({ path, owner, key }) => {
    const inner = Array.isArray(owner[key]) ? (owner[key] as unknown[])[0] : owner[key];
    const at = Array.isArray(owner[key]) ? `${path}[0]` : path;
    return typeof inner === "object" && inner !== null ? [{ path: at, object: inner as Json }] : [];
  }),
];

test("there is a good example of every type", () => {
  expect(types).toHaveLength(99);
});

describe.each(types)("%s", (type) => {
  test("is accepted with all its fields, and comes out as it went in", () => {
    expect(parse(good(type))).toEqual({ ok: true, value: good(type) });
  });

  test("may leave out what is optional, and nothing else", () => {
    for (const { path } of fieldsOf(good(type))) {
      const input = good(type);
      const found = fieldsOf(input).find((field) => field.path === path);
      if (!found || path === "type") continue;
      delete found.owner[found.key];
      const parsed = parse(input);
      if (mayBeLeftOut(type, path)) expect([path, parsed.ok]).toEqual([path, true]);
      else
        expect(parsed).toMatchObject({
          ok: false,
          finding: { code: expect.stringMatching(missing), path: asAWhole(path) },
        });
    }
  });

  test("refuses a field nobody knows, wherever it stands, and names it", () => {
    for (const { path } of objectsOf(good(type))) {
      if (path === "payload.facts" || path === "payload.outcome") continue;
      const input = good(type);
      const found = objectsOf(input).find((one) => one.path === path);
      if (!found) continue;
      found.object.extra = 1;
      const parsed = parse(input);
      const field = path === "" ? "extra" : `${path}.extra`;
      expect(parsed).toMatchObject({ ok: false, finding: { code: "E_UNKNOWN_FIELD", path: field } });
    }
  });

  test("refuses a value of the wrong type, and names the field", () => {
    for (const { path } of fieldsOf(good(type))) {
      if (path === "type") continue;
      for (const wrong of [[], { x: 1 }]) {
        const input = good(type);
        const found = fieldsOf(input).find((field) => field.path === path);
        if (!found) continue;
        const was = found.owner[found.key];
        if (Array.isArray(was) === Array.isArray(wrong) && typeof was === "object") continue;
        found.owner[found.key] = wrong;
        const parsed = parse(input);
        expect([path, parsed.ok ? "accepted" : parsed.finding.path]).toEqual([path, asAWhole(path)]);
      }
    }
  });
});

const refused = (change: (event: Json) => void, type: EventType = "eta.changed"): unknown => {
  const input = good(type);
  change(input);
  const parsed = parse(input);
  return parsed.ok ? "accepted" : parsed.finding;
};
const payload = (event: Json): Json => event.payload as Json;

test("an event may hold members that are undefined, as in JSON", () => {
  const input = good("shipment.submitted");
  const parsed = parse({ ...input, receivedAt: undefined, payload: { ...payload(input), eta: undefined } });
  const { receivedAt: _r, payload: _p, ...event } = input;
  const { eta: _e, ...rest } = payload(input);
  expect(parsed).toEqual({ ok: true, value: { ...event, payload: rest } });
});

test("an event without a type, or of an unknown one, is told so, with the nearest name", () => {
  expect(parse(null)).toEqual({
    ok: false,
    finding: {
      code: "E_FIELD",
      path: "type",
      message: "An event needs a type.",
      expected: "one of the event types, such as shipment.submitted",
    },
  });
  for (const no of [undefined, 5, "x", [], {}, { type: 5 }, { type: null }])
    expect(parse(no)).toEqual({ ok: false, finding: expect.objectContaining({ code: "E_FIELD", path: "type" }) });
  const unknown = (type: string, expected: string) =>
    expect(parse({ type })).toEqual({
      ok: false,
      finding: { code: "E_UNKNOWN_EVENT", path: "type", message: "No such event type.", expected },
    });
  unknown("shipment.submited", "shipment.submitted");
  unknown("receipt_confirmed", "receipt.confirmed");
  unknown("something.else.altogether", "one of the event types, such as shipment.submitted");
  unknown("toString", "one of the event types, such as shipment.submitted");
});

test.each([
  ["2026-06-05T18:00", "E_NAIVE_TIME", "A time without an offset names no instant."],
  ["2026-02-30T18:00Z", "E_TIME", "Not an instant."],
  ["soon", "E_TIME", "Not an instant."],
  [1.5, "E_TIME", "Not an instant."],
  [8.64e15 + 2, "E_TIME", "Not an instant."],
])("a time %s is %s", (eta, code, message) => {
  expect(
    refused((event) => {
      payload(event).eta = eta;
    }),
  ).toEqual({
    code,
    path: "payload.eta",
    message,
    expected: "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
  });
});

test.each([
  [{ amount: 0, currency: "CNY" }, "accepted"],
  [{ amount: Number.MAX_SAFE_INTEGER, currency: "KWD" }, "accepted"],
  [{ amount: -1, currency: "CNY" }, "payload.amount.amount"],
  [{ amount: 59.9, currency: "CNY" }, "payload.amount.amount"],
  [{ amount: "5990", currency: "CNY" }, "payload.amount.amount"],
  [{ amount: Number.MAX_SAFE_INTEGER + 1, currency: "CNY" }, "payload.amount.amount"],
  [{ amount: 5990, currency: "cny" }, "payload.amount.currency"],
  [{ amount: 5990, currency: "¥" }, "payload.amount.currency"],
  [{ amount: 5990, currency: "CNYX" }, "payload.amount.currency"],
  [{ amount: 5990 }, "payload.amount.currency"],
  [5990, "payload.amount"],
])("money %j: %s", (amount, expected) => {
  const result = refused((event) => {
    payload(event).amount = amount;
  }, "payment.captured");
  expect(result === "accepted" ? result : (result as { path: string }).path).toBe(expected);
});

test("a wrong currency says what one looks like", () => {
  const result = refused((event) => {
    payload(event).amount = { amount: 1, currency: "RMB1" };
  }, "payment.captured");
  expect(result).toEqual({
    code: "E_CURRENCY",
    path: "payload.amount.currency",
    message: "Not a currency code.",
    expected: "an ISO 4217 code in capitals, such as CNY",
  });
});

test("ids have 1 to 128 characters, quantities are 1 to a million", () => {
  const idOf = (length: number) =>
    refused((event) => {
      event.id = "x".repeat(length);
    });
  expect([idOf(1), idOf(128)]).toEqual(["accepted", "accepted"]);
  expect([idOf(0), idOf(129)]).toEqual([
    expect.objectContaining({ code: "E_FIELD", path: "id" }),
    expect.objectContaining({ code: "E_FIELD", path: "id" }),
  ]);
  const quantity = (count: number) =>
    refused((event) => {
      payload(event).lines = [{ lineId: "l1", quantity: count }];
    }, "shipment.submitted");
  expect([quantity(1), quantity(1_000_000)]).toEqual(["accepted", "accepted"]);
  for (const no of [0, -1, 1.5, 1_000_001])
    expect(quantity(no)).toEqual(expect.objectContaining({ path: "payload.lines[0].quantity" }));
});

test("lists have an end: 500 lines, 1000 scans", () => {
  const scans = (count: number) =>
    refused((event) => {
      payload(event).scans = Array.from({ length: count }, (_, i) => ({ at: i, code: "" }));
    }, "trace.received");
  expect(scans(1000)).toBe("accepted");
  expect(scans(1001)).toEqual({
    code: "E_FIELD",
    path: "payload.scans",
    message: "Not a usable value.",
    expected: "at most 1000 scans",
  });
});

test("a value out of its range is told the range, and one that has none what to send", () => {
  const expected = (type: Parameters<typeof refused>[1], more: object) =>
    refused((event) => Object.assign(payload(event), more), type);
  const told = (range: string) => expect.objectContaining({ code: "E_FIELD", expected: range });
  expect(expected("review.posted", { stars: 6 })).toEqual(told("a whole number from 1 to 5"));
  for (const amount of [-1, 59.9])
    expect(expected("refund.started", { amount: { amount, currency: "CNY" } })).toEqual(
      told("a whole number of the smallest unit: 5990 is 59.90"),
    );
  expect(expected("aftersales.requested", { caseId: "" })).toEqual(told("a text of 1 to 128 characters"));
  expect(expected("message.received", { day: "tomorrow" })).toEqual(told("a value as it is documented"));
  expect(expected("disruption.declared", { effect: { extend: "1 day" } })).toEqual(
    told("pause, waive or a duration such as 24h, 3d or 2bd"),
  );
});

test("a word outside a closed list is refused with the list", () => {
  expect(
    refused((event) => {
      (event.actor as Json).role = "admin";
    }),
  ).toEqual({
    code: "E_FIELD",
    path: "actor.role",
    message: "Not a usable value.",
    expected: "buyer, seller, courier, carrier, platform, system",
  });
});

const unknown = (expected: string, path: string) => ({
  code: "E_UNKNOWN_FIELD",
  path,
  message: "A field that is not known here.",
  expected,
});

test("a misspelt field is told the nearest one of its place", () => {
  const eta = (more: object) => refused((event) => Object.assign(payload(event), more), "eta.changed");
  expect(eta({ parcelID: "p1" })).toEqual(unknown("parcelId", "payload.parcelID"));
  expect(refused((event) => Object.assign(event, { recievedAt: 1 }))).toEqual(unknown("receivedAt", "recievedAt"));
  expect(
    refused((event) => {
      payload(event).scans = [{ at: 1, code: "1", point: { hold_until: 1 } }];
    }, "trace.received"),
  ).toEqual(unknown("holdUntil", "payload.scans[0].point.hold_until"));
});

test("a scan has its instants in epoch milliseconds, and says so of any other", () => {
  const text = "2026-06-01T20:00+08:00";
  for (const [scan, path] of [
    [{ at: text, code: "1" }, "at"],
    [{ code: "1" }, "at"],
    [{ at: 1, code: "1", point: { holdUntil: text } }, "point.holdUntil"],
  ] as const)
    expect(
      refused((event) => {
        payload(event).scans = [scan];
      }, "trace.received"),
    ).toMatchObject({ code: "E_FIELD", path: `payload.scans[0].${path}`, expected: "epoch milliseconds" });
});

test("a short field that is somebody else's is not guessed at", () => {
  const at = (field: string) => refused((event) => Object.assign(event, { [field]: 1 }), "order.closed");
  for (const field of ["at", "ts", "time", "date", "user"])
    expect(at(field)).toEqual(unknown("only documented fields", field));
  expect(at("tpye")).toEqual(unknown("type", "tpye"));
});

test("a field that is like no other is told that only documented ones are known", () => {
  const closed = refused((event) => Object.assign(payload(event), { colourOfTheDoor: "red" }), "order.closed");
  expect(closed).toEqual(unknown("only documented fields", "payload.colourOfTheDoor"));
});

test("a field is named where it looks like a name, and else not repeated", () => {
  const at = (field: string): unknown => refused((event) => Object.assign(event, { [field]: 1 }));
  for (const field of ["line_2", "vendor.note", "x".repeat(41)]) expect(at(field)).toMatchObject({ path: field });
  for (const field of ["x".repeat(42), "Li Ming", "tel13900001234", "li@example.com", "地址"])
    expect(at(field)).toMatchObject({ code: "E_UNKNOWN_FIELD", path: "?" });
});

test("a finding repeats neither a value nor a key of the sender's", () => {
  const secrets = ["13900001234", "Nanjing Road 1"];
  const inputs = [
    { ...good("eta.changed"), "13900001234": "Nanjing Road 1" },
    { ...good("eta.changed"), id: { "13900001234": "Nanjing Road 1" } },
    { ...good("facts.noted"), payload: { facts: { "13900001234": ["Nanjing Road 1"] } } },
    { ...good("facts.noted"), payload: { facts: { "13900001234": { "Nanjing Road 1": 1 } } } },
    { ...good("facts.noted"), payload: { facts: { "Nanjing Road 1": Number.NaN } } },
    { ...good("eta.changed"), type: "13900001234" },
  ];
  for (const input of inputs) {
    const parsed = parse(input);
    expect(parsed.ok).toBe(false);
    const said = JSON.stringify(parsed);
    for (const secret of secrets) expect(said).not.toContain(secret);
  }
});

test("an answer that names no usable address keeps what it needs to act on", () => {
  const settled = (outcome: unknown) => {
    const parsed = parse({ ...good("send.settled"), payload: { sendId: "s", outcome } });
    return parsed.ok ? "accepted" : parsed.finding.path;
  };
  expect(settled({ kind: "accepted" })).toBe("accepted");
  expect(settled({ kind: "rate_limited", scope: "sender", reason: "x", afterMs: 31_622_400_000 })).toBe("accepted");
  expect(settled({ kind: "accepted", providerMessageId: "m", units: 2 })).toBe("accepted");
  expect(settled({ kind: "recipient_invalid", action: "suppress", reason: "x" })).toBe("accepted");
  expect(settled({ kind: "recipient_invalid", reason: "x" })).toBe("payload.outcome.action");
  expect(settled({ kind: "recipient_invalid", action: "burn", reason: "x" })).toBe("payload.outcome.action");
  expect(settled({ kind: "retry", reason: "x", afterMs: -1 })).toBe("payload.outcome.afterMs");
  expect(settled({ kind: "retry", reason: "x", afterMs: 1e300 })).toBe("payload.outcome.afterMs");
  expect(settled({ kind: "retry" })).toBe("payload.outcome.reason");
  expect(settled({ kind: "done" })).toBe("payload.outcome.kind");
  expect(settled(null)).toBe("payload.outcome");
});
