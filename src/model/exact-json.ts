/** A text, also one that does not end, or a whole number: so all is read once from end to end, whatever it holds. */
const tokens = /"(?:[^"\\]|\\.)*"?|(?<![\w.+-])-?\d{16,}(?![\w.])/gs;

/**
 * The value of a JSON text; throws as `JSON.parse` does. A whole number of 16 digits or more is given as the text of its
 * digits: it is an id, and rounded it would be somebody else's.
 */
export const parseExact = (json: string): unknown =>
  JSON.parse(json.replace(tokens, (token) => (token.startsWith('"') ? token : `"${token}"`)));
