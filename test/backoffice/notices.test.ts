import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BackOffice,
  countItems,
  defineBackOffice,
  type OfficeEffect,
  type SmallBatchRecord,
  type SmallBatchStep,
} from "waybell/backoffice";
import { commerce, marketplaceIntl } from "waybell/packs";
import { office, waiting } from "../support/office.ts";
import { at } from "../support/times.ts";

const now = at("06-02 10:00");
const look = (
  record: SmallBatchRecord | null,
  counts: readonly (readonly [sku: string, orders: number])[],
  time = now,
  from: BackOffice = office,
): SmallBatchStep => from.smallBatches(record, new Map(counts), { seller: "s1", now: time });
const findingsOf = (packs: readonly object[]): readonly string[] => {
  try {
    defineBackOffice({ packs: packs as never });
    return [];
  } catch (error) {
    const { findings } = error as { readonly findings: readonly { readonly code: string; readonly path: string }[] };
    return findings.map(({ code, path }) => `${code} ${path}`);
  }
};

describe("N-S18 small batches", () => {
  it("are told to the seller, in both languages, over push beside the inbox", () => {
    const { record, items, effects, findings } = look(null, [
      ["CUP", 12],
      ["TEA", 49],
      ["POT", 50],
      ["PAN", 0],
    ]);
    expect([items, findings]).toEqual([["CUP", "TEA"], []]);
    expect(record).toEqual({ waybell: 1, id: "s1", since: now });
    expect(effects).toEqual([
      {
        type: "notice",
        id: `s1/small-batches/${now}`,
        owner: "s1",
        notice: "small-batches",
        class: "normal",
        channels: ["push"],
        facts: { cnt: 2, limit: 50 },
        texts: {
          "zh-CN": { title: "小批量商品待发货", body: "2个商品待发不足50单，容错低，请优先发货。" },
          en: {
            title: "Small batches wait",
            body: "2 items have fewer than 50 waiting orders (low tolerance). Ship them first.",
          },
        },
        since: now,
        at: now,
      },
    ]);
  });

  it("are one item in the singular", () => {
    expect(look(null, [["CUP", 1]]).effects[0]?.texts.en?.body).toBe(
      "1 item has fewer than 50 waiting orders (low tolerance). Ship it first.",
    );
  });

  it("are told once, until there are none any more", () => {
    const told: string[] = [];
    let record: SmallBatchRecord | null = null;
    for (const [hour, orders] of [12, 11, 49, 50, 60, 30, 0, 1].entries()) {
      const step = look(record, [["CUP", orders]], now + hour);
      ({ record } = step);
      told.push(step.effects.map(({ id }) => id).join(" "));
    }
    const id = (hour: number) => `s1/small-batches/${now + hour}`;
    expect(told).toEqual([id(0), "", "", "", "", id(5), "", id(7)]);
    expect(record).toEqual({ waybell: 1, id: "s1", since: now + 7 });
  });

  it("are counted of the backlog", () => {
    const counts = countItems([waiting(), waiting({ id: "2" }), waiting({ id: "3", sku: "TEA" })]);
    expect(office.smallBatches(null, counts, { seller: "s1", now }).effects[0]?.facts).toEqual({ cnt: 2, limit: 50 });
  });

  it("are none where the packs switch them off, and end there", () => {
    const intl = defineBackOffice({ packs: [marketplaceIntl] });
    const { record } = look(null, [["CUP", 1]]);
    expect(look(record, [["CUP", 1]], now, intl)).toEqual({
      record: { ...record, since: null },
      items: [],
      effects: [],
      findings: [],
    });
  });

  it("leave a record of a newer version alone", () => {
    const newer: SmallBatchRecord = { waybell: 2, id: "s1", since: null };
    const { record, effects, findings } = look(newer, [["CUP", 1]]);
    expect([record, effects, findings.map(({ code, path }) => `${code} ${path}`)]).toEqual([
      newer,
      [],
      ["E_RECORD_NEWER record"],
    ]);
  });

  it("are told as often as they begin, however often somebody looks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 })), fc.array(fc.nat(3)), (counts, looks) => {
        const told: OfficeEffect[] = [];
        let record: SmallBatchRecord | null = null;
        for (const [i, count] of counts.entries())
          for (let again = 0; again <= (looks[i] ?? 0); again++) {
            const before: SmallBatchRecord | null = record;
            const step = look(before, [["CUP", count]], now + i);
            expect(look(before, [["CUP", count]], now + i)).toEqual(step);
            ({ record } = step);
            told.push(...step.effects);
          }
        const small = counts.map((count) => count > 0 && count < 50);
        const begun = small.flatMap((is, i) => (is && !small[i - 1] ? [`s1/small-batches/${now + i}`] : []));
        expect(told.map(({ id }) => id)).toEqual(begun);
      }),
    );
  });
});

describe("N-S23 a batch that is through", () => {
  const finished = { batch: "export/7", seller: "s/1", done: 100_000, failed: 0, finishedAt: now };

  it("is told under an id that is the same however often", () => {
    expect(office.batchFinished(finished)).toEqual(office.batchFinished({ ...finished }));
    expect(office.batchFinished(finished).id).toBe("s%2F1/batch-finished/export%2F7");
  });

  it("says numbers as they are", () => {
    expect(office.batchFinished(finished).texts).toEqual({
      "zh-CN": { title: "批量任务完成", body: "批量任务完成：成功100000，失败0。" },
      en: { title: "Batch finished", body: "Batch finished: 100000 done, 0 failed." },
    });
  });

  it("is told in a shop's own words, in each of its languages that says all of it", () => {
    const texts = {
      en: { notices: { "batch-finished": { title: "Done", body: ["{ok} of {all}", "{ok} taken"] } } },
      de: { notices: { "batch-finished": { title: "Fertig", body: "{bad} nicht" } } },
    };
    const shop = { id: "shop", version: "1", extends: commerce, texts };
    expect(findingsOf([shop])).toEqual([
      "MISSING_TEXT shop.texts.de.notices.small-batches",
      "UNKNOWN_PLACEHOLDER shop.texts.en.notices.batch-finished.body[0]",
    ]);
    const good = {
      ...shop,
      texts: { ...texts, de: { notices: { ...texts.de.notices, "small-batches": { title: "x", body: "y" } } } },
    };
    good.texts.en.notices["batch-finished"].body = ["{ok} taken"];
    const said = defineBackOffice({ packs: [good as never] }).batchFinished(finished).texts;
    expect([said.en, said.de]).toEqual([
      { title: "Done", body: "100000 taken" },
      { title: "Fertig", body: "0 nicht" },
    ]);
  });
});

describe("the back office", () => {
  it("asks for its figures and texts, each with where it is missing", () => {
    expect(findingsOf([{ id: "bare", version: "1" }])).toEqual([
      "MISSING_VALUE backlog.due-soon",
      "MISSING_VALUE backlog.small-batch",
      "MISSING_VALUE courier.area.weight",
      "MISSING_VALUE courier.open-tasks.weight",
      "MISSING_VALUE courier.accept-rate.weight",
      "MISSING_VALUE courier.no-show-rate.weight",
      "MISSING_VALUE courier.vehicle.weight",
      "MISSING_VALUE courier.requests.weight",
      "MISSING_TEXT bare.texts",
      "MISSING_TEXT bare.texts",
    ]);
  });

  it("refuses a pack of the wrong shape", () => {
    const values = { number: { "backlog.small-batch": { value: "fifty", source: "unverified" } } };
    expect(findingsOf([{ id: "shop", version: "1", extends: commerce, values }])).toEqual([
      'WRONG_PACK shop.values.number["backlog.small-batch"].value',
    ]);
  });

  it("goes by a shop's own figures, carriers and clock", () => {
    const shop = {
      id: "shop",
      version: "1",
      layer: "shop",
      extends: commerce,
      zone: "Europe/Berlin",
      carriers: { dhl: { name: { de: "DHL Paket", en: "DHL Parcel" }, source: "unverified" } },
      values: { number: { "backlog.small-batch": { value: 3, source: "unverified" } } },
    };
    const own = defineBackOffice({ packs: [shop as never] });
    expect(
      look(
        null,
        [
          ["A", 2],
          ["B", 3],
        ],
        now,
        own,
      ).items,
    ).toEqual(["A"]);
    const reader = own.importReader({ batch: "b1", actor: { role: "seller" } });
    const [read] = reader.read(
      "Order number,Carrier,Tracking number,Planned hand-over\n1,dhl paket,123456,2026-06-02 09:00\n",
    );
    expect([read?.row?.carrier, read?.row?.plannedHandover]).toEqual(["dhl", Date.parse("2026-06-02T07:00Z")]);
    expect(own.exportWriter({ now, columns: ["placed"] }).write([waiting()])).toContain("\r\n2026-06-01 03:58:00\r\n");
  });
});
