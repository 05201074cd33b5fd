// Files of a back office: so many orders out as CSV, page by page, and as many numbers in, piece by piece.
import { fileURLToPath } from "node:url";
import { csvRow, defineBackOffice } from "waybell/backoffice";
import { pinduoduo } from "waybell/packs";
import { peakRatio } from "./timing.mjs";

const office = defineBackOffice({ packs: [pinduoduo] });
const now = Date.parse("2026-06-01T12:00+08:00");
const page = 500;
const piece = 65_536;

function* pages(count) {
  for (let from = 0; from < count; from += page)
    yield Array.from({ length: Math.min(page, count - from) }, (_, i) => waiting(from + i));
}

/** An order as it waits, with what a host knows of it. */
const waiting = (n) => ({
  id: `${3_000_000 + n}`,
  number: `210613-${100_000_000_000 + n}`,
  status: /** @type {const} */ ("to_ship"),
  placedAt: now,
  confirmedAt: now,
  shipBy: now + n,
  lines: [{ line: "1", title: `马克杯 ${n}`, sku: `CUP-${n % 100}`, quantity: 1 + (n % 3) }],
  paid: { amount: 5990 + n, currency: "CNY" },
  details: {
    recipient: {
      name: `张三${n}`,
      phone: `${13_800_000_000 + n}`,
      province: "浙江省",
      city: "杭州市",
      street: `文三路${n}号`,
    },
    buyerNote: `"放门口", 谢谢 ${n}`,
  },
});

/** The file that comes back, cut without regard to rows. */
function* pieces(count) {
  let text = "订单号,快递公司,单号,覆盖发货,计划交寄时间\r\n";
  for (let n = 0; n < count; n++) {
    text += csvRow([`${3_000_000 + n}`, "中通快递", `${73_100_000_000_000 + n}`, "N", "2026-06-02 15:00"]);
    for (; text.length >= piece; text = text.slice(piece)) yield text.slice(0, piece);
  }
  yield text;
}

/** What is alive at the fullest moment: garbage is collected before each look, so that no timing of it is measured. */
function peakHeap(count) {
  let peak = 0;
  const look = () => {
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const writer = office.exportWriter({ now });
  for (const orders of pages(count)) {
    const text = writer.write(orders);
    look();
    if (text === "") throw new Error("An empty page.");
  }
  const reader = office.importReader({ batch: "b1", actor: { role: "seller" } });
  let read = 0;
  for (const text of pieces(count)) {
    const rows = reader.read(text);
    look();
    read += rows.filter(({ row }) => row).length;
  }
  read += reader.end().length;
  if (writer.orders !== count || read !== count) throw new Error(`${writer.orders} out and ${read} in, not ${count}.`);
  return peak;
}

const self = fileURLToPath(import.meta.url);

export const csvHeapRatio = () => peakRatio(self);

if (process.argv[1] === self) console.log(peakHeap(Number(process.argv[2])));
