import { escaped, plain } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";

/** The channel and the subject of what is said together with others. */
export const inDigest = "digest";

/** What identifies one issue of one message. */
export interface SendKey {
  readonly order: string;
  readonly notice: string;
  readonly subject: string;
  readonly episode: Instant;
  readonly person: string;
  readonly channel: string;
  readonly attempt: number;
}

/** Whether a message says several things of several orders: it is a mailbox's, and named after its person. */
export const isOfMailbox = ({ order, subject, person }: SendKey): boolean => subject === inDigest && order === person;

/** order / notice / subject / episode / person / channel / attempt. */
export const sendId = (key: SendKey): string =>
  [
    escaped(key.order),
    escaped(key.notice),
    escaped(key.subject),
    key.episode,
    escaped(key.person),
    escaped(key.channel),
    key.attempt,
  ].join("/");

/** One telling, whatever the channel. */
export type TellingKey = Pick<SendKey, "notice" | "subject" | "episode" | "person">;

/** notice / subject / episode / person. */
export const tellingKey = (key: TellingKey): string => `${noticeKey(key)}/${escaped(key.person)}`;

/** notice / subject / episode: what was to be told, whoever was. */
export const noticeKey = ({ notice, subject, episode }: Omit<TellingKey, "person">): string =>
  [escaped(notice), escaped(subject), episode].join("/");

/** Undefined where the text is no such key. */
export function parseTellingKey(key: string): TellingKey | undefined {
  const [notice = "", subject, episode = "", person, ...more] = key.split("/");
  if (subject === undefined || person === undefined || more.length > 0 || !/^\d{1,16}$/.test(episode)) return undefined;
  return { notice: plain(notice), subject: plain(subject), episode: Number(episode), person: plain(person) };
}

/** Undefined where the text is no send id. */
export function parseSendId(id: string): SendKey | undefined {
  const [order = "", ...parts] = id.split("/");
  const telling = parseTellingKey(parts.slice(0, 4).join("/"));
  const [channel, attempt = "", ...more] = parts.slice(4);
  if (!telling || channel === undefined || more.length > 0 || !/^\d{1,6}$/.test(attempt)) return undefined;
  return { order: plain(order), ...telling, channel: plain(channel), attempt: Number(attempt) };
}
