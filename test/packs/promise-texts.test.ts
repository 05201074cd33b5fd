import { describe, expect, it } from "vitest";
import { asList, choose, ladders, languages, needs, notices, partsOf, rule, short, textOf } from "./language.ts";

/** The time a notice is about: told whenever it is known. */
const deadlines: readonly (readonly [notice: string, placeholder: string])[] = [
  ["payment-due", "due"],
  ["collect-last-call", "holdBy"],
  ["arriving-soon", "eta"],
  ["auto-confirm-soon", "auto"],
  ["reward-announced", "until"],
  ["delay-choice", "newShip"],
  ["delay-consent", "due"],
  ["ship-soon", "shipBy"],
  ["ship-now", "shipBy"],
  ["late-shipment-seller", "due"],
  ["pick-up-soon", "due"],
  ["overdue-pick-up-seller", "due"],
  ["uploaded-early", "due"],
  ["number-looks-wrong", "due"],
  ["number-edit-closing", "due"],
  ["number-edit-closed", "due"],
  ["ready-to-collect", "holdBy"],
  ["where-to-collect", "holdBy"],
  ["collect-reminder", "holdBy"],
  ["time-extended", "due"],
  ["request-received", "due"],
  ["return-approved", "due"],
  ["return-closing", "due"],
  ["request-rejected", "due"],
  ["other-offer", "due"],
  ["resend-approved", "due"],
  ["request-resumed", "ruling"],
  ["complaint-resumed", "ruling"],
  ["resend-agreed-seller", "due"],
  ["resend-approved-seller", "due"],
  ["resend-chosen", "due"],
  ["resend-chosen-seller", "due"],
  ["complaint-answered", "due"],
  ["complaint-received", "due"],
  ["dispute-received", "due"],
  ["proof-asked", "due"],
  ["proof-asked-seller", "due"],
  ["request-to-answer", "due"],
  ["request-due-soon", "due"],
  ["complaint-to-answer", "due"],
  ["complaint-appealed", "ruling"],
  ["complaint-appealed-seller", "ruling"],
  ["request-escalated", "late"],
  ["complaint-escalated", "late"],
  ["ruling-appealed", "late"],
];

/** Limits that are over, what is asked for while there is time, whatever is left, and rulings, few of which set one. */
const ofNoLimit: readonly string[] = [
  "late-shipment",
  "long-unshipped",
  "call-the-buyer",
  "platform-asks-refund",
  "job-offered",
  "complaint-decided",
  "complaint-decided-seller",
];

it("every notice about a limit tells when it is, and not only how long it is till then", () => {
  const about = notices.flatMap(([name, { when, says }]) => {
    const asksForLimit = /"(dueIn|closesIn|near|open|overdue)"/.test(JSON.stringify(when));
    const saysLimit = Object.values(says ?? {}).some((fact) => /\.(due|closes)$/.test(String(fact)));
    return asksForLimit || saysLimit ? [name] : [];
  });
  const listed = deadlines.map(([name]) => name);
  expect(about.filter((name) => !listed.includes(name)).sort()).toEqual([...ofNoLimit].sort());
});

/** Facts whose words stand for a placeholder; where there is none, somebody else wrote it. */
const spokenBy: { readonly [notice: string]: string } = {
  "lost-or-damaged": "parcel.exception",
  "extra-parcel-gone": "parcel.exception",
  compensated: "compensation.rule",
  "order-closed": "order.close-reason",
  "number-looks-wrong": "suspect-number",
  "number-edit-closing": "suspect-number",
  "time-extended": "order.disruption",
  charged: "compensation.rule",
  "breach-withdrawn": "breach.why",
};

describe.each(languages)("texts about promises in $locale", (language) => {
  const { typical, long, texts } = language;

  it.each(deadlines)("%s: tells {%s} whenever it is known", (name, deadline) => {
    for (const variants of ladders(language, name)) expect(needs(variants[0] ?? "", language)).toContain(deadline);
    for (const values of [typical, long]) {
      for (const known of partsOf(language, name, values)) {
        if (!(deadline in known)) continue;
        const body = choose(asList(textOf(language, name).body), language, known, () => true);
        const isText = rule(name).channels.some((channel) => channel === "sms");
        const chosen = isText ? [body, choose(short(language, name), language, known)] : [body];
        for (const text of chosen)
          expect(needs(text ?? "", language), Object.keys(known).join(" ")).toContain(deadline);
      }
    }
  });

  it("a delay to which silence agrees says so, whatever is known", () => {
    for (const text of ladders(language, "delay-choice").flat())
      expect(text).toMatch(/hear nothing|no answer|答复?，?(?:视为|即)同意/);
  });

  it.each([
    ["collect-reminder", ["tn", "point", "code", "h", "holdBy"]],
    ["collect-last-call", ["point", "code", "holdBy"]],
    ["arriving-soon", ["tn", "eta"]],
    ["auto-confirm-soon", ["no", "auto"]],
    ["late-shipment", ["no", "comp"]],
    ["long-unshipped", ["no", "reason"]],
    ["overdue-pick-up", ["tn", "phone"]],
    ["no-news", ["tn", "h"]],
    ["lost-or-damaged", ["tn", "problem"]],
    ["extra-parcel-gone", ["tn", "problem"]],
    ["compensated", ["no", "comp", "reason"]],
    ["compensation-refused", ["no", "comp"]],
    ["delay-choice", ["no", "newShip"]],
    ["ship-now", ["no", "left", "shipBy"]],
    ["pick-up-soon", ["no", "due"]],
  ])("%s: a text message still tells what matters", (name, matters) => {
    // The hotline of a carrier, where it is one.
    const known = { ...typical, ...(rule(name).says?.phone === "parcel.carrier-phone" ? { phone: "95338" } : {}) };
    expect(needs(choose(short(language, name), language, known) ?? "", language)).toEqual(
      expect.arrayContaining(matters),
    );
  });

  it.each(Object.entries(spokenBy))("%s: has room for every word of %s", (name, fact) => {
    const placeholder = fact === "parcel.exception" ? "problem" : "reason";
    const wordsOf = Object.entries(texts.terms?.[fact] ?? {});
    expect(wordsOf.length, fact).toBeGreaterThan(0);
    for (const [value, word] of wordsOf) {
      if (fact === "parcel.exception" && value !== "lost" && value !== "damaged") continue;
      const variants = short(language, name).filter((variant) => needs(variant, language).includes(placeholder));
      expect(choose(variants, language, { ...typical, [placeholder]: word }), word).toBeDefined();
    }
  });

  it("names a coupon first where the compensation is one", () => {
    for (const name of ["late-shipment", "compensated", "compensation-refused"]) {
      const body = asList(textOf(language, name).body);
      expect(needs(choose(body, language, typical, () => true) ?? "", language)).toContain("coupon");
      const { coupon: _, ...cash } = typical;
      const chosen = choose(body, language, cash, () => true) ?? "";
      expect(needs(chosen, language)).toContain("comp");
      expect(chosen).not.toMatch(/券|coupon/);
    }
  });
});
