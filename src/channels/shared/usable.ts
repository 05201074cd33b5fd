import { answerArgument, type Calls, guarded, signingArgument } from "../../model/arguments.ts";
import type { ChannelAdapter } from "../adapter.ts";

const calls: Calls<ChannelAdapter> = {
  sign: [["request", { kind: "text" }, "what `toRequest` made"], signingArgument],
  readAnswer: [answerArgument],
  readCallback: [
    ["call", { url: "text", headers: "object", rawBody: "text" }],
    ["context", { now: "instant", secrets: "object" }],
  ],
};

/** An adapter whose functions say so where what a host hands them was forgotten. */
export const usable = (adapter: ChannelAdapter): ChannelAdapter => guarded(adapter, calls);
