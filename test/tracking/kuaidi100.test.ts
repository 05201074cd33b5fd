import { describe, expect, it } from "vitest";
import type { Scan } from "../../src/model/parcel.ts";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { kuaidi100, kuaidi100Codes } from "../../src/tracking/kuaidi100.ts";
import { codeTable } from "./code-table.ts";
import { decode, fixtureFor, nothing, warned } from "./fixture.ts";
import { answer, june, push, type RowFields, read, refused, row, taken, wholeJourney, wrap } from "./payloads.ts";

/** The scans of a push with these rows, newest first, and what could not be read. */
const scans = (rows: readonly RowFields[], more: RowFields = {}): readonly Scan[] => {
  const { parcels, issues } = decode(wrap(push(answer("jd", "JD0042", rows, more))));
  expect(issues).toEqual([]);
  return parcels.flatMap(({ events }) => events);
};

describe("the kuaidi100 codec", () => {
  it.each(codecConformance(fixtureFor(kuaidi100())))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    expect(Object.keys(kuaidi100Codes).sort()).toEqual(codeTable.map(({ code }) => code).sort());
  });
});

describe("a sign-off at a station", () => {
  it("is only a drop-off where its text says that the station took the parcel in (JD)", () => {
    expect(
      scans([
        row("05 15:00:00", "您的快件已由快递驿站代收，请及时取件", "304"),
        row("05 09:00:00", "您的快件正在派送中，请您准备签收（快递员：赵五，联系电话：137****1357）", "0"),
      ]),
    ).toEqual([
      {
        at: june(5, "09:00:00"),
        code: "0",
        milestone: "in_transit",
        courier: { name: "赵五", phone: "137****1357" },
      },
      { at: june(5, "15:00:00"), code: "304", milestone: "awaiting_collection", point: { name: "快递驿站" } },
    ]);
  });

  it("is the collection where the parcel waited there before (YTO)", () => {
    expect(
      scans([
        row("05 19:00:00", "已签收，签收人凭取货码签收。", "304"),
        row("05 12:00:00", "快件已由花园东门店菜鸟驿站代收，请及时取件", "501"),
      ]),
    ).toEqual([
      { at: june(5, "12:00:00"), code: "501", milestone: "awaiting_collection", point: { name: "花园东门店菜鸟驿站" } },
      { at: june(5, "19:00:00"), code: "304", milestone: "delivered" },
    ]);
  });

  it.each(["已由快递驿站代收，请凭取件码8-2-3307尽快领取", "快件已在驿站存放1天，请凭取件码8-2-3307尽快取件"])(
    "is no collection where it still asks to collect the parcel: %s",
    (text) => {
      const told = scans([row("06 09:00:00", text, "304"), row("05 12:00:00", "已投递至快递驿站", "501")]);
      expect(told.map(({ milestone }) => milestone)).toEqual(["awaiting_collection", "awaiting_collection"]);
    },
  );

  it("is the collection where it asks for something else, or says that it was taken out", () => {
    for (const text of ["已签收，如有疑问请电联赵五", "请凭取件码取件的快件已取出签收"])
      expect(scans([row("06 09:00:00", text, "304"), row("05 12:00:00", "已投柜", "501")])[1]).toEqual({
        at: june(6, "09:00:00"),
        code: "304",
        milestone: "delivered",
      });
  });

  it("is a collection that stays in doubt where neither the text nor a scan before tells", () => {
    expect(scans([row("05 12:00:00", "已由快递柜或驿站签收", "304")])).toEqual([
      {
        at: june(5, "12:00:00"),
        code: "304",
        milestone: "delivered",
        mode: "locker_or_station",
        ambiguous: true,
        point: { name: "快递柜" },
      },
    ]);
  });

  it.each(["已从快递柜取出签收，感谢存放", "快件暂存后已凭取件码签收", "已签收，签收人凭取货码签收"])(
    "is the collection where it says taken out, by whom is not said, though no scan told of the drop-off: %s",
    (text) => {
      const collected = [{ at: june(5, "12:00:00"), code: "304", milestone: "delivered" }];
      expect(scans([row("05 12:00:00", text, "304")])).toEqual(collected);
    },
  );

  it.each(["您的快件已由菜鸟驿站代收", "已签收，由丰巢柜代收", "快件已存放菜鸟驿站，请凭取件码8-2-3307签收"])(
    "is the drop-off told again in other words, where it says that the point has it: %s",
    (text) => {
      const told = scans([row("05 12:02:00", text, "304"), row("05 12:00:00", "快件已到达菜鸟驿站", "501")]);
      expect(told.map(({ milestone }) => milestone)).toEqual(["awaiting_collection", "awaiting_collection"]);
    },
  );

  it("is the collection where one of the family took it from the point", () => {
    const told = scans([row("05 18:00:00", "已签收，家人代收", "304"), row("05 12:00:00", "已投柜", "501")]);
    expect(told.map(({ milestone }) => milestone)).toEqual(["awaiting_collection", "delivered"]);
  });

  it("is still the drop-off where the same drop-off is told twice", () => {
    const text = "您的快件已由快递驿站代收，请及时取件";
    const told = scans([row("05 12:05:00", text, "304"), row("05 12:00:00", text, "304")]);
    expect(told.map(({ milestone }) => milestone)).toEqual(["awaiting_collection", "awaiting_collection"]);
  });

  it("is no collection at the very second of the drop-off", () => {
    const told = scans([row("05 12:00:00", "代收", "304"), row("05 12:00:00", "已投柜", "501")]);
    expect(told.map(({ milestone }) => milestone)).toEqual(["awaiting_collection", "awaiting_collection"]);
  });

  it("is a new drop-off where the courier took the parcel out again", () => {
    const told = scans([
      row("06 12:00:00", "您的快件已由物业代收", "304"),
      row("06 08:00:00", "派件中", "5"),
      row("05 12:00:00", "已投柜", "501"),
    ]);
    expect(told.map(({ milestone }) => milestone)).toEqual([
      "awaiting_collection",
      "out_for_delivery",
      "awaiting_collection",
    ]);
  });
});

describe("the scans of a parcel", () => {
  it("keep a delivery, the drop-off that took it back and the second delivery (STO)", () => {
    expect(
      scans([
        row("07 18:09:00", "已签收，签收人凭取货码签收。", "301"),
        row("07 14:52:00", "快件暂存菜鸟驿站，请凭10-4-2208到店取件", "501"),
        row("07 13:10:00", "已签收，签收人：本人", "301"),
      ]),
    ).toEqual([
      { at: june(7, "13:10:00"), code: "301", milestone: "delivered", mode: "recipient" },
      {
        at: june(7, "14:52:00"),
        code: "501",
        milestone: "awaiting_collection",
        point: { name: "菜鸟驿站", code: "10-4-2208" },
      },
      { at: june(7, "18:09:00"), code: "301", milestone: "delivered", mode: "recipient" },
    ]);
  });

  it("say that a parcel was not collected in time and still waits", () => {
    expect(scans([row("09 10:00:00", "超时未取", "205")])).toEqual([
      { at: june(9, "10:00:00"), code: "205", milestone: "awaiting_collection", exception: "overdue_collection" },
    ]);
  });

  it.each([
    ["快件已退回并由寄件人签收", "returned"],
    ["退件已签收，签收人：发件人", "returned"],
    ["已退回发件人并由其签收", "returned"],
    ["收件人拒收，快件退回中", "returning"],
    ["快件退回中，请寄件人准备签收", "returning"],
    ["快件退回途中，签收前请检查", "returning"],
    ["快件正在退回，预计2天后由寄件人签收", "returning"],
    ["退回件尚未签收，正在联系寄件人", "returning"],
    ["因退回地址不详，无法签收", "returning"],
    ["因收件人拒绝签收，快件退回", "returning"],
    ["", "returning"],
  ])("of code 4 with the text 「%s」 say that it is %s", (text, milestone) => {
    expect(scans([row("08 10:00:00", text, "4")])).toEqual([{ at: june(8, "10:00:00"), code: "4", milestone }]);
  });

  it.each([
    ["3", "您的快件已由丰巢柜代收，请及时取件", "awaiting_collection"],
    ["301", "您的快件已由丰巢柜代收，请及时取件", "awaiting_collection"],
    ["303", "已由菜鸟驿站代收，请及时领取", "awaiting_collection"],
    ["3", "退回件已签收，签收人：寄件人", "returned"],
    ["302", "退件已签收，签收人：发件人", "returned"],
    ["303", "已签收，邻居代收", "delivered"],
    ["301", "已签收，签收人凭取货码签收", "delivered"],
  ])("of code %s with the text 「%s」 say that it is %s", (code, text, milestone) => {
    expect(scans([row("08 10:00:00", text, code)]).map((scan) => scan.milestone)).toEqual([milestone]);
  });

  it("say by their texts where it was, in a list without codes: it was picked up when it was", () => {
    const rows = [
      row("02 14:00:00", "已签收，感谢使用", null),
      row("02 09:00:00", "【宁波市】派件员：王小二 电话：13900000001 正在派件", null),
      row("01 23:00:00", "【杭州市】已发出", null),
      row("01 15:00:00", "【杭州市】已揽收", null),
      row("01 12:00:00", "商家已通知快递公司揽收", null),
    ];
    expect(scans(rows, { state: "3" })).toEqual([
      { at: june(1, "12:00:00"), code: "" },
      { at: june(1, "15:00:00"), code: "", milestone: "picked_up", place: "杭州市" },
      { at: june(1, "23:00:00"), code: "", place: "杭州市" },
      {
        at: june(2, "09:00:00"),
        code: "",
        milestone: "out_for_delivery",
        place: "宁波市",
        courier: { name: "王小二", phone: "13900000001" },
      },
      { at: june(2, "14:00:00"), code: "3", milestone: "delivered" },
    ]);
  });

  it.each([
    ["0", "快件已到菜鸟驿站，请凭取件码8-2-3307取件", { milestone: "awaiting_collection" }],
    ["3", "快件已暂存至菜鸟驿站，请及时领取", { milestone: "awaiting_collection" }],
    ["3", "退回件已签收，签收人：寄件人", { milestone: "returned" }],
    ["2", "收件人拒收", { exception: "refused" }],
    ["2", "疑难件", { exception: "other" }],
    ["0", "快件已到达 北京新世界公司", { milestone: "in_transit" }],
    ["501", "请及时取件", { milestone: "awaiting_collection" }],
  ])("take state %s for the newest, and what its text 「%s」 says more exactly", (state, text, said) => {
    const { parcels, issues } = decode(wrap(push(answer("jd", "JD0042", [row("03 10:00:00", text, null)], { state }))));
    const [{ point: _, ...told } = {}] = parcels[0]?.events ?? [];
    expect([told, issues]).toEqual([{ at: june(3, "10:00:00"), code: state, ...said }, []]);
  });

  it("take codes that are numbers, and names where there are no codes (resultv2=1)", () => {
    expect(
      scans([
        { time: "2026-06-03 10:00:00", context: "到达", status: "在途" },
        { time: "2026-06-02 10:00:00", context: "收件", status: "揽收", statusCode: null },
        { time: "2026-06-01 10:00:00", context: "下单", statusCode: 101 },
      ]),
    ).toEqual([
      { at: june(1, "10:00:00"), code: "101", milestone: "info_received" },
      { at: june(2, "10:00:00"), code: "1", milestone: "picked_up" },
      { at: june(3, "10:00:00"), code: "0", milestone: "in_transit" },
    ]);
  });

  it("take the names of advanced codes too, and say of one that is not known where it stands", () => {
    const rows = [
      { time: "2026-06-03 10:00:00", context: "x", status: "投柜或驿站", statusCode: null },
      { time: "2026-06-02 10:00:00", context: "x", status: "干线" },
      { time: "2026-06-01 10:00:00", context: "x", status: "飞了" },
    ];
    const { parcels, issues } = decode(wrap(push(answer("jd", "JD0042", rows))));
    expect([parcels[0]?.events, issues]).toEqual([
      [
        { at: june(1, "10:00:00"), code: "飞了" },
        { at: june(2, "10:00:00"), code: "1002", milestone: "in_transit" },
        { at: june(3, "10:00:00"), code: "501", milestone: "awaiting_collection" },
      ],
      [warned("UNKNOWN_CODE", "lastResult.data[2].status", "A code of 2 characters is not known.")],
    ]);
  });

  it("believe the newest scan's own code before the parcel's state", () => {
    const json = push(answer("jd", "JD0042", [row("03 10:00:00", "派送中", "1002")], { state: "3" }));
    expect(decode(wrap(json))).toEqual({
      ...read({
        carrier: "jd",
        number: "JD0042",
        events: [{ at: june(3, "10:00:00"), code: "1002", milestone: "in_transit" }],
      }),
      issues: [warned("STATE_PASSED_OVER", "lastResult.state", "The newest scan says something else.")],
    });
  });

  it("are the same when the query asked for the oldest first, ties included", () => {
    const rows = [row("03 09:00:00", "c", "1001"), row("03 09:00:00", "b", "1002"), row("01 10:00:00", "a", "103")];
    expect(scans([...rows].reverse())).toEqual(scans(rows));
    expect(scans(rows).map(({ code }) => code)).toEqual(["103", "1002", "1001"]);
  });

  it("give the parcel's state to nobody where the newest scan has no readable time", () => {
    const rows = [row("xx", "签收", null), row("03 10:00:00", "到达", null)];
    expect(decode(wrap(push(answer("jd", "JD0042", rows, { state: "3" }))))).toEqual({
      ...read({ carrier: "jd", number: "JD0042", events: [{ at: june(3, "10:00:00"), code: "" }] }),
      issues: [
        { code: "TIME_UNREADABLE", path: "lastResult.data[0].time", message: "Not a time." },
        warned("STATE_PASSED_OVER", "lastResult.state", "The newest scan says something else."),
      ],
    });
  });

  it("keep an unknown code, which is reported once", () => {
    const rows = [row("03 12:00:00", "b", 999), row("03 10:00:00", "a", 999), row("01 10:00:00", "", "103")];
    expect(decode(wrap(push(answer("jd", "JD0042", rows))))).toEqual({
      ...read({
        carrier: "jd",
        number: "JD0042",
        events: [
          { at: june(1, "10:00:00"), code: "103", milestone: "picked_up" },
          { at: june(3, "10:00:00"), code: "999" },
          { at: june(3, "12:00:00"), code: "999" },
        ],
      }),
      issues: [warned("UNKNOWN_CODE", "lastResult.data[1].statusCode", 'A code "999" is not known.')],
    });
  });

  it("are the newest thousand, and more are not left out without saying so", () => {
    const rows = Array.from({ length: 1001 }, (_, i) => row(i < 1 ? "03 10:00:00" : "02 10:00:00", "", `${1000 - i}`));
    for (const listed of [rows, [...rows].reverse()]) {
      const { parcels, issues } = decode(wrap(push(answer("jd", "JD0042", listed))));
      expect(parcels[0]?.events).toHaveLength(1000);
      expect([parcels[0]?.events.at(0)?.code, parcels[0]?.events.at(-1)?.code]).toEqual(["1", "1000"]);
      expect(issues[0]).toEqual({ code: "TOO_MANY_SCANS", path: "lastResult.data", message: "More than 1000." });
    }
  });

  it("of the carrier abroad are a parcel of their own", () => {
    const home = answer("ems", "EA0042CN", [row("01 10:00:00", "", "1002")]);
    const abroad = answer("usps", "", [row("09 10:00:00", "", "3")]);
    expect(decode(wrap(push(home, { destResult: abroad })))).toEqual({
      parcels: [
        {
          provider: "kuaidi100",
          carrier: "ems",
          number: "EA0042CN",
          events: [{ at: june(1, "10:00:00"), code: "1002", milestone: "in_transit" }],
        },
        {
          provider: "kuaidi100",
          carrier: "usps",
          number: "EA0042CN",
          events: [{ at: june(9, "10:00:00"), code: "3", milestone: "delivered" }],
        },
      ],
      fetch: [],
      issues: [],
      reply: taken,
    });
  });
});

describe("the time of a scan", () => {
  const at = (time: string, where: string) => {
    const json = push(answer("ups", "1Z0042", [{ time, context: "", statusCode: "0" }]));
    return decode(wrap(json), { zone: where }).parcels[0]?.events[0]?.at;
  };

  it("is wall time in the zone of the caller", () => {
    expect(at("2026-06-01 10:00:00", "Asia/Shanghai")).toBe(Date.parse("2026-06-01T10:00:00+08:00"));
    expect(at("2026-06-01 10:00:00", "America/New_York")).toBe(Date.parse("2026-06-01T10:00:00-04:00"));
  });

  it("is the earlier instant where the clock shows it twice", () => {
    expect(at("2026-11-01 01:30:00", "America/New_York")).toBe(Date.parse("2026-11-01T01:30:00-04:00"));
  });

  it.each(["", "0000-00-00 00:00:00", "6月3日", "2026-06-03"])(
    "is told a second time: that counts where the first is %j, which is none",
    (time) => {
      const rows = [row("03 10:00:00", "已签收", "3", { time })];
      expect(decode(wrap(push(answer("jd", "JD0042", rows))))).toEqual(
        read({
          carrier: "jd",
          number: "JD0042",
          events: [{ at: june(3, "10:00:00"), code: "3", milestone: "delivered" }],
        }),
      );
    },
  );

  it("is its own offset where it has one", () => {
    expect(at("2026-06-01T10:00:00+02:00", "Asia/Shanghai")).toBe(Date.parse("2026-06-01T10:00:00+02:00"));
  });

  it.each(["0001-01-01 00:00:00", "2026-02-30 10:00:00", "昨天", ""])("is none in 「%s」", (time) => {
    expect(at(time, "Asia/Shanghai")).toBeUndefined();
  });

  it.each(["", "Mars/Olympus", "+08:00"])(
    "cannot be told in a zone 「%s」: push again when that is mended",
    (where) => {
      expect(decode(wrap(wholeJourney.json), { zone: where })).toEqual({
        ...nothing,
        issues: [{ code: "UNKNOWN_ZONE", path: "zone", message: "Not an IANA zone." }],
        reply: refused,
      });
    },
  );

  it.each([
    ["2026-06-03 18", june(3, "18:00:00")],
    ["2026-06-03 18:30:00", june(3, "18:30:00")],
    ["2026-06-03", june(4, "00:00:00")],
    ["2026-06-03 00", june(4, "00:00:00")],
    ["2026-06-03 00:00:00", june(4, "00:00:00")],
  ])("of an arrival is an hour, or with %s the end of a day", (arrivalTime, eta) => {
    const json = push(answer("jd", "JD0042", [row("01 10:00:00", "", "0")], { arrivalTime }));
    expect(decode(wrap(json)).parcels[0]?.eta).toBe(eta);
  });

  it("is reported where only the estimate of arrival cannot be read", () => {
    const json = push(answer("jd", "JD0042", [row("01 10:00:00", "", "0")], { arrivalTime: "明天" }));
    expect(decode(wrap(json))).toEqual({
      ...read({
        carrier: "jd",
        number: "JD0042",
        events: [{ at: june(1, "10:00:00"), code: "0", milestone: "in_transit" }],
      }),
      issues: [warned("TIME_UNREADABLE", "lastResult.arrivalTime", "Not a time.")],
    });
  });
});

describe("the end of monitoring", () => {
  const ended = (message: string) => decode(wrap(push(answer("jd", "JD0042", []), { status: "abort", message })));

  it.each([
    ["3天查询无记录", "no_carrier_info"],
    ["60天无变化", "tracking_ended"],
    ["其他原因", "aborted"],
  ])("because of 「%s」 asks to subscribe again: %s", (message, why) => {
    const fetch = [{ carrier: "jd", number: "JD0042", why }];
    expect(ended(message)).toEqual({ parcels: [], fetch, issues: [], reply: taken });
  });

  it("still gives the scans that came with it", () => {
    const json = push(answer("jd", "JD0042", [row("01 10:00:00", "", "0")]), {
      status: "abort",
      message: "60天无变化",
    });
    expect(decode(wrap(json))).toEqual({
      ...read({
        carrier: "jd",
        number: "JD0042",
        events: [{ at: june(1, "10:00:00"), code: "0", milestone: "in_transit" }],
      }),
      fetch: [{ carrier: "jd", number: "JD0042", why: "tracking_ended" }],
    });
  });

  it("is only reported where its status is unknown", () => {
    const json = push(answer("jd", "JD0042", []), { status: "paused" });
    expect(decode(wrap(json))).toEqual({
      ...nothing,
      issues: [warned("UNKNOWN_CODE", "status", 'A code "paused" is not known.')],
      reply: taken,
    });
  });
});
