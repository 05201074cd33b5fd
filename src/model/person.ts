import type { AlertSettings } from "./alerts.ts";
import type { Compensated } from "./claims.ts";
import type { Instant } from "./instant.ts";

/** Who acts and who is told. `system` is the host's own automation. */
export type Role = "buyer" | "seller" | "courier" | "carrier" | "platform" | "system";

export const roles: readonly Role[] = ["buyer", "seller", "courier", "carrier", "platform", "system"];

/** What a member of staff may be allowed to do for a seller or the platform. */
export type Permission = "shipping" | "dispatch" | "after-sales" | "appeals" | "money" | "rulings";

export const permissions: readonly Permission[] = [
  "shipping",
  "dispatch",
  "after-sales",
  "appeals",
  "money",
  "rulings",
];

/** Quiet hours as wall times `HH:MM` in the person's zone; over midnight too. The end is outside: equal ones are none. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** A phone number, device token, open id, mail address …; several where one person has several devices. */
export type Address = string | readonly string[];

/** Whether a channel of that kind has somewhere to go. */
export const hasAddress = ({ addresses }: Pick<Person, "addresses">, kind: string): boolean =>
  (addresses[kind]?.length ?? 0) > 0;

/** A person of the order as the host knows them now. Belongs to the person, so it is an argument and never stored. */
export interface Person {
  /** The host's own stable id; no address. */
  readonly id: string;
  readonly role: Role;
  /** BCP 47: `zh-CN`, `en`; `zh_CN` is read, too. */
  readonly locale: string;
  /** IANA name: `Asia/Shanghai`. An offset is refused. */
  readonly zone: string;
  /** By channel kind (`sms`, `push`, `wechat`, `email` …). */
  readonly addresses: { readonly [kind: string]: Address };
  /** Absent: the rulebook's default for this role, for which alert windows stand where they are saved. Null: none. */
  readonly quietHours?: QuietHours | null;
  /** Channel kinds and topics this person refused. */
  readonly optOuts?: readonly string[];
  /**
   * Channel kinds wanted per topic, in order. A wish orders and narrows: of a notice that goes over none of them it is the
   * notice's own kinds that count. An empty list leaves the inbox only.
   */
  readonly preferences?: { readonly [topic: string]: readonly string[] };
  /**
   * What this person chose otherwise: read by `setting` in conditions. The packs ask for `detail`: with
   * `"key-milestones"` a parcel tells when it is shipped, comes and has come, and not what is between.
   */
  readonly settings?: { readonly [name: string]: string | number | boolean };
  /**
   * Topics and notices this person hears of, and of nothing else but answers about a parcel they were told of; absent: all
   * that the role is told. So the order of a buyer may have another contact: one more person of the same role, who hears of
   * what the buyer said.
   */
  readonly hears?: readonly string[];
  /**
   * Of staff: what this person may do and no more. Absent, and of whoever is not among `people`: all that the role may. Who
   * somebody is, the host proves.
   */
  readonly may?: readonly Permission[];
  /** How the seller's people want to be alerted, as saved; a draft has no effect. */
  readonly alerts?: AlertSettings;
  /** Since when a class that needs consent (`marketing`) may be sent. */
  readonly consents?: { readonly [name: string]: Instant };
  /** What this person got lately for what went wrong with other orders; policies with a limit per buyer count it. */
  readonly compensated?: readonly Compensated[];
}
