import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRow, csvReader, csvRow } from "waybell/backoffice";

/** Reads a file that is cut at these places. */
function readCut(file: string, cuts: readonly number[]): readonly CsvRow[] {
  const reader = csvReader();
  const places = [...cuts].map((cut) => cut % (file.length + 1)).sort((a, b) => a - b);
  const pieces = [0, ...places].map((from, i) => file.slice(from, places[i] ?? file.length));
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}
const read = (file: string): readonly CsvRow[] => readCut(file, []);
const cellsOf = (file: string): readonly (readonly string[])[] => read(file).map(({ cells }) => cells);
const written = (cell: string): string => csvRow([cell, "x"]).replace(/,x\r\n$/, "");

describe("a text that a spreadsheet would take for a number of another form", () => {
  it.each(["1E5", "1E+12", "1e+9", "1E-5", "1.5e3", "0012", "00.5", "731000000000001"])("%s stays as it is", (text) => {
    expect(written(text)).toBe(`"'${text}"`);
    expect(cellsOf(csvRow([text]))).toEqual([[text]]);
  });

  it.each(["12", "0", "0.5", "59.90", "E5", "1001-1"])("%s needs no apostrophe", (text) => {
    expect(written(text)).toBe(text);
  });
});

const nasty = fc.constantFrom(
  ...[
    '"',
    '""',
    "'",
    "''",
    ",",
    "\r\n",
    "\n",
    "\r",
    "\t",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＠",
    "\uFEFF",
    " ",
    ";",
    "\u00a0",
  ],
);
const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.oneof(nasty, fc.string({ maxLength: 3 }), fc.nat().map(String)), { maxLength: 8 })
    .map((all) => all.join("")),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

describe("a row of CSV", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t1",
    "\r1",
    "\n1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    " =1",
    "\u3000＝1",
    "'=1",
    "'",
    "''",
  ])("keeps a spreadsheet from running %j", (text) => {
    expect(written(text)).toBe(`"'${text}"`);
  });

  it.each([
    ["a;=cmd", "a;'=cmd"],
    ["a; @x;-1;b", "a;' @x;'-1;b"],
    ["x\t=1+1", "x\t'=1+1"],
    ["\t=1", "\"'\t'=1\""],
    ["x\r\n＝1", '"x\r\n\'＝1"'],
    ["x;'y'", "x;''y'"],
  ])("keeps a spreadsheet that begins a cell inside of %j from running it", (text, cell) => {
    expect(written(text)).toBe(cell);
    expect(cellsOf(csvRow([text, "x"]))).toEqual([[text, "x"]]);
  });

  it.each(["0571", "00", "123456789012", "73100000000001", "12E5", "1e10"])("keeps the digits of %s", (text) => {
    expect(written(text)).toBe(`"'${text}"`);
  });

  it.each(["0", "12345678901", "210613-123456789012", "a=1", "文三路", "1.5", "3e", "e5", "a'b"])(
    "leaves %s alone",
    (text) => {
      expect(written(text)).toBe(text);
    },
  );

  it("writes numbers as numbers, below zero too", () => {
    expect(csvRow([-1.5, 2, "3"])).toBe("-1.5,2,3\r\n");
  });

  it("puts what divides cells and rows between quotes", () => {
    expect(csvRow(["a,b", 'c"d', "e\nf", "g\r", " h ", ""])).toBe('"a,b","c""d","e\nf","g\r"," h ",\r\n');
  });
});

describe("a file of CSV", () => {
  it("gives back any text in any cell, however it is cut", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(400), { maxLength: 8 }), fc.boolean(), (table, cuts, marked) => {
        const file = (marked ? "\uFEFF" : "") + table.map(csvRow).join("");
        expect(readCut(file, cuts).map(({ cells }) => cells)).toEqual(table);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read the same however it is cut, broken or not", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(nasty, fc.constantFrom("a", "b", "1")), maxLength: 60 }),
        fc.array(fc.nat(80)),
        (file, cuts) => {
          expect(readCut(file, cuts)).toEqual(read(file));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("writes no cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(rows, (table) => {
        const raw = table
          .map(csvRow)
          .join("")
          .replace(/"(?:[^"]|"")*"/g, (quoted) => quoted.slice(1).replaceAll(/[",\r\n]/g, "_"));
        for (const one of raw.split(/,|\r\n/)) expect(one).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        // One that divides by other signs, and so sees no quotes.
        for (const one of table
          .map(csvRow)
          .join("")
          .split(/[;\t\r\n]/))
          expect(one).not.toMatch(/^[^\S\r\n]*[=+\-@＝＋－＠]/);
      }),
    );
  });

  it.each([
    ["CRLF", "a,b\r\nc,d\r\n"],
    ["LF", "a,b\nc,d\n"],
    ["CR", "a,b\rc,d\r"],
    ["none at its end", "a,b\nc,d"],
    ["a mark before it", "\uFEFFa,b\nc,d"],
  ])("is read with %s", (_, file) => {
    expect(read(file)).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["c", "d"] },
    ]);
  });

  it("counts the lines an editor shows", () => {
    expect(read('a,b\r\n\r\n"c\r\nd\ne",f\r\ng,h').map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "a"],
      [2, ""],
      [3, "c\r\nd\ne"],
      [6, "g"],
    ]);
    expect(read("a,b\nc,d\r\ne,f\n").map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it("takes the line break of its first row, not one inside a cell", () => {
    expect(cellsOf('"a\nb",c\r\nd,e\r\n')).toEqual([
      ["a\nb", "c"],
      ["d", "e"],
    ]);
  });

  it("takes a quote within a text for a sign like others, and one before its end for a broken row", () => {
    expect(read('73" screen,x\n"y"z,1\na,b\n')).toEqual([
      { line: 1, cells: ['73" screen', "x"] },
      { line: 2, cells: [], fault: "broken" },
      { line: 3, cells: ["a", "b"] },
    ]);
  });

  it("is empty without rows", () => {
    expect(read("")).toEqual([]);
    expect(read("\uFEFF")).toEqual([]);
  });

  it("has nothing more to say after its end", () => {
    const reader = csvReader();
    expect([reader.read("a"), reader.end(), reader.read("b\n"), reader.end()]).toEqual([
      [],
      [{ line: 1, cells: ["a"] }],
      [],
      [],
    ]);
  });

  it.each([
    ["after a quoted cell", 'a,b\r\n"c"x,d\r\n"e",f\r\n'],
    ["that is never closed", 'a,b\r\n"c,d\r\n"e",f\r\n'],
  ])("marks the row with a quote %s, and reads on with the next line", (_, text) => {
    expect(read(text)).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: [], fault: "broken" },
      { line: 3, cells: ["e", "f"] },
    ]);
  });

  it("reads its last row, and those before a quote that is never closed", () => {
    expect(read('a\nb,"c\nd\n"e')).toEqual([
      { line: 1, cells: ["a"] },
      { line: 2, cells: [], fault: "broken" },
      { line: 3, cells: ["d"] },
      { line: 4, cells: [], fault: "broken" },
    ]);
  });

  it("takes a row of 65,536 characters and cells, and marks a longer one, whole or not", () => {
    const [fits, tooLong] = ["x".repeat(65_534), "x".repeat(65_535)];
    expect(read(`a\n${fits},\nb\n`).map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
    ]);
    const broken = { line: 2, cells: [], fault: "broken" };
    for (const cuts of [[], [70_000, 140_000, 199_000, 199_999]]) {
      for (const newline of ["\n", "\r\n"])
        for (const row of [`${tooLong},`, `"${tooLong}x"`, "y".repeat(200_000)])
          expect(readCut(`a${newline}${row}${newline}b${newline}`, cuts)).toEqual([
            { line: 1, cells: ["a"] },
            broken,
            { line: 3, cells: ["b"] },
          ]);
      expect(readCut(`a\n"${tooLong}\nb`, cuts)).toEqual([
        { line: 1, cells: ["a"] },
        broken,
        { line: 3, cells: ["b"] },
      ]);
      expect(readCut(`a\n${"y".repeat(300_000)}`, cuts)).toEqual([{ line: 1, cells: ["a"] }, broken]);
      expect(readCut(`"${"y".repeat(300_000)}\na`, cuts)).toEqual([
        { ...broken, line: 1 },
        { line: 2, cells: ["a"] },
      ]);
      expect(readCut("y".repeat(300_000), cuts)).toEqual([{ ...broken, line: 1 }]);
    }
  });

  it("is given up after a hundred rows that are broken", () => {
    const rows = Array.from({ length: 20_000 }, () => 'a,"b"c');
    const found = read(["a,b", ...rows.slice(0, 99), "d,e", ...rows].join("\n"));
    expect(found.map(({ fault }) => fault ?? "row").join(" ")).toBe(`row ${"broken ".repeat(99)}row broken given-up`);
    expect(found.at(-1)).toEqual({ line: 103, cells: [], fault: "given-up" });
  });

  it("keeps no more than a row", () => {
    const reader = csvReader();
    for (let i = 0; i < 2_000; i++) expect(reader.read(`${i},${"x".repeat(100)}\n`)).toHaveLength(1);
  });
});
