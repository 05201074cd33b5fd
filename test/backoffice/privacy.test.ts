import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HostDetails, resultOf, tallyOf } from "waybell/backoffice";
import { office, oneParcel, ordered, readFile, waiting } from "../support/office.ts";
import { at } from "../support/times.ts";

const now = at("06-02 10:00");
const secrets = {
  name: "欧阳金丝雀",
  phone: "13800138000",
  street: "金丝雀巷十八号楼甲单元",
} as const;
const details: HostDetails = {
  recipient: { ...secrets, province: "浙江省", city: "杭州市", district: "西湖区" },
  buyerNote: `call ${secrets.phone}`,
  sellerNote: "mail to canary@example.com, see www.canary.example.com/1",
};
const all = [...Object.values(secrets), "canary"];

describe("personal data", () => {
  it("is in no export unless it is asked for in so many words", () => {
    const written = (options: object): string => office.exportWriter({ now, ...options }).write([waiting({ details })]);
    for (const options of [{}, { locale: "en" }, { unmasked: undefined }, { unmasked: false }])
      for (const secret of all) expect(written(options)).not.toContain(secret);
    for (const secret of all) expect(written({ unmasked: true })).toContain(secret);
  });

  it("is masked however it is written", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 });
    const between = fc.constantFrom("", " ", "-", ".", "/", "(");
    const wide = fc.boolean();
    fc.assert(
      fc.property(digits, between, wide, (number, sign, isWide) => {
        const phone = number.map((digit) => (isWide ? String.fromCharCode(0xff10 + digit) : String(digit))).join(sign);
        const text = office
          .exportWriter({ now, columns: ["order", "phone", "buyer-note"] })
          .write([waiting({ details: { recipient: { phone }, buyerNote: `请打${phone}` } })]);
        const shown = text.normalize("NFKC").replace(/[^\d*]/g, "");
        expect(text).not.toContain(phone);
        expect(shown).not.toContain(number.join(""));
      }),
    );
  });

  it("is in no result, no event's refusal and no notice, wherever in a file it stands", () => {
    const canary = "金丝雀13800138000";
    const cell = fc.constantFrom(canary, "1001", "中通", "73100000000001", "Y", "N", `"${canary}`, "");
    const header = fc.constantFrom("订单号,快递公司,单号,覆盖发货,计划交寄时间", `订单号,${canary},单号`, canary);
    const record = ordered();
    fc.assert(
      fc.property(header, fc.array(fc.array(cell, { minLength: 3, maxLength: 6 }), { maxLength: 6 }), (head, rows) => {
        const file = [head, ...rows.map((cells) => cells.join(","))].join("\n");
        const results = readFile([file]).map(({ row, result }) => {
          if (result) return result;
          const task = office.rowTask(row, row.order === "1001" ? record : null);
          return resultOf(task, task.event && oneParcel.step(record, [task.event], { now, people: [] }));
        });
        const { done, failed } = tallyOf(results);
        const notice = office.batchFinished({ batch: "b1", seller: "s1", done, failed, finishedAt: now });
        expect(JSON.stringify([results, notice])).not.toContain("金丝雀");
      }),
    );
  });
});
