import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";
import { escapeBytes, utf8Length } from "./encode.ts";

/** For how many seconds a message is worth keeping, as it was when made: at least 1, at most `most`. None: no end. */
export const keptFor = ({ createdAt, expiresAt }: Message, most: number): number | undefined =>
  expiresAt === null ? undefined : Math.min(Math.max(Math.floor((expiresAt - createdAt) / 1000), 1), most);

/** Whether a message may wake a device at once; others wait until it wakes by itself. */
export const isUrgent = (message: Message): boolean => !["low", "marketing"].includes(message.class);

/**
 * What a newer message about the same parcel, or the same order at large, replaces, where that is wanted and it fits Apple's
 * 64 bytes. It goes into a header: what is no printable ASCII is percent-encoded.
 */
export function collapseId({ orderId, subject }: Message, wanted: boolean | undefined): string | undefined {
  const thread = subject === "order" ? `order-${orderId}` : `order-${orderId}-${subject}`;
  const id = escapeBytes(thread, /[!-$&-~]/, "%");
  return wanted && id.length <= 64 ? id : undefined;
}

/** That a JSON text has more bytes of UTF-8 than a platform takes. */
export function tooLarge(platform: string, json: string, most: number): Finding[] {
  const bytes = utf8Length(json);
  const why = `${bytes} bytes for ${platform}; it takes ${most}.`;
  return bytes > most ? [finding("TOO_LONG", platform, why, "a shorter text")] : [];
}
