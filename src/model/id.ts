/** A part of an id, so that its slashes divide nothing. */
export const escaped = (part: string): string =>
  !/[%/]/.test(part) ? part : part.replace(/[%/]/g, (c) => (c === "/" ? "%2F" : "%25"));

/** What `escaped` made, as it was. */
export const plain = (part: string): string =>
  !part.includes("%") ? part : part.replace(/%2F|%25/g, (c) => (c === "%2F" ? "/" : "%"));

/** A text as 32 bits (FNV-1a): enough to see that it changed, and nothing of it can be read. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Of data, as a part of an id. */
export const shortHash = (content: unknown): string => hash32(JSON.stringify(content)).toString(36);
