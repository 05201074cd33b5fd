/**
 * A report's id as 32 bits (FNV-1a): a record holds these and not the ids, which may name a parcel. Among the reports of
 * one stretch of time two share a mark less than once in a hundred thousand stretches; one of them is not counted then.
 */
export function markOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
