import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as root from "waybell";
import * as backoffice from "waybell/backoffice";
import { inbox } from "waybell/channels/inbox";
import * as lifecycle from "waybell/lifecycle";
import { pinduoduo } from "waybell/packs";
import * as schema from "waybell/schema";
import * as testing from "waybell/testing";
import manifest from "../../package.json" with { type: "json" };
import { shipped } from "../channels/fixtures.ts";
import { event } from "../support/events.ts";
import { fixtureFor } from "../tracking/fixture.ts";

// Whoever forgets an argument, or hands over something else, is told which and what to write, wherever it is.

type Call = (...args: never[]) => unknown;
type Row = readonly [call: unknown, ...right: readonly unknown[]];
type Rows = { readonly [name: string]: Row };
const wrongs = [undefined, null, 7];

const now = 1780452000001;
const options = { packs: [pinduoduo], channels: [inbox()] };
const book = root.defineRulebook(options);
const mailbox = root.defineMailbox(options);
const scorecards = root.defineScorecards(options);
const feeds = root.defineFeeds(options);
const money = { amount: 100, currency: "CNY" };
const order = event("order.created", {
  kind: "normal",
  lines: [{ id: "L1", title: "Cup", quantity: 1 }],
  total: money,
});
const step = book.step(null, [order], { now, people: [] });
const { record } = step;
const send = {
  type: "send",
  id: "1001/shipped/order/0/li/inbox/1",
  owner: "1001",
  channel: "inbox",
  request: { kind: "inbox" },
};
const digest = { ...send, type: "digest", person: "li" };
const signing = { secrets: {}, now, nonce: "n" };
const answer = { status: 200, headers: {}, body: "" };
const receipt = { status: "read", sendId: send.id };
const score = { id: "c", type: "order.scored", seller: "s", order: "1", rev: [now, 2], marks: [] } as const;
const scored = scorecards.step(null, [score], { now }).record;
const report = { id: "r", type: "feed.seen", carrier: "yto", provider: "kdniao", receivedAt: now, lags: [1] } as const;
const fed = feeds.step(null, [report], { now }).record;
const line = { now, events: [order], people: [], book: book.version };
const chance = testing.seeded(1);
const scenario = testing.scenario(book);
const reply = { from: "+86139", text: "放门口", at: now };
const toEvent = { person: "li", orderId: "1001", id: "SM1", now, channel: "sms" };
const storm = { disruption: "d", kind: "weather", from: now, to: now + 1, effect: "excuse" };
const phrases = { where: "where is it" };

const ofRoot: Rows = {
  addressHash: [root.addressHash, "token-1"],
  defineRulebook: [root.defineRulebook, options],
  defineMailbox: [root.defineMailbox, options],
  defineScorecards: [root.defineScorecards, options],
  defineFeeds: [root.defineFeeds, options],
  readRulebook: [root.readRulebook, { id: "mine" }, {}],
  instant: [root.instant, "2026-06-01T00:00Z"],
  shareOf: [root.shareOf, 100, 3, 0, 1],
  messageReader: [root.messageReader, phrases],
  replyEvent: [root.replyEvent, reply, toEvent],
  traced: [
    root.traced,
    { provider: "kdniao", carrier: "yto", number: "YT1", events: [] },
    { orderId: "1001", receivedAt: now },
  ],
  contribution: [root.contribution, book, step, { seller: "s" }],
  errorBudget: [root.errorBudget, { orders: 5, faults: 1 }, 0.05],
  feedOf: [root.feedOf, step, [order]],
  feedMeasures: [root.feedMeasures, []],
  isWaybellError: [root.isWaybellError, new Error()],
};
const channelFixture = { adapter: inbox(), message: shipped, to: "x", secrets: {}, answers: [], skip: [] };
const ofTesting: Rows = {
  seeded: [testing.seeded, 1],
  drawn: [testing.drawn, [0.5]],
  randomPerson: [testing.randomPerson, chance, "buyer", "li", ["UTC"]],
  randomPeople: [testing.randomPeople, chance, ["UTC"]],
  randomOrder: [testing.randomOrder, chance, "1001", now],
  randomScan: [testing.randomScan, chance, "picked_up", now],
  randomHistory: [testing.randomHistory, chance, { steps: 2 }],
  randomAnswers: [testing.randomAnswers, chance, step],
  scenario: [testing.scenario, book],
  channelConformance: [testing.channelConformance, channelFixture],
  codecConformance: [testing.codecConformance, fixtureFor({ id: "x", decode: () => ({}) } as never)],
};
const ofMade: Rows = {
  "options.packs": [(packs: never) => root.defineRulebook({ ...options, packs }), options.packs],
  "options.channels": [(channels: never) => root.defineRulebook({ ...options, channels }), options.channels],
  "an adapter": [(one: never) => root.defineRulebook({ ...options, channels: [one] }), inbox()],
  "options.earlier": [(one: never) => root.defineRulebook({ ...options, earlier: [one] }), book],
  "packs of scorecards": [(packs: never) => root.defineScorecards({ packs }), options.packs],
  "messageReader()": [root.messageReader(phrases), "where is it"],
  "book.step": [book.step, record, [], { now, people: [] }],
  "book.begin": [book.begin, send],
  "book.request": [book.request, send, signing],
  "book.settle": [book.settle, send, answer, now],
  "book.received": [book.received, receipt, now],
  "book.saveAlerts": [book.saveAlerts, { methods: ["push"] }, { by: "li", now }],
  "book.view": [book.view, record, { now, as: {} }],
  "book.explain": [book.explain, record, { notice: "shipped", people: [], now }],
  "book.affects": [book.affects, storm, record],
  "book.latencies": [book.latencies, record],
  "book.replay": [book.replay, [line]],
  "a line of book.replay": [(one: never) => book.replay([one]), line],
  "mailbox.step": [mailbox.step, null, [{}], { now, person: null }],
  "mailbox.begin": [mailbox.begin, digest],
  "mailbox.request": [mailbox.request, digest, signing],
  "mailbox.settle": [mailbox.settle, digest, answer, now],
  "mailbox.received": [mailbox.received, receipt, now],
  "scorecards.step": [scorecards.step, scored, [], { now }],
  "scorecards.merge": [scorecards.merge, scored, scored],
  "scorecards.measure": [scorecards.measure, scored, { from: 0, to: now }, { now }],
  "scorecards.errorBudgets": [scorecards.errorBudgets, scored, { now }],
  "scorecards.standing": [scorecards.standing, scored, { now }],
  "feeds.step": [feeds.step, fed, [], { now }],
  "feeds.view": [feeds.view, fed, { now }],
  "scenario.given": [scenario.given, []],
  "scenario.at": [scenario.at, now],
  "scenario.answers": [scenario.answers, "inbox", [{ kind: "accepted" }, "silence"]],
  "scenario.when": [scenario.at(now).when, { type: "order.created", payload: order.payload }],
  "scenario.people": [scenario.people, { id: "li", role: "buyer", locale: "en", zone: "UTC" }],
};

const office = backoffice.defineBackOffice(options);
const orders = [{ id: "1001", lines: [], details: {}, status: "to_ship", shipBy: null }];
const counts = new Map([["CUP", 1]]);
const importing = { batch: "b1", actor: { role: "seller", id: "s1" } };
const [read] = office.importReader(importing as never).read("订单号,快递公司,单号\n1001,中通,73100000000001\n");
const task = office.rowTask(read?.row as never, record);
const taken = task.event && book.step(record, [task.event], { now, people: [] });
const view = book.view(record, { now, as: {} });
const smallBatches = office.smallBatches(null, counts, { seller: "s1", now }).record;
const finished = { batch: "b1", seller: "s1", done: 3, failed: 2, finishedAt: now };

const ofBackOffice: Rows = {
  countItems: [backoffice.countItems, orders, counts],
  csvRow: [backoffice.csvRow, ["1001", 2]],
  csvReader: [backoffice.csvReader],
  defineBackOffice: [backoffice.defineBackOffice, options],
  tallyOf: [backoffice.tallyOf, [{ code: "OK" }]],
  resultOf: [backoffice.resultOf, task, taken],
  waitingOrder: [backoffice.waitingOrder, record, view, {}],
};
const scan = { at: now, code: "1" };
const chart = lifecycle.compileParcelChart();
const foldContext = { orderCreated: null, chart, zone: "UTC", startOfDay: (at: number) => at };
const parcel = { scans: [], uploaded: [now, now] };
const ofLifecycle: Rows = {
  addScans: [lifecycle.addScans, [[now, 0, ""]], [scan], "kdniao", now, {}],
  foldParcel: [lifecycle.foldParcel, parcel, foldContext],
  headline: [lifecycle.headline, { payment: "paid", fulfilment: "to_ship", receipt: "pending" }, [], null, []],
  removeScans: [lifecycle.removeScans, [[now, 0, ""]], [scan], "kdniao"],
  refusalOf: [lifecycle.refusalOf, record.chart, "shipment.submitted"],
  refusalCode: [lifecycle.refusalCode, record.chart, "shipment.submitted"],
  compileMatterCharts: [lifecycle.compileMatterCharts],
  compileOrderChart: [lifecycle.compileOrderChart],
  compileParcelChart: [lifecycle.compileParcelChart],
};
const ofSchema: Rows = { packSchema: [schema.packSchema, { notices: ["still-waiting"] }] };
const ofOffice: Rows = {
  "csvReader().read": [backoffice.csvReader().read, "1001,2"],
  "office.backlog": [office.backlog, orders, { now }],
  "office.byPriority": [office.byPriority, { now, counts }],
  "office.willBeLate": [office.willBeLate, orders, { now, perHour: 5 }],
  "office.rankCouriers": [office.rankCouriers, { area: "a" }, [{ id: "c", areas: [] }]],
  "office.exportWriter": [office.exportWriter, { now }],
  "office.exportWriter().write": [office.exportWriter({ now }).write, []],
  "office.importReader": [office.importReader, importing],
  "office.importReader().read": [office.importReader(importing as never).read, "1001,2"],
  "office.rowTask": [office.rowTask, read?.row, record, {}],
  "office.smallBatches": [office.smallBatches, smallBatches, counts, { seller: "s1", now }],
  "office.batchFinished": [office.batchFinished, finished],
};

/** What all providers are told together; each takes its own of it. */
const told = {
  ...{ templates: {}, signName: "S", accessKeyId: "A", secretId: "I", sdkAppId: "1", accountSid: "AC", sender: "S" },
  ...{ callback: "https://x.example/{id}", url: "https://x.example", messageIdDomain: "x.example", region: "r" },
  from: { name: "Shop", address: "shop@x.example" },
  ...{ topic: "t", projectId: "p", appKey: "k" },
};
const providers = ["channels", "tracking"].flatMap((folder) =>
  readdirSync(new URL(`../../src/${folder}`, import.meta.url))
    .filter((file) => /^(?!adapter|codec)[\w-]+(?<!-codes|-parcels|-orders)\.ts$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const ofProviders: Rows = Object.fromEntries(
  (
    await Promise.all(
      providers.map(async (file) => {
        const found: { readonly [name: string]: unknown } = await import(`../../src/${file}`);
        return Object.entries(found).flatMap(([name, make]): (readonly [string, Row])[] => {
          if (typeof make !== "function") return [];
          if (/Length$|OutId$/.test(name)) return [[name, [make, "x"]]];
          const { sign, readAnswer, readCallback, decode } = make(told);
          const call = { url: "/", headers: {}, rawBody: "" };
          const request = { kind: "http", method: "POST", url: "https://x.example", headers: {}, body: "{}" };
          const methods: { readonly [method: string]: Row } = {
            sign: [sign, request, signing],
            readAnswer: [readAnswer, answer],
            readCallback: [readCallback, call, { now, secrets: {} }],
            decode: [decode, call, { zone: "UTC" }],
          };
          const own = Object.entries(methods).filter(([, [method]]) => method !== undefined);
          return [[name, [make, told]], ...own.map(([method, row]) => [`${name}().${method}`, row] as const)];
        });
      }),
    )
  ).flat(),
);

const thrownBy = (call: unknown, args: readonly unknown[]): unknown => {
  try {
    (call as Call)(...(args as never[]));
    return undefined;
  } catch (error) {
    return error;
  }
};

test("No function of the root, the lifecycle, the back office, the schema and the testing kit is left out", () => {
  const functions = (module: object): readonly string[] =>
    Object.entries(module).flatMap(([name, one]) => (typeof one === "function" && !/Error$/.test(name) ? [name] : []));
  expect(Object.keys(ofRoot).sort()).toEqual([...functions(root), "isWaybellError"].sort());
  expect(Object.keys(ofBackOffice).sort()).toEqual([...functions(backoffice)].sort());
  expect(Object.keys(ofLifecycle).sort()).toEqual([...functions(lifecycle)].sort());
  expect(Object.keys(ofSchema).sort()).toEqual([...functions(schema)].sort());
  expect(Object.keys(ofTesting).sort()).toEqual([...functions(testing)].sort());
  const entries = Object.keys(manifest.exports).filter((entry) => /^\.\/(channels|tracking)\//.test(entry));
  expect(providers.map((file) => `./${file.replace(".ts", "")}`).sort()).toEqual(entries.sort());
});

describe.each(
  Object.entries({
    ...ofRoot,
    ...ofBackOffice,
    ...ofOffice,
    ...ofSchema,
    ...ofLifecycle,
    ...ofTesting,
    ...ofMade,
    ...ofProviders,
  }),
)("%s", (_, [call, ...right]) => {
  test("takes what it should", () => {
    expect(thrownBy(call, right)).toBe(undefined);
  });
  test.each(right.flatMap((__, i) => wrongs.map((wrong) => [i, wrong] as const)))(
    "with argument %i as %s is refused with words, or does its work",
    (i, wrong) => {
      const error = thrownBy(call, right.with(i, wrong));
      if (error !== undefined) expect(root.isWaybellError(error) ? "" : String((error as Error).stack)).toBe("");
    },
  );
});

test.each<[string, () => unknown, string]>([
  [
    "an answer",
    () => book.settle(send as never, undefined as never, now),
    "`answer` is an object: what the provider answered, as { status, headers, body }, or { failed }.",
  ],
  [
    "the time of scorecards",
    () => scorecards.step(scored, [], undefined as never),
    "`context` is an object: { now: Date.now() }.",
  ],
  [
    "the time of feeds",
    () => feeds.step(fed, [], {} as never),
    "`context.now` is an instant, in epoch milliseconds: { now: Date.now() }.",
  ],
  [
    "the events",
    () => book.step(record, undefined as never, { now, people: [] }),
    "`events` is a list: what happened, or [] where only time passed.",
  ],
  [
    "the channels",
    () => root.defineRulebook({ packs: [] } as never),
    "`options.channels` is a list: { packs: [pinduoduo], channels: [inbox()] }.",
  ],
  [
    "the orders to export",
    () => office.exportWriter({ now }).write(undefined as never),
    "`orders` is an iterable: orders as `waitingOrder` returned them.",
  ],
  [
    "which small batches there were",
    () => office.smallBatches(7 as never, counts, { seller: "s1", now }),
    "`record` is an object: what the last call returned, or null.",
  ],
  [
    "a piece of a file",
    () => backoffice.csvReader().read(undefined as never),
    "`piece` is a text: the next part of the file.",
  ],
  [
    "the lines of an order to count",
    () => backoffice.countItems(["x"] as never),
    "`order` is an object: as `waitingOrder` returned it.",
  ],
  [
    "that counts are no text",
    () => backoffice.countItems([], "text" as never),
    "`counts` is an object: what `countItems` returned.",
  ],
  [
    "the values of a message to test with",
    () => testing.channelConformance({ ...channelFixture, message: { ...shipped, values: undefined } } as never),
    "`fixture.message.values` is an object: { adapter, message, secrets, answers, skip, … }.",
  ],
  [
    "what is skipped of a codec",
    () => testing.codecConformance({ codec: { decode: () => ({}) }, zone: "UTC", samples: [] } as never),
    "`fixture.skip` is a list: { codec, zone, samples, skip, … }.",
  ],
  [
    "that chance is below 1",
    () => testing.randomHistory(() => 1),
    "`chance` gives numbers from 0 up to, but not including, 1: `seeded(1)`.",
  ],
  [
    "that answers are a list",
    () => scenario.answers("inbox", "silence" as never),
    '`answers` is a list: [{ kind: "accepted" }, "silence"], one a message.',
  ],
  [
    "what an answer is",
    () => scenario.answers("inbox", ["accepted" as never]),
    '`answer` is an object: [{ kind: "accepted" }, "silence"], one a message.',
  ],
  ["an address", () => root.addressHash(undefined as never), "`address` is a text: one of a person's addresses."],
  [
    "a record, where null is none",
    () => book.view(null as never, { now, as: {} }),
    "`record` was not made by this library. Pass what the last step returned; `step` takes null for a new one.",
  ],
  [
    "which message begins",
    () => book.begin({ type: "send" } as never),
    "This is no message. Pass an effect of type `send` as `step` returned it.",
  ],
  ["that words are none", () => schema.packSchema(null as never), "`words` is an object: those of a pack, or nothing."],
  [
    "the rulebook of a scenario",
    () => testing.scenario(undefined as never),
    "`book` is an object: what `defineRulebook` or `readRulebook` returned.",
  ],
])("Who forgets %s is told what to write", (_, call, message) => {
  expect(thrownBy(call, [])).toMatchObject({ name: "UsageError", message });
});

describe("What an adapter or a named test lacks is refused where the rulebook is made, not in the middle of an order", () => {
  const good = inbox();
  const made = (channel: object, tests: object = {}) =>
    thrownBy(() => root.defineRulebook({ ...options, channels: [channel as never], tests: tests as never }), []);
  const refused = (path: string, called: string) => ({
    name: "UsageError",
    code: "WRONG_ARGUMENT",
    message: `\`options.${path}\` is ${called}: { packs: [pinduoduo], channels: [inbox()] }.`,
  });
  test.each(["check", "toRequest", "readAnswer", "readCallback", "redact"])("an adapter without %s", (method) => {
    expect(made({ ...good, [method]: undefined })).toMatchObject(refused(`channels[0].${method}`, "a function"));
  });
  test.each(["idempotent", "templatesOnly", "silent", "twoWay", "consentPerMessage"])(
    "an adapter that does not say whether it is %s",
    (name) => {
      const capabilities = { ...good.capabilities, [name]: undefined };
      expect(made({ ...good, capabilities })).toMatchObject(
        refused(`channels[0].capabilities.${name}`, "true or false"),
      );
    },
  );
  test.each(["x", undefined])("an adapter whose proof is %s", (proof) => {
    const capabilities = { ...good.capabilities, proof };
    const path = "channels[0].capabilities.proof";
    expect(made({ ...good, capabilities })).toMatchObject(refused(path, "`accepted`, `delivered` or `read`"));
  });
  test("an adapter whose sign is no function", () => {
    expect(made({ ...good, sign: "hmac" })).toMatchObject(refused("channels[0].sign", "a function"));
  });
  test.each([5, undefined])("a named test that is %s", (mine) => {
    expect(made(good, { mine })).toMatchObject(refused("tests.mine", "a function"));
  });
});

test.each<[string, object, string]>([
  ["a list that there is not", { nope: 1 }, "pack.words.nope"],
  ["a name where a list of names is meant", { notices: "x" }, "pack.words.notices"],
])("A schema of words with %s is refused", (_, words, path) => {
  expect(thrownBy(schema.packSchema, [words])).toMatchObject({
    code: "RULEBOOK_INVALID",
    findings: [{ code: "WRONG_PACK", path }],
  });
});
