import { describe, expect, it } from "vitest";
import { defineRulebook, type Effect, instant, type OrderRecord, type Rulebook } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn } from "waybell/packs";
import { blocksOf } from "../docs/blocks.ts";

const code = blocksOf("README.md").find(({ text }) => text.includes("const deliver ="))?.text;
const make = new Function("book", "db", "clock", "http", "secrets", "log", `${code}\nreturn { handle, deliver };`);

const shop = (version: string) => {
  const duration = { "ship.within": { value: `${version}h`, source: "unverified" } } as const;
  return { id: "shop", version, layer: "shop", values: { duration } } as const;
};
const of = (version: string, ...earlier: Rulebook[]) =>
  defineRulebook({ packs: [marketplaceCn, shop(version)], channels: [jpush({ appKey: "key" })], earlier });
const [before, alone, beside] = [of("48"), of("24"), of("24", of("48"))];

const total = { amount: 5990, currency: "CNY" };
const payload = { kind: "normal", lines: [{ id: "1", title: "Cup", quantity: 1 }], total };
const bought = [
  { id: "e1", type: "order.created", orderId: "1001", actor: { role: "buyer" }, payload },
  { id: "e2", type: "payment.captured", orderId: "1001", actor: { role: "buyer" }, payload: { amount: total } },
];

describe("the host that README.md shows", () => {
  let people: readonly object[] = [
    { id: "li", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses: { push: "device-1" } },
  ];
  let record: OrderRecord | null = null;
  const outbox: Effect[] = [];
  const said: string[] = [];
  const tx = {
    lock: () => ({ record, people }),
    save: (_id: string, saved: OrderRecord) => {
      record = saved;
    },
    outbox: (effects: readonly Effect[]) => outbox.push(...effects),
  };
  const hostOf = (book: Rulebook) =>
    make(
      book,
      { tx: (work: (one: typeof tx) => unknown) => work(tx) },
      { now: () => instant("2026-06-01T10:00+08:00") },
      () => {
        said.push("a message left");
        return { status: 200, headers: {}, body: '{"msg_id":"1"}' };
      },
      { jpushMasterSecret: "secret" },
      (findings: readonly { readonly code: string }[]) => said.push(...findings.map((one) => one.code)),
    );

  it("leaves in the queue a message that a host without the order's rules cannot ask for, and sends it once later", async () => {
    await hostOf(before).handle("1001", bought);
    const [send] = outbox;
    await expect(hostOf(alone).deliver(send)).rejects.toThrow("E_BOOK_MISSING");
    await hostOf(beside).deliver(send);
    await hostOf(beside).deliver(send);
    expect(said).toEqual(["E_BOOK_MISSING", "a message left"]);
  });

  it("leaves out a message that was withdrawn, and says who cannot be read", async () => {
    [record, outbox.length, said.length] = [null, 0, 0];
    await hostOf(before).handle("1001", bought);
    people = people.map((one) => ({ ...one, name: "Li" }));
    await hostOf(before).deliver(outbox[0]);
    expect(said).toEqual(["E_UNKNOWN_FIELD"]);
  });
});
