import type { NoticeText } from "../../notify/text.ts";

/** 投诉的消息。 */
export const complaintsZhCN: { readonly [notice: string]: NoticeText } = {
  "dispute-received": {
    title: "已收到您的反馈",
    body: [
      "已收到您的反馈：未收到包裹{tn}。快递需在{due}前提供签收凭证，结果会通知您。",
      "已收到您的反馈：未收到包裹{tn}。如需退款或补寄，请发起投诉。",
    ],
    status: "已收到反馈",
    tip: "如需退款或补寄可投诉",
  },
  "delivery-unproven": {
    title: "快递未提供签收凭证",
    body: "快递未能按时提供包裹{tn}的签收凭证。如仍未收到，请发起投诉，可要求退款或补寄。",
    status: "无签收凭证",
    tip: "如仍未收到可投诉",
  },
  "delivery-proven": {
    title: "快递已提供签收凭证",
    body: [
      "快递已提供包裹{tn}的签收凭证（{signer}）。如仍未收到，请发起投诉。",
      "快递已提供包裹{tn}的签收凭证。如仍未收到，请发起投诉。",
    ],
    status: "已提供凭证",
    tip: "如仍未收到可投诉",
  },
  "complaint-received": {
    title: "已受理您的投诉",
    body: [
      "已受理订单{no}的投诉（{kind}），商家需在{due}前回应。请保留相关证据，结果会通知您。",
      "已受理订单{no}的投诉（{kind}）。请保留相关证据，结果会通知您。",
    ],
    status: "已受理",
    tip: "请保留相关证据",
  },
  "complaint-answered": {
    title: "您的投诉已有回应",
    body: [
      "订单{no}的投诉已有回应。请查看，并在{due}前选择如何处理，逾期投诉将关闭。",
      "订单{no}的投诉已有回应。请查看，并选择如何处理。",
    ],
    status: "已回应",
    tip: "请查看回应",
  },
  "complaint-lapsed": {
    title: "投诉已关闭",
    body: "订单{no}的投诉逾期未继续处理，已关闭。如仍需帮助，请联系客服。",
    status: "已关闭",
    tip: "如需帮助请联系客服",
  },
  "complaint-resumed": {
    title: "投诉重新处理",
    body: [
      "订单{no}的投诉，约定寄出的商品未按约送达，现由平台处理，将在{ruling}前裁决，结果会通知您。",
      "订单{no}的投诉，约定寄出的商品未按约送达，商家需在{due}前重新回应，您也可以现在申请平台介入。",
      "订单{no}的投诉，约定寄出的商品未按约送达，将重新处理，结果会通知您。",
    ],
    status: "重新处理",
    tip: "结果会通知您",
  },
  "resend-agreed-seller": {
    title: "投诉需补寄商品",
    body: [
      "订单{no}的投诉以补寄处理，请在{due}前寄出商品并填写单号，逾期投诉将重新处理。您可在{until}前申诉。",
      "订单{no}的投诉以补寄处理，请在{due}前寄出商品并填写单号，逾期投诉将重新处理。",
      "订单{no}的投诉以补寄处理，请尽快寄出商品并填写单号。",
    ],
    status: "待补寄",
    tip: "请按时寄出",
  },
  "resend-not-agreed": {
    title: "投诉无需再补寄",
    body: "订单{no}有投诉已结束，无需再为该投诉补寄商品。如已寄出，请与买家沟通。",
    status: "投诉已结束",
    tip: "无需再为该投诉补寄商品",
  },
  "proof-asked": {
    title: "请补充证据",
    body: [
      "处理订单{no}的投诉需要证据，请在{due}前补充您手中的证据，逾期将继续处理。",
      "处理订单{no}的投诉需要证据，请尽快补充您手中的证据。",
    ],
    status: "待举证",
    tip: "请补充证据",
  },
  "proof-asked-seller": {
    title: "请补充证据",
    body: [
      "平台处理订单{no}的投诉需要证据，请在{due}前补充您手中的证据，逾期将继续处理。",
      "平台处理订单{no}的投诉需要证据，请尽快补充您手中的证据。",
    ],
    status: "待举证",
    tip: "请补充证据",
  },
  "complaint-decided": {
    title: "投诉已有结果",
    body: [
      "订单{no}的投诉（{kind}）经申诉，于{appealed}最终裁定：{result}，商家须在{due}前补寄商品。",
      "订单{no}的投诉（{kind}）经申诉，于{appealed}最终裁定：{result}。",
      "订单{no}的投诉（{kind}）结果：{result}，商家须在{due}前补寄商品。",
      "订单{no}的投诉（{kind}）结果：{result}。{result, select, dismissed {您可在{until}前申诉。} other {}}",
      "订单{no}的投诉（{kind}）结果：{result}。",
      "订单{no}的投诉已有结果，请在订单页查看。",
    ],
    status: "投诉结果",
    tip: "请在订单页查看处理结果",
  },
  "complaint-decided-seller": {
    title: "投诉已有结果",
    body: [
      "订单{no}的投诉（{kind}）经申诉，于{appealed}最终裁定：{result}。",
      "订单{no}的投诉（{kind}）结果：{result}。{result, select, upheld {您可在{until}前申诉。} other {}}",
      "订单{no}的投诉（{kind}）结果：{result}。",
      "订单{no}的投诉已有结果，请在后台查看。",
    ],
    status: "投诉结果",
    tip: "请在后台查看处理结果",
  },
  "complaint-appealed": {
    title: "投诉裁决被申诉",
    body: [
      "商家对订单{no}的投诉裁决提出申诉，您可补充证据，平台将在{ruling}前裁决。",
      "商家对订单{no}的投诉裁决提出申诉，您可补充证据，结果会通知您。",
    ],
    status: "已被申诉",
    tip: "可补充证据",
  },
  "complaint-appealed-seller": {
    title: "投诉裁决被申诉",
    body: [
      "买家对订单{no}的投诉裁决提出申诉，您可补充证据，平台将在{ruling}前裁决。",
      "买家对订单{no}的投诉裁决提出申诉，您可补充证据，结果会通知您。",
    ],
    status: "已被申诉",
    tip: "可补充证据",
  },
  "complaint-to-answer": {
    title: "有投诉待回应",
    body: [
      "订单{no}有买家投诉：{kind}。请先与买家沟通，并在{due}前回应。",
      "订单{no}有买家投诉。请先与买家沟通，并在{due}前回应。",
      "订单{no}有买家投诉。请先与买家沟通，并尽快回应。",
    ],
    status: "买家投诉",
    tip: "请先与买家沟通，再回应",
  },
  "complaint-escalated": {
    title: "投诉待裁决",
    body: [
      "订单{no}的投诉申请平台介入：{kind}，裁决已逾期（应在{late}前完成），请立即裁决。",
      "订单{no}的投诉申请平台介入：{kind}，请在{due}前裁决。",
      "订单{no}的投诉申请平台介入：{kind}，请尽快裁决。",
      "订单{no}的投诉申请平台介入，请尽快裁决。",
    ],
    status: "待裁决",
    tip: "请在时限内裁决",
  },
  "ruling-appealed": {
    title: "投诉申诉待裁决",
    body: [
      "订单{no}的投诉裁决被申诉：{kind}，裁决已逾期（应在{late}前完成），请立即裁决。",
      "订单{no}的投诉裁决被申诉：{kind}，请在{due}前裁决。",
      "订单{no}的投诉裁决被申诉，请尽快裁决。",
    ],
    status: "待裁决",
    tip: "请在时限内裁决",
  },
};
