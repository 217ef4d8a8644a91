import { rateBooksContract } from "#test/contract/rate-books.ts";
import { memoryRateBooks } from "#test/fakes/memory-rate-books.ts";

rateBooksContract("memoryRateBooks", async () => memoryRateBooks());
