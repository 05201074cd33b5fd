import type { NoticeText } from "../../notify/text.ts";

/** Messages about complaints. */
export const complaintsEn: { readonly [notice: string]: NoticeText } = {
  "dispute-received": {
    title: "We have your report",
    body: [
      "We have your report that parcel {tn} did not reach you. The carrier must show by {due} who signed for it; we will tell you the result.",
      "We have your report that parcel {tn} did not reach you. To ask for a refund or a resend, please open a complaint.",
    ],
    status: "Report received",
    tip: "You can complain",
  },
  "delivery-unproven": {
    title: "No proof of delivery",
    body: "The carrier has not shown who signed for parcel {tn}. Still missing? To ask for a refund or a resend, please open a complaint.",
    status: "No proof",
    tip: "You can complain",
  },
  "delivery-proven": {
    title: "The carrier has shown proof of delivery",
    body: [
      "The carrier has shown that parcel {tn} was received by {signer}. If you still do not have it, please open a complaint.",
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
      "There is an answer to your complaint about order {no}. Please see it and choose what to do by {due}; after that the complaint closes.",
      "There is an answer to your complaint about order {no}. Please see it and choose what to do.",
    ],
    status: "Answered",
    tip: "See the answer",
  },
  "complaint-lapsed": {
    title: "Your complaint is closed",
    body: "Your complaint about order {no} is closed, as the time to continue it has ended. If you still need help, please contact us.",
    status: "Closed",
    tip: "Contact us for help",
  },
  "complaint-resumed": {
    title: "Your complaint is open again",
    body: [
      "What was to be sent for your complaint about order {no} did not come as agreed. We are looking into it and will decide by {ruling}.",
      "What was to be sent for your complaint about order {no} did not come as agreed. The seller must answer again by {due}; you can also ask us to step in now.",
      "What was to be sent for your complaint about order {no} did not come as agreed. It is open again; we will tell you the result.",
    ],
    status: "Open again",
    tip: "We will let you know",
  },
  "resend-agreed-seller": {
    title: "Goods to send for a complaint",
    body: [
      "The complaint about order {no} calls for a resend. Please send the goods and enter the number by {due}; after that it is reopened. You can appeal until {until}.",
      "The complaint about order {no} calls for a resend. Please send the goods and enter the number by {due}; after that it is reopened.",
      "The complaint about order {no} calls for a resend. Please send the goods and enter the number soon.",
    ],
    status: "To send",
    tip: "Send it in time",
  },
  "resend-not-agreed": {
    title: "Nothing to send for a complaint",
    body: "A complaint about order {no} is over: you need not send goods for it. If they are on their way, please talk to the buyer.",
    status: "Complaint over",
    tip: "Nothing to send",
  },
  "proof-asked": {
    title: "Please add evidence",
    body: [
      "We need evidence to decide your complaint about order {no}. Please add what you have by {due}; after that it goes on without it.",
      "We need evidence to decide your complaint about order {no}. Please add what you have soon.",
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
      "Final ruling of {appealed} on your complaint about order {no} ({kind}): {result}. The seller must send the goods by {due}.",
      "Final ruling of {appealed} on your complaint about order {no} ({kind}): {result}.",
      "Result of your complaint about order {no} ({kind}): {result}. The seller must send the goods by {due}.",
      "Result of your complaint about order {no} ({kind}): {result}.{result, select, dismissed { You can appeal until {until}.} other {}}",
      "Result of your complaint about order {no} ({kind}): {result}.",
      "Your complaint about order {no} was decided. Please see the order page.",
    ],
    status: "Decided",
    tip: "See the order page",
  },
  "complaint-decided-seller": {
    title: "A complaint was decided",
    body: [
      "Final ruling of {appealed} on the complaint about order {no} ({kind}): {result}.",
      "Result of the complaint about order {no} ({kind}): {result}.{result, select, upheld { You can appeal until {until}.} other {}}",
      "Result of the complaint about order {no} ({kind}): {result}.",
      "The complaint about order {no} was decided. Please see the back office.",
    ],
    status: "Decided",
    tip: "See the result",
  },
  "complaint-appealed": {
    title: "The ruling was appealed",
    body: [
      "The seller appealed the ruling on your complaint about order {no}. You can add evidence; we will decide by {ruling}.",
      "The seller appealed the ruling on your complaint about order {no}. You can add evidence; we will tell you the result.",
    ],
    status: "Appealed",
    tip: "Add your evidence",
  },
  "complaint-appealed-seller": {
    title: "The ruling was appealed",
    body: [
      "The buyer appealed the ruling on the complaint about order {no}. You can add evidence; the platform will decide by {ruling}.",
      "The buyer appealed the ruling on the complaint about order {no}. You can add evidence; we will tell you the result.",
    ],
    status: "Appealed",
    tip: "Add your evidence",
  },
  "complaint-to-answer": {
    title: "A complaint awaits your answer",
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
