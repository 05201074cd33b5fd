import { describe, expect, it } from "vitest";
import { type DisruptionDeclared, defineRulebook } from "waybell";
import { pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";
import { buyer, channels, created, number, paid, seller, t, traced } from "./fixture.ts";

const book = defineRulebook({ packs: [pinduoduo], channels });
const shipped = scenario(book)
  .given({
    people: [buyer, seller],
    events: [
      created,
      paid,
      {
        type: "shipment.submitted",
        receivedAt: t("06-01 12:00"),
        payload: { parcelId: "P1", carrier: "ZTO", number },
      },
    ],
  })
  .at(t("06-01 12:00"));
const storm: Omit<DisruptionDeclared, "carriers"> = {
  disruption: "D1",
  kind: "weather",
  effect: "waive",
  promises: ["pick-up-by"],
  from: t("06-02 00:00"),
  to: t("06-03 00:00"),
};

describe("a parcel whose carrier goes by another provider's code", () => {
  it("keeps that code, for whoever asks that provider about it", () => {
    const followed = shipped.steps.flatMap(({ effects }) =>
      effects.flatMap((one) => (one.type === "track" ? [[one.carrier, one.number]] : [])),
    );
    expect(followed).toEqual([["ZTO", number]]);
    expect(shipped.view({ locale: "en" }).parcels[0]?.carrier).toMatchObject({ code: "ZTO", name: "ZTO Express" });
  });

  it("is not put right by the directory's own code for the same carrier", () => {
    for (const code of ["zhongtong", "zto-express"]) {
      const same = shipped.at(t("06-01 13:00")).when({
        type: "tracking.replaced",
        payload: { parcelId: "P1", carrier: code, number },
      });
      expect([same.steps.at(-1)?.effects, same.view().parcels[0]?.carrier.code]).toEqual([[], "ZTO"]);
    }
    const other = shipped.at(t("06-01 13:00")).when({
      type: "tracking.replaced",
      payload: { parcelId: "P1", carrier: "YTO", number },
    });
    other.then.messages([[t("06-01 13:00"), "buyer", "number-corrected", "push"]]);
  });

  it("lies in a storm that names the carrier by any of its codes", () => {
    const late = (carrier: string) => {
      const { record } = shipped;
      const told = { ...storm, carriers: [carrier] };
      const declared = shipped.at(t("06-01 18:00")).when({ type: "disruption.declared", payload: told });
      const broken = declared.at(t("06-02 12:00:00.001")).view().breaches;
      return [record && book.affects(told, record), broken.map(({ promise }) => promise)];
    };
    for (const code of ["ZTO", "zhongtong", "zto-express"]) expect(late(code)).toEqual([true, []]);
    for (const code of ["YTO", "yuantong", "nobody"]) expect(late(code)).toEqual([false, ["pick-up-by"]]);
  });

  it("is not said to stand still while the feed of its carrier is down", () => {
    const silent = shipped
      .at(t("06-01 18:00"))
      .when(traced([["06-01 18:00", "picked_up"]]))
      .when({ type: "feed.changed", payload: { carrier: "zhongtong", down: true } });
    silent.at(t("06-05 10:00:00.001")).then.dropped("no-news", "inhibited:feed-down", { who: "buyer" });
    const again = silent.when({ type: "feed.changed", payload: { carrier: "ZTO", down: false } });
    const told = again.at(t("06-05 10:00:00.001")).sent.map(({ notice }) => notice);
    expect(told).toContain("no-news");
  });
});
