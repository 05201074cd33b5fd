/** One word for where an order stands. */
export type Headline =
  | "refunded"
  | "closed"
  | "after_sales"
  | "complaint"
  | "exception"
  | "awaiting_collection"
  | "out_for_delivery"
  | "partially_shipped"
  | "shipped_not_picked_up"
  | "in_transit"
  | "delivered"
  | "received"
  | "to_ship"
  | "awaiting_group"
  | "unpaid";
