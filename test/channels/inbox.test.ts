import { describe, expect, it } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since } from "./fixtures.ts";

const adapter = inbox();

describe("inbox keeps the contract of a channel", () => {
  const own = "The host stores the entry itself: it is stored, or stored again.";
  const unsigned = "Nothing leaves the house, so nothing is signed.";
  const cases = channelConformance({
    adapter,
    message: shipped,
    to: "inbox-of-canary-7",
    secrets: {},
    answers: [
      { answer: answer(""), outcome: { kind: "accepted" } },
      { answer: answer("", 409), outcome: { kind: "retry", reason: "http-409" } },
      { answer: { failed: "after-sending" }, outcome: { kind: "retry", reason: "after-sending" } },
    ],
    skip: [
      { name: "another address makes another request", reason: "An entry goes to the message's person." },
      { name: "the limit holds at one less, at it and at one more", reason: "The host sets its own limits." },
      { name: "an answer is read as rate_limited", reason: own },
      { name: "an answer is read as recipient_invalid", reason: own },
      { name: "an answer is read as permanent", reason: own },
      { name: "an answer is read as needs_config", reason: own },
      { name: "an answer is read as refresh_credential", reason: own },
      { name: "an answer is read as ambiguous", reason: own },
      { name: "equal signings make equal requests", reason: unsigned },
      { name: "signing adds to a request, and another time or nonce changes only what was added", reason: unsigned },
      { name: "a secret that is missing does not make the adapter throw", reason: unsigned },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("an entry of the inbox", () => {
  const entry = {
    id: "O20261121001/shipped/order/1795226584000/u-7/x/1",
    recipient: "u-7",
    key: "O20261121001/order/shipping",
    category: "shipping",
    title: "订单已发货",
    body: "您的包裹已由顺丰速运承运，单号SF1234567890。",
    locale: "zh-CN",
    actions: [{ id: "track", label: "查看物流" }],
    createdAt: since + 1000,
    expiresAt: null,
    importance: "normal",
  };

  it("is kept for its person under the send id", () => {
    expect(adapter.toRequest(shipped, [])).toEqual({ kind: "inbox", entry });
  });

  it("shows no text when it is logged", () => {
    expect(adapter.redact({ kind: "inbox", entry })).toEqual({
      kind: "inbox",
      entry: { ...entry, title: "***", body: "***", actions: [{ id: "track", label: "***" }] },
    });
  });

  it("is seen, read and acted on", () => {
    const events = [
      { id: "a", event: "seen", at: "2026-11-21T10:05:00+08:00" },
      { id: "a", event: "read", at: since },
      { id: "a", event: "acted", action: "track", at: "2026-11-21 10:05:00" },
      { id: "a", event: "archived" },
      { id: "a", event: "constructor" },
      { event: "read" },
    ];
    const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "" };
    expect(called(adapter, JSON.stringify(events), reply)).toEqual({
      ...nothing,
      receipts: [
        { status: "delivered", sendId: "a", at: Date.UTC(2026, 10, 21, 2, 5) },
        { status: "read", sendId: "a", at: since },
        { status: "clicked", sendId: "a" },
      ],
      issues: [
        {
          code: "TIME_UNREADABLE",
          path: "[2].at",
          message: "Not a time.",
          expected: "epoch milliseconds, or ISO-8601 with an offset",
          level: "warning",
        },
        {
          code: "CALLBACK_NOT_READ",
          path: "[3].event",
          message: "Putting an entry away says nothing about the message.",
          level: "warning",
        },
        { code: "CALLBACK_NOT_READ", path: "[4]", message: "No id, or an unknown event." },
        { code: "CALLBACK_NOT_READ", path: "[5]", message: "No id, or an unknown event." },
      ],
    });
    expect(called(adapter, '{"id":"a","event":"read"}', reply)).toEqual({
      ...nothing,
      receipts: [{ status: "read", sendId: "a" }],
    });
    expect(called(adapter, '{"id":"a","event":"read","at":"yesterday"}', reply)).toEqual({
      ...nothing,
      receipts: [{ status: "read", sendId: "a" }],
      issues: [
        {
          code: "TIME_UNREADABLE",
          path: "[0].at",
          message: "Not a time.",
          expected: "epoch milliseconds, or ISO-8601 with an offset",
          level: "warning",
        },
      ],
    });
  });
});
