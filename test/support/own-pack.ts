import { readRulebook } from "waybell";
import { base, pinduoduo } from "waybell/packs";

// A pack of a host's own on top of pinduoduo, with one rule of a kind, of which a test changes a field.

const words = {
  facts: {
    order: { "my-promise": "promise", "my-window": "window", "my-finding": { found: ["odd", "even"] } },
  },
  notices: ["news"],
  compensations: ["ours"],
  inhibitions: ["hush"],
  actions: ["act"],
  values: {
    amount: { "our.fee": "free", "our.most": "free" },
    number: { "our.share": "free" },
    duration: { "our.span": "free" },
  },
} as const;
const source = (value: unknown): object => ({ value, source: ["shop"] });
export const newsText = { title: "N", body: "N" } as const;

/** `CODE path` of each finding about the pack `mine` of these parts. */
export const saidOf = (parts: object): readonly string[] =>
  readRulebook([pinduoduo, { id: "mine", version: "1", words, ...parts }] as never, { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path }) => `${code} ${path}`);

const textsOf = (text: object): object => ({ en: text, "zh-CN": text });

export const notice = (more: object, when: unknown = { "order.paid": true }, text: object = newsText): object => ({
  texts: textsOf({ notices: { news: text } }),
  notices: {
    news: { ref: "1", each: "order", to: "buyer", topic: "shipping", class: "low", channels: ["push"], when, ...more },
  },
});

export const owed = (more: object, figures: { fee?: unknown; most?: unknown; share?: number } = {}): object => ({
  texts: textsOf({ notices: {}, terms: { "compensation.rule": { ours: "O" } } }),
  values: {
    amount: { "our.fee": source(figures.fee ?? { fixed: 500 }), "our.most": source(figures.most ?? { fixed: 900 }) },
    number: { "our.share": source(figures.share ?? 0.5) },
  },
  compensations: {
    ours: {
      ref: "1",
      each: "order",
      on: { "ship-by": "breached" },
      form: "coupon",
      amount: "our.fee",
      once: "order",
      parts: [{ payer: "seller", to: "buyer" }],
      ...more,
    },
  },
});

export const promised = (more: object): object => ({
  promises: {
    "my-promise": {
      ref: "1",
      each: "order",
      owedBy: "seller",
      owedTo: "buyer",
      due: { from: "order.confirmed", within: "10h" },
      met: { "order.shipped": true },
      ...more,
    },
  },
});

export const windowed = (more: object): object => ({
  windows: { "my-window": { each: "order", opens: "order.paid", within: "1h", ...more } },
});

export const foundBy = (more: object): object => ({
  findings: {
    "my-finding": { each: "order", found: { odd: { "order.paid": true }, even: { "order.closed": true } }, ...more },
  },
});

export const hushed = (more: object): object => ({
  inhibitions: { hush: { each: "order", when: { "order.paid": true }, drops: ["shipping"], ...more } },
});

/** An action, and a notice that offers it. */
export const offered = (more: object): object => ({
  ...notice({ actions: ["act"] }),
  texts: textsOf({ notices: { news: newsText }, actions: { act: "A" } }),
  actions: { act: { by: ["buyer"], command: "x", ...more } },
});

const { low } = { ...base.classes };
export const classOf = (more: object): object => ({ classes: { low: { ...low, ...more } } });

export const budget = (more: object): object => ({ budgets: { day: { most: 5, within: "24h", ...more } } });
export const duration = (name: string, value: unknown): object => ({ values: { duration: { [name]: source(value) } } });
