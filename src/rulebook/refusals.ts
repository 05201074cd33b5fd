/** What each code of a refusal tells people, and what to do instead. The one owner of these sentences. */
export const refusalTexts: { readonly [code: string]: readonly [message: string, remedy?: string] } = {
  E_NOT_PAID: [
    "The order is not paid, or not in full, or its group has not formed.",
    "Send payment.captured or group.formed first.",
  ],
  E_NOT_SHIPPED: ["The order has not shipped, or not all of it.", "Send shipment.submitted first."],
  E_NOT_RECEIVED: ["Receipt is not confirmed.", "Send receipt.confirmed first."],
  E_ALREADY_SHIPPED: ["Something has shipped.", "Ask for after-sales instead."],
  E_PARTIAL_NOT_ALLOWED: ["The whole order has to ship together.", "Submit all open lines, or add an extra parcel."],
  E_QTY_EXCEEDED: ["More items than the order has open.", "Submit at most the open quantity of each line."],
  E_AMOUNT_EXCEEDED: [
    "More than what was paid would go back.",
    "Refund at most what was captured and not yet refunded.",
  ],
  E_STALE_UPDATE: ["The order is past this.", "Nothing; an earlier event settled it."],
  E_TERMINAL: ["The order is closed or settled."],
  E_NO_ORDER: ["There is no order yet.", "Send order.created first."],
  E_ORDER_EXISTS: ["The order was created before.", "Use an id of its own for each order."],
  E_WRONG_ORDER: ["The event belongs to another order.", "Step the record of the order it names."],
  E_NOT_ALLOWED: ["This role may not do this."],
  E_CURRENCY: ["The currency is not that of the order.", "Use the order's currency."],
  E_TRACKING_FORMAT: [
    "A tracking number has 6 to 32 letters, digits or hyphens.",
    "Send the number as the carrier prints it.",
  ],
  E_NO_SUCH_PARCEL: ["The order has no such parcel."],
  E_PARCEL_EXISTS: [
    "The order has a parcel with this id or number.",
    "Give each parcel an id and a number of its own.",
  ],
  E_LINE_EXISTS: ["Two lines of the order have the same id.", "Give each line an id of its own."],
  E_NO_SUCH_LINE: ["The order has no such line."],
  E_EXTRA_KIND: ["An extra parcel is a split, resend, gift or exchange.", "Use shipment.submitted for what is judged."],
  E_NO_SUCH_REFUND: ["No such refund is under way.", "Send refund.started first."],
  E_NO_SUCH_NOTICE: ["This person was not told this, or it has no such action."],
  E_NO_SUCH_SEND: ["This order issued no such message."],
  E_NO_SUCH_WANT: ["This order asked no such question of a mailbox."],
  E_SEND_WITHDRAWN: [
    "The message is no longer true, or may not go out at this instant.",
    "Send nothing; what is still due is decided again.",
  ],
  E_NO_SUCH_SUBJECT: ["No words of the host declare this subject.", "Declare it in the words of a pack."],
  E_UNKNOWN_FACT: ["No word of the rulebook declares this fact.", "Declare it in the words of a pack."],
  E_RECORD_NEWER: ["The record was written by a newer version.", "Update waybell on this host."],
  E_BOOK_MISSING: [
    "This rulebook does not hold the version the order was confirmed under.",
    "Pass that rulebook in `earlier`.",
  ],
};

export const refusalText = (code: string): readonly [message: string, remedy?: string] =>
  refusalTexts[code] ?? ["The event cannot be read.", "Send it as documented."];
