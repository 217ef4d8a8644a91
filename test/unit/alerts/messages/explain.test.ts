import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, lineText } from "#functions/alerts/messages/explain.ts";
import { writtenPrice } from "#functions/alerts/messages/written-price.ts";
import { Line } from "#schemas/alerts/line.ts";
import { FiringOfCard as Firing } from "#schemas/alerts/notice.ts";

const firing = (change: Partial<Firing> = {}): Firing =>
  Firing.parse({
    ...{ kind: "fired", alertId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4", number: 1, currency: "USD" },
    card: {
      ...{ printingId: "pokemon:en:base1-4", name: "Charizard", number: "4" },
      ...{ variant: "holo", state: "near_mint" },
    },
    line: { kind: "at_or_below", amount: 1_000 },
    price: { amount: 990, day: "2026-08-22", source: "tcgplayer" },
    before: { amount: 1_100, day: "2026-08-21", source: "tcgplayer" },
    ...change,
  });
const start = "Charizard (base1 4, holo, near mint): 9.90 USD on 2026-08-22 (tcgplayer), ";
const end = "; before 11.00 USD on 2026-08-21.";
const reference = { amount: 1_100, day: "2026-08-15" };

describe("[ALR-5] what fired is said in a sentence", () => {
  test.each<[Firing["line"], Firing["reference"], string]>([
    [{ kind: "at_or_below", amount: 1_000 }, undefined, "at or below your line of 10.00 USD"],
    [{ kind: "at_or_above", amount: 990 }, undefined, "at or above your line of 9.90 USD"],
    [
      { kind: "change", percent: -10, days: 7 },
      reference,
      "a fall of 10% from 11.00 USD on 2026-08-15, and your line is a fall of 10% within 7 days",
    ],
    [
      { kind: "change", percent: 5.5, days: 1 },
      { amount: 900, day: "2026-08-21" },
      "a rise of 10% from 9.00 USD on 2026-08-21, and your line is a rise of 5.5% within a day",
    ],
    [
      { kind: "all_time_low" },
      { amount: 1_010, day: "2026-05-01" },
      "lower than ever: the lowest before was 10.10 USD on 2026-05-01",
    ],
    [
      { kind: "all_time_high" },
      { amount: 980, day: "2026-05-01" },
      "higher than ever: the highest before was 9.80 USD on 2026-05-01",
    ],
  ])("%j", (line, of, text) => {
    expect(explain(firing({ line, reference: of }))).toBe(`${start}${text}${end}`);
  });

  test("with what it was converted from, and by the rates of which day", () => {
    const price = { ...firing().price, converted: { amount: 900, currency: "EUR" } };
    expect(explain(firing({ price, ratesOf: "2026-08-20" }))).toBe(
      "Charizard (base1 4, holo, near mint): 9.90 USD (converted from 9.00 EUR) on 2026-08-22 (tcgplayer), " +
        "at or below your line of 10.00 USD; before 11.00 USD on 2026-08-21. " +
        "Converted by the reference rates of 2026-08-20.",
    );
  });

  test("with the name of the set, the variant and the grade as people say them", () => {
    const { card } = firing();
    const graded = {
      ...{ ...card, setName: "Base Set", variant: "holo.1st-edition" },
      state: "cgc-10-pristine" as typeof card.state,
    };
    expect(explain(firing({ card: graded }))).toMatch(
      /^Charizard \(Base Set 4, holo, 1st-edition, CGC 10 pristine\): /,
    );
  });

  test("of a channel that is off says why", () => {
    const channelId = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";
    const told = { kind: "channel_off", channelId, reason: "it answered 410." } as const;
    expect(explain(told)).toMatch(/is off .*: it answered 410\.$/);
  });
});

describe("[ALR-5] an amount for people", () => {
  test.each([
    [990, "USD", "9.90 USD"],
    [1_234_567, "EUR", "12,345.67 EUR"],
    [2_000, "JPY", "2,000 JPY"],
    [1_234, "KWD", "1.234 KWD"],
    [1, "USD", "0.01 USD"],
  ])("%d %s is %s", (amount, currency, text) => {
    expect(writtenPrice(amount, currency)).toBe(text);
  });

  test("has every digit of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (amount) => {
        expect(Number(writtenPrice(amount, "USD").replace(/\D/g, ""))).toBe(amount);
      }),
    );
  });
});

const lines = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom("at_or_below", "at_or_above"),
      amount: fc.integer({ min: 1, max: 10_000_000_000 }),
    })
    .map((line) => Line.parse(line)),
  fc
    .record({
      percent: fc.oneof(fc.integer({ min: -99, max: -1 }), fc.integer({ min: 1, max: 10_000 })),
      days: fc.integer({ min: 1, max: 365 }),
    })
    .map((line) => Line.parse({ kind: "change", ...line })),
  fc.constantFrom("all_time_low", "all_time_high").map((kind) => Line.parse({ kind })),
);

test("[ALR-5] every line is said, in one line of plain text that names the price, the one before, source and days", () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 });
  const currency = fc.constantFrom("USD", "EUR", "JPY", "KWD", "PLN");
  fc.assert(
    fc.property(lines, amount, amount, currency, fc.boolean(), (line, now, before, code, from) => {
      const said = explain(
        firing({
          ...{ line, currency: code, price: { ...firing().price, amount: now } },
          before: { ...firing().before, amount: before },
          ...(from && { reference: { amount: before, day: "2026-08-20" } }),
        }),
      );
      for (const part of [writtenPrice(now, code), writtenPrice(before, code), "tcgplayer"]) {
        expect(said).toContain(part);
      }
      expect(said).not.toMatch(/undefined|NaN|Infinity|\n| {2}/);
      expect(said.endsWith(".")).toBe(true);
      expect(lineText(line, code)).not.toMatch(/undefined|NaN/);
    }),
  );
});
