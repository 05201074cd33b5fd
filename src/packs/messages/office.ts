import type { Texts } from "../../notify/text.ts";

// What a seller is told of many orders at once, by the back office.

export const officeZhCN: Texts["notices"] = {
  "small-batches": { title: "小批量商品待发货", body: "{cnt}个商品待发不足{limit}单，容错低，请优先发货。" },
  "batch-finished": { title: "批量任务完成", body: "批量任务完成：成功{ok}，失败{bad}。" },
};

export const officeEn: Texts["notices"] = {
  "small-batches": {
    title: "Small batches wait",
    body: "{cnt, plural, one {# item has} other {# items have}} fewer than {limit} waiting orders (low tolerance). Ship {cnt, plural, one {it} other {them}} first.",
  },
  "batch-finished": { title: "Batch finished", body: "Batch finished: {ok} done, {bad} failed." },
};
