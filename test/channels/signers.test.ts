import { describe, expect, it } from "vitest";
import { sortedQuery } from "../../src/channels/shared/canonical.ts";
import { sigv4 } from "../../src/channels/shared/sigv4.ts";
import { tc3 } from "../../src/channels/shared/tc3.ts";
import type { ChannelRequest, HttpRequest } from "../../src/model/request.ts";

const headersOf = (request: ChannelRequest) => (request.kind === "http" ? request.headers : undefined);

describe("Tencent's signature", () => {
  // cloud.tencent.com/document/api/213/30654, whose key is 32 asterisks.
  const request: HttpRequest = {
    kind: "http",
    method: "POST",
    url: "https://cvm.tencentcloudapi.com/",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    auth: {
      scheme: "tc3-hmac-sha256",
      service: "cvm",
      action: "DescribeInstances",
      version: "2017-03-12",
      region: "ap-guangzhou",
    },
  };
  const id = `AKID${"*".repeat(32)}`;
  const documented = {
    "content-type": "application/json; charset=utf-8",
    "x-tc-action": "DescribeInstances",
    "x-tc-version": "2017-03-12",
    "x-tc-region": "ap-guangzhou",
    "x-tc-timestamp": "1551113065",
    authorization: `TC3-HMAC-SHA256 Credential=${id}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f`,
  };

  it("agrees with the example of Tencent's documentation", () => {
    expect(headersOf(tc3(request, id, "*".repeat(32), 1_551_113_065_999))).toEqual(documented);
  });
});

describe("AWS's signature", () => {
  const at = Date.UTC(2015, 7, 30, 12, 36);
  const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  const signed = (request: Partial<HttpRequest>, service = "service", token?: string) =>
    headersOf(
      sigv4(
        {
          kind: "http",
          method: "GET",
          url: "https://example.amazonaws.com/",
          headers: {},
          body: "",
          auth: { scheme: "aws4-hmac-sha256", region: "us-east-1", service },
          ...request,
        },
        "AKIDEXAMPLE",
        secret,
        at,
        token,
        sortedQuery(request.query),
      ),
    )?.authorization;
  const form = { "content-type": "application/x-www-form-urlencoded" };

  it("agrees with the example of AWS's documentation", () => {
    const request = {
      url: "https://iam.amazonaws.com/",
      query: { Version: "2010-05-08", Action: "ListUsers" },
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    };
    expect(signed(request, "iam")).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
    );
  });

  // Of AWS's published suite of signatures.
  it.each<[string, Partial<HttpRequest>, string, string]>([
    ["get-vanilla", {}, "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    [
      "post-vanilla",
      { method: "POST" },
      "host;x-amz-date",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    ],
    [
      "get-vanilla-query-order-key-case",
      { query: { Param2: "value2", Param1: "value1" } },
      "host;x-amz-date",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    [
      "get-vanilla-utf8-query",
      { query: { ሴ: "bar" } },
      "host;x-amz-date",
      "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
    ],
    [
      "post-header-key-sort",
      { method: "POST", headers: { "my-header1": "value1" } },
      "host;my-header1;x-amz-date",
      "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
    ],
    [
      "post-x-www-form-urlencoded",
      { method: "POST", headers: form, body: "Param1=value1" },
      "content-type;host;x-amz-date",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ],
  ])("agrees with %s", (_, request, names, signature) => {
    expect(signed(request)).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${signature}`,
    );
  });

  it("covers the token of temporary keys", () => {
    // get-vanilla-with-session-token
    const token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
    expect(signed({}, "service", token)).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
    );
  });
});

describe("a signature", () => {
  it("leaves what is no HTTP request as it is", () => {
    const entry = { id: "1" } as Extract<ChannelRequest, { kind: "inbox" }>["entry"];
    const request: ChannelRequest = { kind: "inbox", entry };
    expect([tc3(request, "k", "s", 0), sigv4(request, "k", "s", 0)]).toEqual([request, request]);
  });
});
