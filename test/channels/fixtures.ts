import { expect } from "vitest";
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import type { Message } from "../../src/model/request.ts";

/** 2026-11-21T10:03:04+08:00 */
export const since = Date.UTC(2026, 10, 21, 2, 3, 4);

export const shipped: Message = {
  id: "O20261121001/shipped/order/1795226584000/u-7/x/1",
  orderId: "O20261121001",
  subject: "order",
  person: "u-7",
  notice: "shipped",
  topic: "shipping",
  class: "normal",
  locale: "zh-CN",
  title: "订单已发货",
  body: "您的包裹已由顺丰速运承运，单号SF1234567890。",
  status: "已发货",
  tip: "顺丰速运 SF1234567890",
  values: { no: "O20261121001", carrier: "顺丰速运", track: "SF1234567890" },
  times: { since: "2026-11-21T10:03" },
  variant: 0,
  actions: [{ id: "track", label: "查看物流" }],
  since,
  createdAt: since + 1000,
  expiresAt: null,
};

export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** Reads a callback and expects its reply, so that no test forgets it. */
export function called(
  adapter: ChannelAdapter,
  rawBody: string,
  reply: { readonly status: number; readonly headers: Record<string, string>; readonly body: string },
  url = "/callback",
) {
  const read = adapter.readCallback({ url, headers: {}, rawBody }, { now: since, secrets: {} });
  expect(read.reply).toEqual(reply);
  const { receipts, replies, consents, issues } = read;
  return { receipts, replies, consents, issues };
}

/** The signed request as a log may show it. */
export function logged(adapter: ChannelAdapter, to: string, secrets: Record<string, string>) {
  const request = adapter.toRequest(shipped, to);
  return adapter.redact(adapter.sign?.(request, { secrets, now: since, nonce: "n-1" }) ?? request);
}

/** The JSON that is sent. */
export function bodyOf(adapter: ChannelAdapter, message: Message = shipped, to: string | readonly string[] = "") {
  const request = adapter.toRequest(message, to);
  return request.kind === "http" ? JSON.parse(request.body) : undefined;
}

/** So many bytes of UTF-8, most of them in Chinese. */
export const ofBytes = (size: number): string => "丰".repeat(Math.floor(size / 3)) + "a".repeat(size % 3);

/** What a robot of a group says when it is called. */
export const never = {
  ...{ receipts: [], replies: [], consents: [] },
  issues: [{ code: "NO_CALLBACK", path: "", message: "The robot of a group never calls back." }],
};
export const notFound = { status: 404, headers: { "content-type": "text/plain" }, body: "" };

/** What was told of a time is none; all else is read. */
export const untimely = (path: string) => ({ code: "TIME_UNREADABLE", path, message: "Not a time.", level: "warning" });

export const nothing = { receipts: [], replies: [], consents: [], issues: [] };
