import { warning } from "../model/finding.ts";
import type { Answer, Outcome, ReceiptStatus } from "../model/outcome.ts";
import type { ChannelRequest } from "../model/request.ts";
import { entryOf } from "../model/table.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { dated, instantOf } from "./shared/dated.ts";
import { fieldsOf, listOf, readJson, textOf } from "./shared/json.ts";
import { hidden } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

/**
 * The in-app inbox: an entry for the host to store, keyed by the send id, at once and always, beside other channels.
 *
 * Nothing is refused: the host sets its own limits. The recipient is the person's id, an address is not needed. A newer
 * entry about the same order, subject and topic has the same `key` and replaces the older one on screen; which is newer says
 * `createdAt`, whichever was stored first.
 *
 * After storing answer `{ status: 200, headers: {}, body: "" }`; anything else is tried again, which the id makes
 * harmless. What the reader does comes back as JSON, one or a list: `{ "id": "…", "event": "seen" | "read" | "acted", "at": … }`
 * with `at` in epoch milliseconds or ISO with an offset; another `at` is left out, with the warning `TIME_UNREADABLE`. That
 * an entry was put away, `archived`, says nothing about the message and is a warning too.
 *
 * @example
 * import { inbox } from "waybell/channels/inbox";
 *
 * const own = inbox();
 * own.capabilities.silent; // true
 */
export function inbox(): ChannelAdapter {
  return usable({
    id: "inbox",
    kind: "inbox",
    capabilities: {
      proof: "read",
      idempotent: true,
      templatesOnly: false,
      silent: true,
      twoWay: false,
      consentPerMessage: false,
    },
    check: () => [],
    toRequest: (message) => ({
      kind: "inbox",
      entry: {
        id: message.id,
        recipient: message.person,
        key: `${message.orderId}/${message.subject}/${message.topic}`,
        category: message.topic,
        title: message.title,
        body: message.body,
        locale: message.locale,
        actions: message.actions.map(({ id, label }) => ({ id, label })),
        createdAt: message.createdAt,
        expiresAt: message.expiresAt,
        importance: message.class,
      },
    }),
    readAnswer,
    readCallback: (call) => readCallback(call.rawBody),
    redact,
  });
}

function redact(request: ChannelRequest): ChannelRequest {
  if (request.kind !== "inbox") return request;
  const actions = request.entry.actions.map(({ id }) => ({ id, label: hidden }));
  return { kind: "inbox", entry: { ...request.entry, title: hidden, body: hidden, actions } };
}

function readAnswer(answer: Answer): Outcome {
  if ("failed" in answer) return { kind: "retry", reason: answer.failed };
  const stored = answer.status >= 200 && answer.status < 300;
  return stored ? { kind: "accepted" } : { kind: "retry", reason: `http-${answer.status}` };
}

const statuses: { readonly [event: string]: ReceiptStatus } = { seen: "delivered", read: "read", acted: "clicked" };

const putAway = "Putting an entry away says nothing about the message.";
const wanted = "epoch milliseconds, or ISO-8601 with an offset";

function readCallback(rawBody: string): Callback {
  const read = reading();
  const items = listOf(readJson(rawBody));
  if (items.length === 0) read.issues.push(unread("", "Not an event of the inbox."));
  items.forEach((item, i) => {
    const { id, event, at } = fieldsOf(item);
    const sendId = textOf(id);
    const status = typeof event === "string" ? entryOf(statuses, event) : undefined;
    const instant = dated(read, `[${i}].at`, at, instantOf, wanted);
    if (event === "archived") read.issues.push(warning("CALLBACK_NOT_READ", `[${i}].event`, putAway));
    else if (sendId === undefined || status === undefined)
      read.issues.push(unread(`[${i}]`, "No id, or an unknown event."));
    else read.receipts.push({ status, sendId, ...instant });
  });
  return answered(read, "");
}
