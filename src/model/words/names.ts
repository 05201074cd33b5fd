/** Every name rules may use beside facts. Listed before the rules, so that a misspelt one is an error. */
export const names = {
  notices: [
    "order-paid",
    "group-failed",
    "shipped",
    "partly-shipped",
    "picked-up",
    "parcel-arrived",
    "out-for-delivery",
    "ready-to-collect",
    "delivered",
    "not-delivered-yet",
    "receipt-thanks",
    "delayed",
    "new-arrival-time",
    "delivery-failed",
    "going-back",
    "number-corrected",
    "extra-parcel",
    "new-order",
  ],
  compensations: [],
  inhibitions: ["order-closed", "receipt-confirmed", "imported-parcel"],
  channels: ["sms", "push", "wechat", "email", "voice", "chat", "webhook", "inbox"],
  topics: ["payment", "shipping", "pick-up", "receipt", "seller-orders"],
  classes: ["critical", "high", "normal", "low", "marketing"],
  actions: [
    "contact-carrier",
    "contact-us",
    "ask-after-sales",
    "confirm-receipt",
    "report-missing",
    "choose-time",
    "ship-order",
  ],
} as const;

/** Instants that tell a reader nothing once they have gone by: a text then does without. */
export const expectations = ["parcel.eta", "parcel.hold-until", "order.promised-ship"] as const;

/** Values packs give, by kind; each says which way is stricter for the one who owes. */
export const values = {
  duration: {
    /** From which difference a moved arrival time is told. */
    "eta.delta": "free",
    /** Arrival after upload by leg, the later end: the table used when nobody tells an arrival time. */
    "eta.leg.city": "free",
    "eta.leg.province": "free",
    "eta.leg.cross": "free",
    "eta.leg.remote": "free",
  },
  amount: {},
  number: {
    /** Text messages of one order to one person in a day. */
    "cap.sms": "less",
  },
  choice: {
    /** Whether part of an order may be shipped alone. */
    "ship.allow-partial": ["yes", "no"],
  },
  clock: {},
} as const;

/** Placeholder of a text → fact it is filled from, for every notice whose subject sees that fact. */
export const placeholders = {
  no: "order.number",
  goods: "order.goods",
  m: "order.items",
  k: "order.items-shipped",
  carrier: "parcel.carrier",
  tn: "parcel.number",
  eta: "parcel.eta",
  courier: "parcel.courier",
  phone: "parcel.courier-phone",
  point: "parcel.point",
  code: "parcel.pick-up-code",
  holdBy: "parcel.hold-until",
  signer: "parcel.signer",
} as const;
