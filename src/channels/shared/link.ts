import type { Message } from "../../model/request.ts";
import { percentEncode } from "./encode.ts";

/** An address of the host's with `{orderId}` and `{id}`, the send id, filled in, percent-encoded. */
export const linkTo = (message: Message, link: string): string =>
  link.replace(/\{(id|orderId)\}/g, (_, name: "id" | "orderId") => percentEncode(message[name]));
