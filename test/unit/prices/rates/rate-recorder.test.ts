import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dayRatesIn,
  mergeRates,
  type NewRate,
  ratesIn,
} from "#functions/prices/rates/rate-book.ts";
import { rateRecorder } from "#functions/prices/recording/rate-recorder.ts";
import type { RateYear } from "#schemas/storage/rate-books.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { memoryRateBooks } from "#test/fakes/memory-rate-books.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { aRate } from "#test/support/prices/rates.ts";

const of = { base: "EUR", year: 2026 };
const anyRate: fc.Arbitrary<NewRate> = fc.record({
  day: fc.constantFrom("2026-01-02", "2026-02-02", "2026-12-31"),
  currency: fc.constantFrom("USD", "GBP", "JPY"),
  rate: fc.constantFrom("1.0874", "1.09", "160.1"),
  observed: fc.record({
    atMs: fc.constantFrom(1, 2, 3),
    pack: fc.constantFrom("bronze/a", "bronze/b"),
    line: fc.nat(1),
  }),
});

test("the same rates in any order, in any steps and repeated give the same book", () => {
  const rates = fc.array(anyRate, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rates, fc.infiniteStream(fc.nat()), (all, chances) => {
      const rest = [...all, ...all.slice(0, 5)];
      let book: RateYear | undefined;
      while (rest.length > 0) {
        const at = (chances.next().value ?? 0) % rest.length;
        book = mergeRates(of, book, rest.splice(at, 2)).book ?? book;
      }
      expect(book).toEqual(mergeRates(of, undefined, all).book);
    }),
  );
});

const record = (value: object, observedAt = "2026-02-03T16:00:00.000Z"): RecordToTake => ({
  ...{ sourceId: "EUR/USD", value, provenance: { ...aProvenance({ source: "ecb" }), observedAt } },
});
const taking = () => {
  const rates = memoryRateBooks();
  return {
    rates,
    recorder: rateRecorder({ rates, sleep: async () => undefined, random: () => 0 }),
  };
};

test("[PRC-6] rates are kept day by day as they were written, and a later answer of a day counts", async () => {
  const { rates, recorder } = taking();
  const usd = { base: "EUR", currency: "USD", day: "2026-02-02", rate: "1.0870" };
  const late = record({ ...usd, rate: "1.09" }, "2026-02-02T16:00:00.000Z");
  const others = [
    record({ ...usd, currency: "JPY", rate: "160" }),
    record({ ...usd, day: "2025-12-31" }),
  ];
  expect(await recorder.record([record(usd), ...others, late])).toMatchObject({
    ...{ written: 3, older: 1, refused: [] },
  });
  const book = await rates.read(of);
  expect(book && dayRatesIn(book)).toEqual([
    { day: "2026-02-02", base: "EUR", rates: { JPY: "160", USD: "1.0870" } },
  ]);
  expect(await recorder.record([record(usd)])).toMatchObject({ written: 0, unchanged: 1 });
});

test("a rate of a day that has not come, or that is none, is refused", async () => {
  const { recorder } = taking();
  const usd = { base: "EUR", currency: "USD", day: "2026-02-04", rate: "1.0870" };
  const { refused, written } = await recorder.record([
    record(usd),
    record({ ...usd, day: "2026-02-03", rate: "0.000" }),
    record({ ...usd, day: "2026-02-03" }),
  ]);
  expect(refused.map(({ at }) => at)).toEqual([0, 1]);
  expect(refused[0]?.reason).toBe("It is of 2026-02-04, which had not come when it was read.");
  expect(written).toBe(1);
});

test("a book that is not what its version says is refused", () => {
  const { book } = mergeRates(of, undefined, [aRate()]);
  const other = mergeRates(of, undefined, [aRate({ rate: "2" })]).book;
  if (!(book && other)) throw new Error("There is no book.");
  expect(() => ratesIn({ ...book, content: other.content })).toThrow("The rates");
});
