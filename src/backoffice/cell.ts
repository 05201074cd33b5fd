/**
 * What a spreadsheet would run, or round: a formula by its first sign, in full width and behind blanks too, a control
 * character at the start; a number of more digits than it shows, one with zeros before it, one that reads as a power.
 * And what begins with an apostrophe, so that taking one away always gives back what was written.
 */
export const needsApostrophe: RegExp = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n']|0\d[\d.]*$|\d{12,}$|\d[\d.]*[eE][+-]?\d+$)/;

/** A cell as it was before it was written. */
export const plainCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
