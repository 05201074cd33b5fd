// What `src` uses of Papa Parse. Its published types bring those of Node with them, which `src` must not see.
declare module "papaparse" {
  interface Parsed {
    readonly data: readonly (readonly string[])[];
    /** `row` counts the rows of `data`. */
    readonly errors: readonly { readonly type: string; readonly row?: number }[];
    /** Where the first row begins that is not in `data`. */
    readonly meta: { readonly cursor: number };
  }
  const papa: {
    unparse(rows: readonly (readonly (string | number)[])[], config: { readonly escapeFormulae: RegExp }): string;
    readonly Parser: new (config: {
      readonly delimiter: string;
      readonly newline: string;
    }) => {
      parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed;
    };
  };
  export default papa;
}
