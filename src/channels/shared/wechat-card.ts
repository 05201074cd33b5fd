import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";
import { entryOf } from "../../model/table.ts";
import { choiceAmong, type TemplateChoice } from "./templates.ts";
import { fitted, misfit } from "./wechat-fields.ts";

/** A template of WeChat's, as it was chosen in its console. */
export interface WechatTemplate {
  readonly id: string;
  /** Absent: for every locale. */
  readonly locale?: string;
  /**
   * What each of the template's keys (`phrase3`, `thing4`) shows: the message's `status`, `tip` or `title`, or one of its
   * placeholders by name.
   */
  readonly fields: { readonly [key: string]: string };
}

/** Templates by notice. */
export interface WechatTemplates {
  readonly [notice: string]: readonly WechatTemplate[];
}

const among = (templates: WechatTemplates): TemplateChoice<WechatTemplate> =>
  choiceAmong(
    templates,
    ({ fields }) => Object.values(fields),
    (message, name) => sourceOf(message, "", name),
    faultsOf,
  );

/** Why a message makes no card: no template fits, or a key does not take its value. Never says the value. */
export function cardFindings(templates: WechatTemplates, message: Message): readonly Finding[] {
  const [, check] = among(templates);
  return check(message);
}

const faultsOf = (message: Message, { fields }: WechatTemplate): readonly Finding[] =>
  Object.entries(fields).flatMap(([key, source]): Finding[] => {
    const wanted = misfit(key, sourceOf(message, key, source) ?? "");
    const path = `templates.${message.notice}.${key}`;
    return wanted ? [finding("VALUE_NOT_ALLOWED", path, `"${source}" is not what this key takes.`, wanted)] : [];
  });

/** The id of the template and the values of its keys, as they are sent. */
export function cardOf(templates: WechatTemplates, message: Message): { readonly id: string; readonly data: object } {
  const [pick] = among(templates);
  const { id = "", fields = {} } = pick(message) ?? {};
  const data = Object.entries(fields).map(([key, source]) => [
    key,
    { value: fitted(key, sourceOf(message, key, source) ?? "") },
  ]);
  return { id, data: Object.fromEntries(data) };
}

/** A key that takes times gets them in the form WeChat wants. */
function sourceOf(message: Message, key: string, name: string): string | undefined {
  const own = name === "status" || name === "tip" || name === "title" ? message[name] : undefined;
  const time = entryOf(message.times, name);
  return own ?? (time !== undefined && /^(time|date|)\d*$/.test(key) ? cardTime(time) : entryOf(message.values, name));
}

/** `2026-06-03T18:00` → `2026年6月3日 18:00`. */
const cardTime = (time: string): string => {
  const [year, month, day] = time.slice(0, 10).split("-").map(Number);
  return `${year}年${month}月${day}日 ${time.slice(11)}`;
};
