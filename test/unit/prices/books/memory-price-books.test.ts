import { ofDays, ofHours } from "#functions/prices/books/calendar.ts";
import { priceBooksContract } from "#test/contract/price-books.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";

for (const calendar of [ofDays, ofHours]) {
  priceBooksContract("memoryPriceBooks", calendar, async () => {
    const books = memoryPriceBooks(calendar);
    return { books, keys: async () => [...books.stored.keys()] };
  });
}
