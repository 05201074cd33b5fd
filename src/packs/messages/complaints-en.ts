import type { NoticeText } from "../../notify/text.ts";

/** Messages about complaints. */
export const complaintsEn: { readonly [notice: string]: NoticeText } = {
  "dispute-received": {
    title: "We have your report",
    body: [
      "We have your report that parcel {tn} did not reach you. The carrier must show by {due} who signed for it; we will tell you the result.",
      "We have your report that parcel {tn} did not reach you. To get your money back or the goods sent anew, please open a complaint.",
    ],
    status: "Report received",
    tip: "You can complain",
  },
  "delivery-unproven": {
    title: "No proof of delivery",
    body: "The carrier has not shown who signed for parcel {tn}. Still missing? Please open a complaint to get your money back or a resend.",
    status: "No proof",
    tip: "You can complain",
  },
  "delivery-proven": {
    title: "The carrier has shown proof of delivery",
    body: [
      "The carrier has shown that parcel {tn} was signed for by {signer}. If you still do not have it, please open a complaint.",
      "The carrier has shown that parcel {tn} was signed for. If you still do not have it, please open a complaint.",
    ],
    status: "Proof shown",
    tip: "You can complain",
  },
  "complaint-received": {
    title: "Your complaint is open",
    body: [
      "Your complaint about order {no} ({kind}) is open. The seller must answer by {due}. Please keep your evidence; we will tell you the result.",
      "Your complaint about order {no} ({kind}) is open. Please keep your evidence; we will tell you the result.",
    ],
    sms: [
      "Your complaint about order {no} is open. The seller must answer by {due}. Please keep your evidence.",
      "Your complaint about order {no} is open. Please keep your evidence.",
    ],
    status: "Complaint open",
    tip: "Keep your evidence",
  },
  "complaint-answered": {
    title: "An answer to your complaint",
    body: [
      "There is an answer to your complaint about order {no}. Please see it and say what you want by {due}; after that the complaint closes.",
      "There is an answer to your complaint about order {no}. Please see it and say what you want.",
    ],
    status: "Answered",
    tip: "See the answer",
  },
  "complaint-lapsed": {
    title: "The complaint is closed",
    body: "Your complaint about order {no} is closed: you did not go on with it in time. If you still need help, please contact us.",
    status: "Closed",
    tip: "Contact us for help",
  },
  "complaint-resumed": {
    title: "Your complaint goes on",
    body: [
      "What was to be sent for your complaint about order {no} did not come as agreed. We look into it and decide by {ruling}.",
      "What was to be sent for your complaint about order {no} did not come as agreed. The seller must answer anew by {due}; you can also ask us to step in now.",
      "What was to be sent for your complaint about order {no} did not come as agreed. It goes on; we will tell you the result.",
    ],
    status: "Goes on",
    tip: "We tell you more",
  },
  "resend-agreed-seller": {
    title: "Goods to send for a complaint",
    body: [
      "The complaint about order {no} is settled with goods sent anew. Please send them and enter the number by {due}; after that it goes on.",
      "The complaint about order {no} is settled with goods sent anew. Please send them and enter the number soon.",
    ],
    status: "To send",
    tip: "Send it in time",
  },
  "resend-not-agreed": {
    title: "Nothing to send for a complaint",
    body: "A complaint about order {no} is over: no goods are to be sent for it. If they are on their way, please talk to the buyer.",
    status: "Complaint over",
    tip: "No goods for it",
  },
  "proof-asked": {
    title: "Please add evidence",
    body: [
      "We need evidence to decide the complaint about order {no}. Please add what you have by {due}; after that it goes on without it.",
      "We need evidence to decide the complaint about order {no}. Please add what you have soon.",
    ],
    status: "Evidence asked",
    tip: "Add your evidence",
  },
  "proof-asked-seller": {
    title: "Please add evidence",
    body: [
      "The platform asks for evidence on the complaint about order {no}. Please add what you have by {due}; after that it goes on without it.",
      "The platform asks for evidence on the complaint about order {no}. Please add what you have soon.",
    ],
    status: "Evidence asked",
    tip: "Add your evidence",
  },
  "complaint-decided": {
    title: "Your complaint was decided",
    body: [
      "After the appeal, at {appealed}: your complaint about order {no} ({kind}) is {result}. The seller has to send the goods by {due}.",
      "After the appeal, at {appealed}: your complaint about order {no} ({kind}) is {result}.",
      "Result of your complaint about order {no} ({kind}): {result}. The seller has to send the goods by {due}.",
      "Result of your complaint about order {no} ({kind}): {result}.",
      "Your complaint about order {no} was decided. Please see the order page.",
    ],
    status: "Decided",
    tip: "See the order page",
  },
  "complaint-decided-seller": {
    title: "A complaint was decided",
    body: [
      "After the appeal, at {appealed}: the complaint about order {no} ({kind}) is {result}.",
      "Result of the complaint about order {no} ({kind}): {result}.",
      "The complaint about order {no} was decided. Please see the back office.",
    ],
    status: "Decided",
    tip: "See the result",
  },
  "complaint-appealed": {
    title: "The ruling is appealed",
    body: [
      "The seller appealed the ruling on your complaint about order {no}. You can add evidence; we decide by {ruling}.",
      "The seller appealed the ruling on your complaint about order {no}. You can add evidence; we will tell you the result.",
    ],
    status: "Appealed",
    tip: "Add your evidence",
  },
  "complaint-appealed-seller": {
    title: "The ruling is appealed",
    body: [
      "The buyer appealed the ruling on the complaint about order {no}. You can add evidence; it is decided by {ruling}.",
      "The buyer appealed the ruling on the complaint about order {no}. You can add evidence; you will hear the result.",
    ],
    status: "Appealed",
    tip: "Add your evidence",
  },
  "complaint-to-answer": {
    title: "A complaint waits for your answer",
    body: [
      "Complaint about order {no}: {kind}. Please talk to the buyer first, and answer by {due}.",
      "There is a complaint about order {no}. Please talk to the buyer first, and answer by {due}.",
      "There is a complaint about order {no}. Please talk to the buyer first, and answer soon.",
    ],
    status: "Complaint",
    tip: "Talk to the buyer",
  },
  "complaint-escalated": {
    title: "A complaint is to be decided",
    body: [
      "The complaint about order {no} was escalated: {kind}. It was to be decided by {late} and is overdue. Please decide now.",
      "The complaint about order {no} was escalated: {kind}. Please decide by {due}.",
      "The complaint about order {no} was escalated: {kind}. Please decide soon.",
      "The complaint about order {no} was escalated. Please decide soon.",
    ],
    status: "To decide",
    tip: "Decide in time",
  },
  "ruling-appealed": {
    title: "An appeal is to be decided",
    body: [
      "The ruling on the complaint about order {no} is appealed: {kind}. It was to be decided by {late} and is overdue. Please decide now.",
      "The ruling on the complaint about order {no} is appealed: {kind}. Please decide by {due}.",
      "The ruling on the complaint about order {no} is appealed. Please decide soon.",
    ],
    status: "To decide",
    tip: "Decide in time",
  },
};
