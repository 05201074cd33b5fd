// What `src` uses of Papa Parse. Its published types bring those of Node with them, which `src` must not see.
declare module "papaparse" {
  /** One row, as `step` is told of it. */
  interface Parsed {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly type: string }[];
    /** Where the next row begins. */
    readonly meta: { readonly cursor: number };
  }
  interface Parser {
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): void;
    abort(): void;
  }
  const papa: {
    unparse(rows: readonly (readonly (string | number)[])[], config: { readonly escapeFormulae: RegExp }): string;
    readonly Parser: new (config: {
      readonly delimiter: string;
      readonly newline: string;
      readonly step: (row: Parsed) => void;
    }) => Parser;
  };
  export default papa;
}
