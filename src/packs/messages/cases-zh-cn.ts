import type { NoticeText } from "../../notify/text.ts";

/** 寄回商品是为了什么，以及商家收到后会怎样。 */
const returnZhCN = "{kind, select, exchange {换货} repair {维修} other {退货}}";
const afterZhCN = "{kind, select, exchange {商家收到后将为您换货。} repair {商家收到后将维修并寄回。} other {}}";

/** Of what the platform asked for, the buyer was not told before. */
const requestZhCN = "{by, select, platform {由平台提出的} other {的}}";

/** Only where the seller's silence counts as yes. */
const agreedZhCN = "逾期{agrees, select, other {自动同意}}";

/** 售后、退款与派件任务的消息。 */
export const casesZhCN: { readonly [notice: string]: NoticeText } = {
  "delivered-in-dispute": {
    title: "包裹已签收",
    body: [
      "物流显示包裹{tn}已签收（{signer}）。请核对数量和质量；如未收到，请在订单页反馈。",
      "物流显示包裹{tn}已签收。请核对数量和质量；如未收到，请在订单页反馈。",
    ],
    sms: "物流显示包裹{tn}已签收。请核对数量和质量；未收到请在订单页反馈。",
    status: "已签收",
    tip: "请核对数量和质量",
  },
  "request-received": {
    title: "已收到您的售后申请",
    body: [
      "已收到订单{no}的{kind}申请，商家需在{due}前处理，结果会通知您。",
      "已收到订单{no}的{kind}申请，商家处理后会通知您。",
      "已收到订单{no}的售后申请，商家处理后会通知您。",
    ],
    status: "售后处理中",
    tip: "商家处理后会通知您",
  },
  "return-approved": {
    title: "售后申请已通过",
    body: [
      `订单{no}的${returnZhCN}申请已通过，请在{due}前寄回商品并填写退货单号。${afterZhCN}`,
      `订单{no}的${returnZhCN}申请已通过，请尽快寄回商品并填写退货单号。${afterZhCN}`,
    ],
    sms: [
      `订单{no}${returnZhCN}已通过，请在{due}前寄回并填写单号。`,
      `订单{no}${returnZhCN}已通过，请尽快寄回并填写单号。`,
    ],
    status: "待寄回",
    tip: "请尽快寄回并填写退货单号",
  },
  "return-closing": {
    title: "售后申请即将关闭",
    body: [
      `订单{no}的${returnZhCN}申请已通过，将于{due}关闭，请及时寄回商品并填写退货单号。`,
      `订单{no}的${returnZhCN}申请已通过，即将关闭，请及时寄回商品并填写退货单号。`,
    ],
    status: "待寄回",
    tip: "申请即将关闭，请填退货单号",
  },
  "return-expired": {
    title: "售后申请已关闭",
    body: `订单{no}的商品逾期未寄回，${returnZhCN}申请已关闭。如仍需帮助，请联系客服。`,
    status: "已关闭",
    tip: "商品逾期未寄回，申请已关闭",
  },
  "return-expired-seller": {
    title: "售后申请已关闭",
    body: `订单{no}的买家逾期未寄回商品，${returnZhCN}申请已关闭，您无需再等待。`,
    status: "已关闭",
    tip: "买家逾期未寄回，无需等待",
  },
  "return-lapsed": {
    title: "售后商品无需寄回",
    body: "订单{no}有一项售后申请无需寄回商品。如已寄出，请联系客服。",
    status: "无需寄回",
    tip: "商品无需寄回",
  },
  "request-rejected": {
    title: "商家未同意售后申请",
    body: [
      `商家未同意订单{no}${requestZhCN}申请，原因：{reason}：{carrier} {tn}。您可以修改申请，或在{due}前申请平台介入。`,
      `商家未同意订单{no}${requestZhCN}申请，原因：{reason}。您可以修改申请，或在{due}前申请平台介入。`,
      `商家未同意订单{no}${requestZhCN}申请。您可以修改申请，或在{due}前申请平台介入。`,
      `商家未同意订单{no}${requestZhCN}申请。您可以修改申请，或申请平台介入。`,
    ],
    status: "未同意",
    tip: "可修改申请或申请平台介入",
  },
  "other-offer": {
    title: "商家提出了其他方案",
    body: [
      `对订单{no}${requestZhCN}售后申请，商家提出了其他方案。请在{due}前同意或拒绝，逾期申请将关闭。`,
      `对订单{no}${requestZhCN}售后申请，商家提出了其他方案。请尽快同意或拒绝。`,
    ],
    status: "待您答复",
    tip: "请同意或拒绝商家的方案",
  },
  "request-lapsed": {
    title: "售后申请已关闭",
    body: `订单{no}${requestZhCN}售后申请逾期未继续处理，已关闭。如仍需帮助，请联系客服。`,
    status: "已关闭",
    tip: "如需帮助请联系客服",
  },
  "resend-approved": {
    title: "售后申请已通过",
    body: [
      "订单{no}的售后申请已通过，商家将在{due}前为您寄出商品，寄出后会通知您单号。",
      "订单{no}的售后申请已通过，商家将为您寄出商品，寄出后会通知您单号。",
    ],
    status: "已通过",
    tip: "商家将为您寄出商品",
  },
  "request-resumed": {
    title: "售后申请重新处理",
    body: [
      `订单{no}${requestZhCN}售后申请未能如期完成，现由平台处理，将在{ruling}前裁决，结果会通知您。`,
      `订单{no}${requestZhCN}售后申请未能如期完成，已于{taken}转由平台处理，结果会通知您。`,
      `订单{no}${requestZhCN}售后申请，约定寄出的商品未按约送达，商家需在{due}前重新处理，结果会通知您。`,
      `订单{no}${requestZhCN}售后申请未能如期完成，将继续处理，结果会通知您。`,
    ],
    status: "重新处理",
    tip: "结果会通知您",
  },
  "resend-approved-seller": {
    title: "售后申请需寄出商品",
    body: [
      "订单{no}的售后申请以寄出商品处理，请在{due}前寄出并填写单号，逾期申请将重新处理。",
      "订单{no}的售后申请以寄出商品处理，请尽快寄出并填写单号。",
    ],
    status: "待寄出",
    tip: "请按时寄出",
  },
  "resend-chosen": {
    title: "商品将补发",
    body: [
      "您已为订单{no}选择补发，商家将在{due}前寄出商品，寄出后会通知您单号。",
      "您已为订单{no}选择补发，商家将为您寄出商品，寄出后会通知您单号。",
    ],
    status: "待补发",
    tip: "商家将为您补发商品",
  },
  "resend-chosen-seller": {
    title: "请补发商品",
    body: [
      "订单{no}的包裹{tn}异常（{problem}），买家选择补发，请在{due}前寄出商品并新增补寄包裹。",
      "订单{no}的包裹异常，买家选择补发，请在{due}前寄出商品并新增补寄包裹。",
      "订单{no}的包裹异常，买家选择补发，请尽快寄出商品并新增补寄包裹。",
    ],
    status: "待补发",
    tip: "请按时补发商品",
  },
  "resend-not-approved": {
    title: "售后申请无需再寄商品",
    body: "订单{no}有售后申请已结束，无需再为该申请寄出商品。如已寄出，请与买家沟通。",
    status: "申请已结束",
    tip: "无需再为该申请寄出商品",
  },
  "resend-not-chosen": {
    title: "无需再补发商品",
    body: [
      "订单{no}的包裹{tn}无需再补发商品。如已寄出，请与买家沟通。",
      "订单{no}有包裹无需再补发商品。如已寄出，请与买家沟通。",
    ],
    status: "无需补发",
    tip: "该包裹无需再补发商品",
  },
  "request-dismissed": {
    title: "售后申请未获支持",
    body: `平台已审核订单{no}${requestZhCN}售后申请，未予支持。详情请在订单页查看。`,
    status: "未获支持",
    tip: "请在订单页查看处理结果",
  },
  "refund-paid": {
    title: "退款已完成",
    body: [
      "订单{no}的“{item}”已退款{amount}，款项原路退回，请留意到账。",
      "订单{no}已退款{amount}，款项原路退回，请留意到账。",
      "订单{no}已退款，款项原路退回，请留意到账。",
    ],
    sms: ["订单{no}已退款{amount}，款项原路退回，请留意到账。", "订单{no}已退款，款项原路退回，请留意到账。"],
    status: "已退款",
    tip: "款项原路退回，请留意到账",
  },
  "request-to-answer": {
    title: "有售后申请待处理",
    body: [
      `订单{no}申请{kind}，请在{due}前处理，${agreedZhCN}。`,
      "订单{no}申请{kind}，请在{due}前处理，逾期将自动处理。",
      "订单{no}有售后申请，请在{due}前处理，逾期将自动处理。",
      "订单{no}有售后申请，请尽快处理。",
    ],
    status: "售后申请",
    tip: "请在时限内处理",
  },
  "request-due-soon": {
    title: "售后申请即将到期",
    body: [
      `订单{no}的售后申请仅剩{left}，{due}到期，${agreedZhCN}，请立即处理。`,
      "订单{no}的售后申请仅剩{left}，{due}到期，逾期将自动处理，请立即处理。",
      "订单{no}的售后申请{due}到期，逾期将自动处理，请立即处理。",
      "订单{no}的售后申请即将到期，请立即处理。",
    ],
    sms: [
      `订单{no}售后申请{due}到期，${agreedZhCN}，请立即处理。`,
      "订单{no}售后申请{due}到期，逾期自动处理，请立即处理。",
      "订单{no}的售后申请即将到期，请立即处理。",
    ],
    status: "售后将到期",
    tip: "售后申请即将到期，请处理",
  },
  "platform-asks-refund": {
    title: "平台申请退款",
    body: [
      "平台为订单{no}申请退款，请在{due}前处理。若因填错物流单号，请驳回并选择“填错物流单号”，同时填写正确的快递公司和单号。",
      "平台为订单{no}申请退款，请尽快处理。若因填错物流单号，请驳回并选择“填错物流单号”，同时填写正确的快递公司和单号。",
    ],
    status: "平台退款",
    tip: "填错单号请驳回并更正",
  },
  "appeal-decided": {
    title: "申诉已有结果",
    body: ["订单{no}的申诉结果：{result}。", "订单{no}的申诉已有结果，请在后台查看。"],
    status: "申诉结果",
    tip: "请在后台查看申诉结果",
  },
  "exception-dismissed": {
    title: "异常报备未通过",
    body: "平台未认可订单{no}的异常报备，原时限不变。",
    status: "报备未通过",
    tip: "请按原时限处理",
  },
  "message-waiting": {
    title: "买家留言待回复",
    body: "买家就订单{no}留言，还没有得到回复，请及时回复。",
    status: "买家留言",
    tip: "请及时回复买家",
  },
  "request-escalated": {
    title: "售后申请待裁决",
    body: [
      "订单{no}申请平台介入：{kind}，裁决已逾期（应在{late}前完成），请立即裁决。",
      "订单{no}申请平台介入：{kind}，请在{due}前裁决。",
      "订单{no}申请平台介入：{kind}，请尽快裁决。",
      "订单{no}申请平台介入，请尽快裁决。",
    ],
    status: "待裁决",
    tip: "请在时限内裁决",
  },
  "job-offered": {
    title: "有新的任务",
    body: [
      "{role}任务{task}：{time}到{place}，{m}件。请接单。",
      "{role}任务{task}：{place}，{m}件。请接单。",
      "{role}任务{task}：{time}，{m}件。请接单。",
      "有新任务{task}，请查看并接单。",
    ],
    status: "新任务",
    tip: "请查看任务并接单",
  },
  "job-agreed": {
    title: "取件已约定",
    body: [
      "已约定：{time}到{place}取件{m}件，联系人{phone}。",
      "已约定：{time}到{place}取件{m}件。",
      "已约定：任务{task}，{time}取件{m}件，联系人{phone}。",
      "已约定：任务{task}，{time}取件{m}件。",
      "已约定：任务{task}，到{place}取件{m}件，联系人{phone}。",
      "已约定：任务{task}，到{place}取件{m}件。",
      "任务{task}的取件已约定，联系人{phone}，请查看任务详情。",
      "任务{task}的取件已约定，请查看任务详情。",
    ],
    status: "已约定",
    tip: "请按约定时间取件",
  },
  "job-changed": {
    title: "任务有变更",
    body: [
      "任务{task}改为{time}，{place}。",
      "任务{task}改为{time}。",
      "任务{task}改为{place}。",
      "任务{task}有变更，请查看任务详情。",
    ],
    status: "任务变更",
    tip: "请查看任务详情",
  },
  "job-cancelled": {
    title: "任务已取消",
    body: "任务{task}已取消，请勿前往。",
    status: "任务已取消",
    tip: "请勿前往",
  },
  "address-corrected": {
    title: "收件地址已更正",
    body: "包裹{tn}的收件地址已更正，请查看任务详情后再派送。",
    status: "地址更正",
    tip: "请查看任务详情后派送",
  },
};

export const caseActionsZhCN: { readonly [action: string]: string } = {
  "enter-return-number": "填写退货单号",
  "change-request": "修改申请",
  "withdraw-request": "撤销申请",
  "ask-platform": "申请平台介入",
  "escalate-complaint": "申请平台介入",
  "answer-request": "处理申请",
  "answer-complaint": "回应投诉",
  "appeal-decision": "对裁决申诉",
  "reject-wrong-number": "更正单号驳回",
  "intercept-parcel": "拦截包裹",
  "accept-job": "接单",
  "decline-job": "不接",
  decide: "裁决",
};

export const caseTermsZhCN: { readonly [fact: string]: { readonly [value: string]: string } } = {
  "case.requested-by": { buyer: "买家", seller: "商家", platform: "平台", system: "系统" },
  "case.kind": {
    refund_unshipped: "未发货退款",
    refund_only: "仅退款",
    return_refund: "退货退款",
    exchange: "换货",
    resend: "补寄",
    repair: "维修",
    refuse_refund: "拒收退款",
    partial_refund: "部分退款",
  },
  "task.role": { pickup: "取件", delivery: "派件" },
  "case.rejection-reason": {
    delivered: "物流显示已签收",
    shipped: "商品已发出",
    wrong_tracking_number: "填错物流单号，商家已提供正确单号",
    used: "商品已使用，影响二次销售",
    no_fault: "经核实商品无问题",
    not_received: "商家未收到退货",
    goods_differ: "退回的商品与订单不符",
    evidence_missing: "凭证不足",
    out_of_time: "已超过售后期",
  },
  "complaint.kind": {
    short_shipment: "少发漏发",
    overdue_pickup: "揽收超时",
    fake_shipment: "虚假发货",
    late_shipment: "延迟发货",
    trace_stalled: "物流停滞",
    false_sign: "签收未收到",
    unconsented_pickup_point: "未经同意放代收点",
    damaged: "商品破损",
    wrong_item: "发错商品",
    courier_attitude: "快递服务态度",
    other: "其他",
  },
  "complaint.result": { upheld: "投诉成立", dismissed: "投诉不成立" },
  "breach.appeal-result": { upheld: "申诉成立，超时判定已撤销", dismissed: "申诉不成立" },
};
