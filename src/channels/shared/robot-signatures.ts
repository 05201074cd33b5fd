import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64 } from "../../model/base64.ts";
import type { Instant } from "../../model/instant.ts";
import { utf8ToBytes } from "./encode.ts";

const signed = (key: string, text: string): string => toBase64(hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)));

/** DingTalk's `sign` of a robot, as it stands in the query before percent-encoding: milliseconds and secret, keyed by it. */
export const dingtalkSignature = (secret: string, now: Instant): string => signed(secret, `${now}\n${secret}`);

/** Feishu's `sign` of a bot: the other way round, nothing is signed and seconds and secret are the key. */
export const feishuSignature = (secret: string, seconds: string): string => signed(`${seconds}\n${secret}`, "");
