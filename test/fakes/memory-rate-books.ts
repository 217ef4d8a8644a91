import type { RateBooks } from "#functions/prices/rates/rate-books.ts";
import { type RateYear, rateYearKey } from "#schemas/storage/rate-books.ts";

/** Reference rates in memory. */
export function memoryRateBooks(): RateBooks {
  const kept = new Map<string, RateYear>();
  const nameOf = (of: Pick<RateYear, "base" | "year">) => Object.values(rateYearKey(of)).join(" ");
  return {
    read: async (of) => kept.get(nameOf(of)),
    async publish(book, before) {
      if (kept.get(nameOf(book))?.version !== before?.version) return "overtaken";
      kept.set(nameOf(book), book);
      return "published";
    },
  };
}
