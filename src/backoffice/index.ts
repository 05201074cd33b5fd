export type { CsvReader, CsvRow } from "./csv.ts";
export { csvReader, csvRow } from "./csv.ts";
