import { breach } from "./breach.ts";
import { caseWords } from "./case.ts";
import { compensation } from "./compensation.ts";
import { complaint } from "./complaint.ts";
import { line } from "./line.ts";
import { messageWords } from "./message.ts";
import { names, placeholders } from "./names.ts";
import { order } from "./order.ts";
import { parcel } from "./parcel.ts";
import { refund } from "./refund.ts";
import { request } from "./request.ts";
import { send } from "./send.ts";
import { task } from "./task.ts";
import { values } from "./values.ts";

/** The one owner of every word a rule may use. Types, checks, completion and slot numbers come from it. */
export interface WordTable {
  readonly subjects: {
    readonly order: typeof order;
    readonly line: typeof line;
    readonly parcel: typeof parcel;
    readonly request: typeof request;
    readonly message: typeof messageWords;
    readonly breach: typeof breach;
    readonly compensation: typeof compensation;
    readonly case: typeof caseWords;
    readonly complaint: typeof complaint;
    readonly task: typeof task;
    readonly refund: typeof refund;
    readonly send: typeof send;
  };
  readonly names: typeof names;
  readonly values: typeof values;
  readonly placeholders: typeof placeholders;
}

export const words: WordTable = {
  subjects: {
    order,
    line,
    parcel,
    request,
    message: messageWords,
    breach,
    compensation,
    case: caseWords,
    complaint,
    task,
    refund,
    send,
  },
  names,
  values,
  placeholders,
};
