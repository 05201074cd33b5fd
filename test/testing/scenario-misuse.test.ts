import { describe, expect, it } from "vitest";
import { defineRulebook, type Person } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";

const book = defineRulebook({ packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
const addresses = { push: "token-b" };
const buyer: Person = { id: "b-1", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses, quietHours: null };
const total = { amount: 5990, currency: "CNY" };
const paid = scenario(book)
  .given([buyer])
  .at("2026-06-01T10:00+08:00")
  .when(
    { type: "order.created", payload: { kind: "normal", lines: [{ id: "L1", title: "Cup", quantity: 1 }], total } },
    { type: "payment.captured", payload: { amount: total } },
  ).then;
const misuse = (message: string) => expect.objectContaining({ code: "EXPECTATION_FAILED", message }) as Error;

describe("what cannot fail is no expectation", () => {
  it.each([
    ["an empty text", ""],
    ["no text of a list", []],
    ["an empty text among others", ["order", ""]],
    ["the same text twice", ["order", "order"]],
  ])("%s", (_, text) => {
    const odd = misuse(expect.stringMatching(/^What order-paid has to say is no list of different texts\./) as never);
    expect(() => paid.toldContaining("buyer", "order-paid", "push", { text })).toThrow(odd);
    expect(() => paid.told("buyer", "order-paid", "push", { text })).toThrow(odd);
  });
});

it("a change of nobody is nobody's", () => {
  const odd = misuse("Nobody is named.\nexpected: the `id` of a person\nreceived: none");
  expect(() => paid.people({} as never)).toThrow(odd);
  expect(() => scenario(book).given([{ ...buyer, id: "" }])).toThrow(odd);
});
