/**
 * What a spreadsheet would run, or round: a formula by its first sign, in full width and behind blanks too, a control
 * character at the start; a number of more digits than it shows, one with zeros before it, one that reads as a power.
 * And what begins with an apostrophe, so that taking one away always gives back what was written.
 */
export const needsApostrophe: RegExp = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n']|0\d[\d.]*$|\d{12,}$|\d[\d.]*[eE][+-]?\d+$)/;

/**
 * Where lists are divided by `;` or a tab, a spreadsheet begins a cell there too, and after a line break, whatever the
 * quotes say: a formula, or an apostrophe, gets one there.
 */
export const guardedInside = (text: string): string =>
  text.replace(/([;\t\r\n])(?=[^\S\r\n]*[=+\-@＝＋－＠]|')/g, "$1'");

/** A cell as it was before it was written. */
export const plainCell = (cell: string): string => cell.replace(/(^|[;\t\r\n])'/g, "$1");
