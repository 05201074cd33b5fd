import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dingtalkSignature, feishuSignature } from "../../src/channels/shared/robot-signatures.ts";

const now = 1_795_226_584_000;
const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("base64");

describe("the signature of a robot", () => {
  it("is keyed by the secret at DingTalk, and by time and secret at Feishu", () => {
    expect(dingtalkSignature("SECtest0123456789", now)).toBe("GCsHx1289UZjXGZ85QflpKEpZhN/0JvbXICGcrrfh5M=");
    expect(feishuSignature("feishutest", "1795226584")).toBe("geEmFH6cD6vk02k9VZMo4BoTCW3fNl5ra/uc4fc1ojw=");
  });

  it.each(["", "s", "SEC密钥", "k".repeat(64), "k".repeat(65), "a\nb"])(
    "agrees with Node's crypto for %j",
    (secret) => {
      expect(dingtalkSignature(secret, now)).toBe(hmac(secret, `${now}\n${secret}`));
      expect(feishuSignature(secret, "1795226584")).toBe(hmac(`1795226584\n${secret}`, ""));
    },
  );
});
