import fc from "fast-check";
import { expect, test } from "vitest";
import { readDay } from "#functions/transfer/formats/values/day.ts";
import { dayOrderOf } from "#functions/transfer/formats/values/day-order.ts";
import { decimalMarkOf } from "#functions/transfer/formats/values/decimals.ts";
import { readCurrency, readMoney } from "#functions/transfer/formats/values/money.ts";

const dollars = (text: string, currency?: string) => readMoney(text, { mark: ".", currency });

test.each([
  ["1.5", { amount: 150 }],
  ["12", { amount: 1_200 }],
  ["$12.00", { amount: 1_200, currency: "USD" }],
  ["€ 1,77", { amount: 177, currency: "EUR" }],
  ["1,77 €", { amount: 177, currency: "EUR" }],
  ["1.234,56", { amount: 123_456 }],
  ["1,234.56", { amount: 123_456 }],
  ["1'234.50", { amount: 123_450 }],
  ["1 234,50 zł", { amount: 123_450, currency: "PLN" }],
  ["1,234", { amount: 123_400 }],
  ["1,234,567", { amount: 123_456_700 }],
  ["£3", { amount: 300, currency: "GBP" }],
  ["¥500", { amount: 500, currency: "JPY" }],
  ["500 JPY", { amount: 500, currency: "JPY" }],
  ["EUR 12.345", { amount: 1_234, currency: "EUR" }],
  ["CHF 12.50", { amount: 1_250, currency: "CHF" }],
  ["C$4", { amount: 400, currency: "CAD" }],
  ["0", { amount: 0 }],
  [".99", { amount: 99 }],
  ["1.005", { amount: 100 }],
  ["2.675", { amount: 268 }],
])("[IMP-1] %j is %j", (text, value) => {
  expect(dollars(text)).toEqual({ value });
});

test.each([
  ["¥1,200", { amount: 1_200, currency: "JPY" }],
  ["1.200 ¥", { amount: 1_200, currency: "JPY" }],
  ["₩12,000", { amount: 12_000, currency: "KRW" }],
  ["¥1,234,567", { amount: 1_234_567, currency: "JPY" }],
])("[IMP-1] %j has no decimals, whatever mark its column uses", (text, value) => {
  expect(readMoney(text, { mark: "." })).toEqual({ value });
  expect(readMoney(text, { mark: "," })).toEqual({ value });
});

test.each([
  ["NT$ 300", { amount: 30_000, currency: "TWD" }],
  ["450 Kč", { amount: 45_000, currency: "CZK" }],
  ["3 Ft", { amount: 300, currency: "HUF" }],
  ["RM3.20", { amount: 320, currency: "MYR" }],
  ["₺5", { amount: 500, currency: "TRY" }],
  ["5 each", { amount: 500 }],
])("[IMP-1] %j is %j", (text, value) => {
  expect(dollars(text)).toEqual({ value });
});

test.each(["12,50 kr", "kr 12.50", "Mex$3", "Bds$3", "₿1"])(
  "[IMP-2] %j is of no currency that is told, and not taken for another",
  (text) => {
    expect(dollars(text)).toEqual({ wrong: "is in a currency that it does not tell" });
  },
);

test("[IMP-1] a krone is that of the currency that the file names", () => {
  expect(dollars("12,50 kr", "SEK")).toEqual({ value: { amount: 1_250, currency: "SEK" } });
  expect(dollars("12,50 kr", "EUR").wrong).toBeDefined();
});

test("[IMP-1] a column’s mark says whether a thousand or a unit is meant", () => {
  expect(decimalMarkOf(["1.234", "12,50"])).toBe(",");
  expect(decimalMarkOf(["1,234", "12.50"])).toBe(".");
  expect(decimalMarkOf(["1.234", "7"])).toBeUndefined();
  expect(readMoney("1.234", { mark: "," }).value?.amount).toBe(123_400);
  expect(readMoney("1.234", { mark: "." }).value?.amount).toBe(123);
});

test("[IMP-1] a plain dollar is that of the currency that the file names", () => {
  expect(dollars("$5", "CAD").value).toEqual({ amount: 500, currency: "CAD" });
  expect(dollars("$5", "EUR").value).toEqual({ amount: 500, currency: "USD" });
});

test.each(["-1", "−2.50", "(3.00)", "$-4", "-$4"])("[IMP-1] %j is below 0", (text) => {
  expect(dollars(text).wrong).toContain("below 0");
});

test.each(["abc", "1.2.3", "1,23,4", "12..5", "1e9"])("[IMP-2] %j is no amount", (text) => {
  expect(dollars(text)).toEqual({ wrong: "is no amount of money" });
});

test.each([
  ["eur", "EUR"],
  ["€", "EUR"],
  ["US$", "USD"],
  ["Yen", undefined],
])("[IMP-1] the currency %j is %s", (text, value) => {
  expect(readCurrency(text).value).toBe(value);
});

test("[IMP-1] amounts are exact in every currency, however they are written", () => {
  const amount = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(amount, fc.boolean(), fc.boolean(), (cents, isComma, isGrouped) => {
      const [whole, fraction] = [Math.floor(cents / 100), String(cents % 100).padStart(2, "0")];
      const grouped = isGrouped ? whole.toLocaleString("en-US") : String(whole);
      const english = `${grouped}.${fraction}`;
      const text = isComma ? english.replace(/[.,]/g, (one) => (one === "." ? "," : ".")) : english;
      expect(readMoney(text, { mark: isComma ? "," : "." }).value?.amount).toBe(cents);
    }),
  );
});

test.each([
  ["2026-06-30", "2026-06-30"],
  ["2026-06-30T12:00:00Z", "2026-06-30"],
  ["2026-06-30 12:00", "2026-06-30"],
  ["2026/6/3", "2026-06-03"],
  ["30.6.2026", "2026-06-30"],
  ["3.4.2026", "2026-04-03"],
  ["6/30/2026", "2026-06-30"],
  ["30/06/2026", "2026-06-30"],
  ["6/30/26", "2026-06-30"],
  ["30 Jun 2026", "2026-06-30"],
  ["30 junho 2026", "2026-06-30"],
  ["3 maart 2026", "2026-03-03"],
  ["Jun 30, 2026", "2026-06-30"],
  ["30. Juni 2026", "2026-06-30"],
  ["2 mai 2025", "2025-05-02"],
  ["20260630", "2026-06-30"],
  ["46203", "2026-06-30"],
  ["46203.5", "2026-06-30"],
  ["2026年6月30日", "2026-06-30"],
  ["5/5/2026", "2026-05-05"],
])("[IMP-1] %j is the day %s", (text, value) => {
  expect(readDay(text, undefined)).toEqual({ value });
});

test("[IMP-1] the other rows of a column tell the day from the month", () => {
  expect(dayOrderOf(["3/4/2026", "30/4/2026"])).toBe("day_first");
  expect(dayOrderOf(["3/4/2026", "4/30/2026"])).toBe("month_first");
  expect(dayOrderOf(["30/4/2026", "4/30/2026"])).toBeUndefined();
  expect(readDay("3/4/2026", "day_first").value).toBe("2026-04-03");
  expect(readDay("3/4/2026", "month_first").value).toBe("2026-03-04");
  expect(readDay("3/4/2026", undefined).wrong).toContain("two days");
});

test.each(["2026-02-30", "31.4.2026", "yesterday", "13/13/2026", "1"])(
  "[IMP-2] %j is no day",
  (text) => {
    expect(readDay(text, "day_first").value).toBeUndefined();
    expect(readDay(text, "day_first").wrong).toBeTypeOf("string");
  },
);

test("[IMP-2] a day before there were cards is told", () => {
  expect(readDay("1899-12-30", undefined).wrong).toContain("before");
});

test("[IMP-1] every day is read as itself, from each way to write it", () => {
  const moment = fc.date({
    min: new Date("1993-01-01"),
    max: new Date("2068-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const day = date.toISOString().slice(0, 10);
      const [year, month, date2] = day.split("-").map(Number);
      const serial = Date.parse(day) / 86_400_000 + 25_569;
      const name = date.toLocaleString("en-US", { month: "short", timeZone: "UTC" });
      const written = [
        day,
        `${date2}.${month}.${year}`,
        String(serial),
        `${date2} ${name} ${year}`,
      ];
      for (const text of written) expect(readDay(text, undefined).value).toBe(day);
      expect(readDay(`${month}/${date2}/${year}`, "month_first").value).toBe(day);
      expect(readDay(`${date2}/${month}/${year}`, "day_first").value).toBe(day);
    }),
  );
});
