import { type Instant, parseTime } from "../../model/instant.ts";
import { fromWall } from "../../model/zone.ts";

/**
 * The instant of a provider's time: with an offset as it stands, without one as wall time in `zone` (shown twice: the
 * earlier). Undefined where it is none, as "0001-01-01", by which databases mean "never". `zone` must be known.
 */
export function readTime(text: string, zone: string): Instant | undefined {
  const at = text.startsWith("0") ? undefined : parseTime(text);
  return at === "naive" ? fromWall(parseTime(`${text}Z`) as number, zone, "earlier") : at;
}
