/** A header by its lower-case name, however the host wrote it. */
export function headerOf(headers: { readonly [name: string]: string }, name: string): string | undefined {
  for (const key in headers) if (key.toLowerCase() === name) return headers[key];
  return undefined;
}
