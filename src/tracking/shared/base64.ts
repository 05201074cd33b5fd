/** 32 bytes, given in hex, in base64: twelve bits at a time are three digits there and two here. */
export const base64Of32 = (hex: string): string =>
  `${`${hex}00`.replace(/.../g, (bits) => digitOf(Number(`0x${bits}`) >> 6) + digitOf(Number(`0x${bits}`) & 63)).slice(0, 43)}=`;

/** A-Z, a-z, 0-9, + and /. */
const digitOf = (n: number): string =>
  String.fromCharCode(n < 26 ? n + 65 : n < 52 ? n + 71 : n < 62 ? n - 4 : n * 4 - 205);
