import { describe, expect, test } from "vitest";
import { mergeRates } from "#functions/prices/rates/rate-book.ts";
import type { RateBooks } from "#functions/prices/rates/rate-books.ts";
import { aRate } from "#test/support/prices/rates.ts";

/** What every RateBooks promises: a book takes the place of the one that was read, and of no other. */
export function rateBooksContract(name: string, empty: () => Promise<RateBooks>) {
  describe(`${name} is a RateBooks`, () => {
    const of = { base: "EUR", year: 2026 };
    const bookOf = (...days: string[]) => {
      const { book } = mergeRates(
        of,
        undefined,
        days.map((day) => aRate({ day })),
      );
      if (!book) throw new Error("There is no book.");
      return book;
    };

    test("there is no book before the first was published, and each year has its own", async () => {
      const books = await empty();
      expect(await books.read(of)).toBeUndefined();
      expect(await books.publish(bookOf("2026-02-02"), undefined)).toBe("published");
      expect(await books.read(of)).toEqual(bookOf("2026-02-02"));
      expect(await books.read({ ...of, year: 2025 })).toBeUndefined();
      expect(await books.read({ ...of, base: "USD" })).toBeUndefined();
    });

    test("of two that publish over the same book the second is overtaken", async () => {
      const books = await empty();
      const [first, second] = [bookOf("2026-02-02"), bookOf("2026-02-03")];
      expect(await books.publish(first, undefined)).toBe("published");
      expect(await books.publish(second, undefined)).toBe("overtaken");
      expect(await books.publish(second, first)).toBe("published");
      expect(await books.publish(bookOf("2026-02-04"), first)).toBe("overtaken");
      expect(await books.read(of)).toEqual(second);
    });
  });
}
