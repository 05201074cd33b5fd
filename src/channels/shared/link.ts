import type { Message } from "../../model/request.ts";
import { percentEncode } from "./encode.ts";
import { withId } from "./id-in-url.ts";

/** An address of the host's with `{orderId}` and `{id}`, the send id, filled in, percent-encoded. */
export const linkTo = (message: Message, link: string): string =>
  withId(link, message.id).replaceAll("{orderId}", () => percentEncode(message.orderId));
