import { toBase64 } from "../../model/base64.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { utf8ToBytes } from "./encode.ts";

/** The request with this in its `authorization`. */
export const authorized = (request: ChannelRequest, authorization: string): ChannelRequest =>
  request.kind === "http" ? { ...request, headers: { ...request.headers, authorization } } : request;

export const basic = (user: string, secret = ""): string => `Basic ${toBase64(utf8ToBytes(`${user}:${secret}`))}`;
