import { priceBooksContract } from "#test/contract/price-books.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";

priceBooksContract("memoryPriceBooks", async () => {
  const books = memoryPriceBooks();
  return { books, keys: async () => [...books.stored.keys()] };
});
