// The rules of a pack as rules of json-rules-engine: notices, promises, windows, findings, instants, compensations and
// inhibitions, each with the conditions it has in the pack, over facts that are there before the engine is asked.

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, cd: 86_400_000 };

/** All layers of a pack as one. */
function flat(pack) {
  const below = pack.extends ? flat(pack.extends) : {};
  const merged = (part) => ({ ...below[part], ...pack[part] });
  const values = Object.fromEntries(
    ["duration", "amount", "number", "clock", "date", "choice"].map((kind) => [
      kind,
      { ...below.values?.[kind], ...pack.values?.[kind] },
    ]),
  );
  const parts = ["notices", "promises", "windows", "findings", "derived", "compensations", "inhibitions"];
  return { ...Object.fromEntries(parts.map((part) => [part, merged(part)])), values };
}

const never = { fact: "never", operator: "equal", value: true };
const always = { fact: "never", operator: "equal", value: false };
const present = (fact, is = true) => ({ fact, operator: "present", value: is });
const atLeast = (fact, value) => ({ fact, operator: "greaterThanInclusive", value });
const atMost = (fact, value) => ({ fact, operator: "lessThanInclusive", value });
const all = (list) => ({ all: list });
const any = (list) => ({ any: list });
const no = (condition) => ({ not: condition });

/** Reads conditions of the pack. */
function reader({ values, promises, windows }) {
  const value = (kind, name) => {
    const found = values[kind]?.[name]?.value;
    return found === "off" ? undefined : found;
  };
  const spans = (text) =>
    [value("duration", text) ?? text].flat().flatMap((span) => {
      const found = /^(\d+)(s|m|h|d|cd)$/.exec(span);
      return found ? [Number(found[1]) * units[found[2]]] : [];
    });
  const oneOf = (fact, test) =>
    typeof test === "object" && !Array.isArray(test)
      ? { fact, operator: "notIn", value: [test.not].flat() }
      : { fact, operator: "in", value: [test].flat() };
  const bound = { above: "greaterThan", atLeast: "greaterThanInclusive", is: "equal", atMost: "lessThanInclusive" };

  /** One fact under one test. */
  function tested(fact, test) {
    if (fact in promises) return promise(fact, test);
    if (fact in windows) {
      if (test === "open") return { fact, operator: "equal", value: "open" };
      if (test === "closed") return all([present(windows[fact].opens), no({ fact, operator: "equal", value: "open" })]);
      return all([atLeast(`${fact}.left`, 0), atMost(`${fact}.left`, spans(test.closesIn)[0] ?? -1)]);
    }
    if (typeof test === "boolean") return present(fact, test);
    if (typeof test !== "object" || Array.isArray(test) || "not" in test) return oneOf(fact, test);
    const tests = Object.entries(test).flatMap(([kind, wanted]) => {
      if (kind in bound) {
        const limit = typeof wanted === "number" ? wanted : value("number", wanted);
        return limit === undefined ? never : { fact, operator: bound[kind], value: limit };
      }
      if (kind === "past") return spans(wanted).length > 0 ? atLeast(`${fact}.ago`, Math.min(...spans(wanted))) : never;
      if (kind === "near") return all([atMost(`${fact}.ago`, 0), atLeast(`${fact}.ago`, -(spans(wanted)[0] ?? 0))]);
      if (kind === "moved") return present(`${fact}.moved-${wanted}`);
      if (kind === "clockFrom") return atLeast(`${fact}.minutes`, minutes(value("clock", wanted)));
      const date = value("date", wanted);
      if (kind === "after") return { fact, operator: "greaterThan", value: date ?? { fact: wanted } };
      if (kind === "notAfter") return { fact, operator: "lessThanInclusive", value: date ?? { fact: wanted } };
      return [];
    });
    return tests.length === 1 ? tests[0] : all(tests);
  }
  const minutes = (clock) => (clock ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) : 1440);
  function promise(name, test) {
    const open = no({ fact: name, operator: "in", value: ["breached", "met"] });
    const within = (length) => all([open, atLeast(`${name}.left`, 0), atMost(`${name}.left`, length)]);
    if (typeof test !== "object" || Array.isArray(test) || "not" in test)
      return test === "open" ? all([open, atLeast(`${name}.left`, 0)]) : oneOf(name, test);
    if (test.dueIn !== undefined) return spans(test.dueIn).length > 0 ? within(spans(test.dueIn)[0]) : never;
    if (test.overdue !== undefined)
      return spans(test.overdue).length > 0 ? atMost(`${name}.left`, -Math.min(...spans(test.overdue))) : never;
    return never;
  }
  function conditions(raw) {
    if (Array.isArray(raw)) return any(raw.map(conditions));
    const list = Object.entries(raw).flatMap(([word, test]) => {
      if (word === "all") return test.map(conditions);
      if (word === "any") return any(test.map(conditions));
      if (word === "none") return test.map((one) => no(conditions(one)));
      if (word === "told" || word === "notTold")
        return present(`told ${typeof test === "string" ? test : test.notice}`, word === "told");
      if (word === "given")
        return Object.entries(test).every(([name, wanted]) => [wanted].flat().includes(value("choice", name)))
          ? []
          : never;
      if (word.startsWith("some ")) return present(`${word} ${JSON.stringify(test)}`);
      return tested(word, test);
    });
    return list.length === 0 ? always : list.length === 1 ? list[0] : all(list);
  }
  return { conditions, spans, value };
}

/** json-rules-engine wants `all`, `any` or `not` at the top. */
const rule = (each, name, kind, priority, condition, sets) => ({
  each,
  definition: {
    name: `${kind} ${name}`,
    priority,
    conditions: "fact" in condition ? all([condition]) : condition,
    event: { type: kind, params: { name } },
    // What others ask for is a fact from then on.
    ...(sets === undefined ? {} : { onSuccess: (_event, almanac) => almanac.addRuntimeFact(name, sets) }),
  },
});

/** Every rule of a pack, with the subject it is about. */
export function rulesOf(pack) {
  const parts = flat(pack);
  const { conditions, spans, value } = reader(parts);
  const entries = (part) => Object.entries(parts[part]);
  const inTime = (name, raw) => {
    const list =
      raw === undefined ? [] : Array.isArray(raw) && raw.every((one) => "when" in one) ? raw : [{ when: raw }];
    return list.flatMap(({ when }) =>
      [when].flat().flatMap((one) => {
        const { given, ...facts } = one;
        if (given && "never" in conditions({ given })) return [];
        const before = Object.entries(facts).map(([fact, test]) =>
          test === true
            ? { fact, operator: "lessThanInclusive", value: { fact: `${name}.due` } }
            : conditions({ [fact]: test }),
        );
        return before.length > 0 ? [all(before)] : [];
      }),
    );
  };
  return [
    ...entries("promises").flatMap(([name, { each, while: running, met, excusedBy }]) => {
      const kept = [...inTime(name, met), ...inTime(name, excusedBy)];
      const broken = [{ fact: `${name}.left`, operator: "lessThan", value: 0 }, ...kept.map(no)];
      return [
        rule(each, name, "broken promise", 50, all([...(running ? [conditions(running)] : []), ...broken]), "breached"),
        ...(kept.length > 0 ? [rule(each, name, "kept promise", 50, any(kept), "met")] : []),
      ];
    }),
    ...entries("windows").map(([name, { each, opens, within, while: running }]) =>
      rule(
        each,
        name,
        "window",
        40,
        all([
          present(opens),
          atMost(`${opens}.ago`, spans(within)[0] ?? -1),
          ...(running ? [conditions(running)] : []),
        ]),
        "open",
      ),
    ),
    ...entries("findings").flatMap(([name, { each, found }]) =>
      Object.entries(found).map(([reason, when]) => rule(each, name, "finding", 40, conditions(when), reason)),
    ),
    ...entries("derived").map(([name, { each, when }]) => rule(each, name, "instant", 30, conditions(when), 0)),
    ...entries("compensations").map(([name, { each, on, amount }]) => {
      const isOff = typeof amount === "string" && value("amount", amount) === undefined;
      return rule(each, name, "compensation", 1, isOff ? never : conditions(on));
    }),
    ...entries("inhibitions").map(([name, { each, when }]) => rule(each, name, "inhibition", 1, conditions(when))),
    // What is said in place of others is a mailbox's to say, never an order's.
    ...entries("notices").flatMap(([name, { each, when, corrects, digests }]) => {
      if (digests) return [];
      const told = corrects ? [any(corrects.map((wrong) => present(`told ${wrong}`)))] : [];
      return rule(each, name, "notice", 1, all([...told, conditions(when)]));
    }),
  ];
}
