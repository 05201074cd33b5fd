import type { Instant } from "../model/instant.ts";
import { type Money, minorDigits } from "../model/money.ts";
import { toWall } from "../model/zone.ts";
import type { PriorityReason } from "./backlog.ts";
import { maskedName, maskedNote, maskedPhone, maskedStreet } from "./recipient.ts";
import type { WaitingOrder, WaitingStatus } from "./waiting.ts";

export type OfficeLanguage = "zh-CN" | "en";
export const officeLanguages: readonly OfficeLanguage[] = ["zh-CN", "en"];

/** What a cell is filled with beside the order. */
export interface Sheet {
  readonly language: OfficeLanguage;
  readonly zone: string;
  readonly now: Instant;
  readonly unmasked: boolean;
  readonly reasons: (order: WaitingOrder) => readonly PriorityReason[];
  readonly smallBatch: number | null;
}

/** The columns of an export in their order. */
export const exportColumns = [
  "order",
  "status",
  "placed",
  "confirmed",
  "ship-by",
  "hours-left",
  "goods",
  "sku",
  "quantity",
  "paid",
  "recipient",
  "phone",
  "province",
  "city",
  "district",
  "address",
  "buyer-note",
  "seller-note",
  "priority",
] as const;

export type ExportColumn = (typeof exportColumns)[number];

interface Column {
  readonly header: { readonly [L in OfficeLanguage]: string };
  cell(order: WaitingOrder, sheet: Sheet): string | number;
}

const header = (zh: string, en: string): Column["header"] => ({ "zh-CN": zh, en });

const statuses: { readonly [S in WaitingStatus]: Column["header"] } = {
  to_ship: header("待发货", "To ship"),
  partially_shipped: header("部分发货", "Partly shipped"),
  on_hold: header("暂缓发货", "On hold"),
};

const reasons: { readonly [R in PriorityReason]: Column["header"] } = {
  overdue: header("已超时", "Overdue"),
  "due-soon": header("即将超时", "Due soon"),
  "small-batch": header("单品待发不足{n}单", "Fewer than {n} orders of the item"),
  "no-error-budget": header("容错已用完", "No error left to make"),
};

export const columns: { readonly [C in ExportColumn]: Column } = {
  order: { header: header("订单号", "Order number"), cell: ({ number }) => number },
  status: { header: header("状态", "Status"), cell: ({ status }, { language }) => statuses[status][language] },
  placed: { header: header("下单时间", "Placed"), cell: ({ placedAt }, sheet) => timeCell(placedAt, sheet) },
  confirmed: {
    header: header("成交时间", "Confirmed"),
    cell: ({ confirmedAt }, sheet) => timeCell(confirmedAt, sheet),
  },
  "ship-by": { header: header("最晚发货时间", "Ship by"), cell: ({ shipBy }, sheet) => timeCell(shipBy, sheet) },
  "hours-left": {
    header: header("剩余小时", "Hours left"),
    // Tenths, rounded down: nobody is promised more than is left.
    cell: ({ shipBy }, { now }) => (shipBy === null ? "" : Math.max(0, Math.floor((shipBy - now) / 360_000) / 10)),
  },
  goods: {
    header: header("商品", "Goods"),
    cell: (order, sheet) => listed(order, sheet, ({ title }) => title),
  },
  sku: { header: header("SKU", "SKU"), cell: (order, sheet) => listed(order, sheet, ({ sku }) => sku) },
  quantity: {
    header: header("数量", "Quantity"),
    cell: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  },
  paid: { header: header("实付", "Paid"), cell: ({ paid }) => (paid === null ? "" : moneyCell(paid)) },
  recipient: {
    header: header("收件人", "Recipient"),
    cell: ({ details }, sheet) => privately(details.recipient?.name, sheet, maskedName),
  },
  phone: {
    header: header("电话", "Phone"),
    cell: ({ details }, sheet) => {
      const { phone, virtualPhone } = details.recipient ?? {};
      if (sheet.unmasked) return phone ?? virtualPhone ?? "";
      return virtualPhone ?? privately(phone, sheet, maskedPhone);
    },
  },
  province: { header: header("省", "Province"), cell: ({ details }) => details.recipient?.province ?? "" },
  city: { header: header("市", "City"), cell: ({ details }) => details.recipient?.city ?? "" },
  district: { header: header("区", "District"), cell: ({ details }) => details.recipient?.district ?? "" },
  address: {
    header: header("地址", "Address"),
    cell: ({ details }, sheet) => privately(details.recipient?.street, sheet, maskedStreet),
  },
  "buyer-note": {
    header: header("买家留言", "Buyer's note"),
    cell: ({ details }, sheet) => privately(details.buyerNote, sheet, (note) => maskedNote(note, details.recipient)),
  },
  "seller-note": {
    header: header("商家备注", "Seller's note"),
    cell: ({ details }, sheet) => privately(details.sellerNote, sheet, (note) => maskedNote(note, details.recipient)),
  },
  priority: {
    header: header("优先级原因", "Priority"),
    cell: (order, { reasons: of, language, smallBatch }) =>
      of(order)
        .map((reason) => reasons[reason][language].replace("{n}", String(smallBatch)))
        .join(comma[language]),
  },
};

const comma: { readonly [L in OfficeLanguage]: string } = { "zh-CN": "；", en: "; " };

const privately = (text = "", { unmasked }: Sheet, mask: (text: string) => string): string =>
  unmasked ? text : mask(text);

/** Of one line its word; of several each with how many. */
function listed(
  { lines }: WaitingOrder,
  { language }: Sheet,
  word: (line: WaitingOrder["lines"][number]) => string,
): string {
  const [first, ...others] = lines;
  if (first && others.length === 0) return word(first);
  return lines.map((line) => `${word(line)} ×${line.quantity}`).join(comma[language]);
}

/** As spreadsheets read it: `2026-06-01 10:00:00` by the clock of the zone. */
const timeCell = (at: Instant | null, { zone }: Sheet): string =>
  at === null ? "" : new Date(toWall(at, zone)).toISOString().slice(0, -5).replace("T", " ");

function moneyCell({ amount, currency }: Money): string | number {
  const digits = minorDigits(currency);
  const figure = (amount / 10 ** digits).toFixed(digits);
  return currency === "CNY" ? figure : `${currency} ${figure}`;
}
