import fc from "fast-check";
import { expect, test } from "vitest";
import type { PriceBooks } from "#functions/prices/books/price-books.ts";
import { priceRecorder } from "#functions/prices/index.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { bookKey } from "#schemas/storage/price-books.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { claimOf, mapOf, priceRecord } from "#test/support/prices/price-records.ts";
import { shuffled } from "#test/support/running/shuffled.ts";

const products = ["base1-4", "base1-5", "neo1-1"];
const map = mapOf(
  Object.fromEntries(
    products.map((printing, at) => [`tcgplayer:${at}`, [claimOf(printing, ["holo"])]]),
  ),
);

/** What messages bring: each a day's prices of a source, some of them said again later on that day. */
const messages: readonly (readonly RecordToTake[])[] = Array.from({ length: 12 }, (_, at) => {
  const day = dayAfter("2026-01-28", Math.floor(at / 3));
  const source = at % 3 === 1 ? "tcgdex" : "tcgcsv";
  return products.map((_printing, product) =>
    priceRecord(
      { productId: `${product}`, statedOn: day, columns: { market: 100 + 10 * at + product } },
      {
        ...{ source, observedAt: `${day}T${10 + (at % 3)}:00:00.000Z` },
        ...{ bronzeKey: `bronze/source=${source}/${at}`, bronzeLine: product },
      },
    ),
  );
});

/** How long a worker lives: so many calls of the store, the last of which may have been done already. */
interface Life {
  readonly calls: number;
  readonly isLastDone: boolean;
}

/** A recorder whose worker dies; whoever comes after it finds what it left. */
function mortal(books: PriceBooks, { calls, isLastDone }: Life) {
  let left = calls;
  const lived = async <T>(call: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Error("It is dead already.");
    if (left > 0) return call();
    if (isLastDone) await call();
    throw new Error("It dies.");
  };
  const dying: PriceBooks = {
    ...books,
    read: (...given) => lived(() => books.read(...given)),
    publish: (...given) => lived(() => books.publish(...given)),
    remove: (...given) => lived(() => books.remove(...given)),
  };
  return priceRecorder({
    ...{ books: dying, shops: allShops, maps: async () => map, random: () => 0 },
    clock: () => new Date("2026-02-02T00:00:00.000Z"),
    sleep: async () => undefined,
  });
}

/** Has messages taken in an order, by workers that live as told; the message of a dead one comes back last. */
async function booksAfter(order: readonly number[], lives: readonly Life[]) {
  const books = memoryPriceBooks();
  const [queue, still] = [[...order], [...lives]];
  const given = queue.length + still.length;
  let taken = 0;
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const recorder = mortal(books, still.shift() ?? { calls: 1_000, isLastDone: true });
    // As a queue does with the message of whoever ends without a word.
    await recorder.record(messages[at] ?? []).catch(() => queue.push(at ?? 0));
    taken += 1;
    if (taken > given) throw new Error("Of those that live long enough no message comes back.");
  }
  const pointers = (await books.pointers("pokemon")).toSorted((a, b) => (a.set < b.set ? -1 : 1));
  return pointers.map((pointer) => ({
    ...{ set: pointer.set, version: pointer.version },
    bytes: Buffer.from(books.stored.get(bookKey(pointer, books.calendar.shelf)) ?? "").toString(
      "base64",
    ),
  }));
}

const inOrder = messages.map((_, at) => at);

test("[ING-2] [ING-5] recorders that die at any call, and messages twice and in any order, leave the very same books", {
  timeout: 60_000,
}, async () => {
  const undisturbed = await booksAfter(inOrder, []);
  expect(undisturbed.map(({ set }) => set)).toEqual(["base1", "neo1"]);
  const lives = fc.array(
    fc.record({ calls: fc.integer({ min: 1, max: 8 }), isLastDone: fc.boolean() }),
    {
      maxLength: 30,
    },
  );
  const property = fc.asyncProperty(lives, fc.nat(1_000), async (some, seed) => {
    const order = shuffled([...inOrder, ...inOrder], seed);
    expect(await booksAfter(order, some)).toEqual(undisturbed);
  });
  await fc.assert(property, { seed: 20_261_127, numRuns: 150 });
});

test("[ING-5] a recorder that dies between its two books leaves one whole and the other untouched, and the next one ends both", async () => {
  const undisturbed = await booksAfter([0], []);
  for (let calls = 1; calls <= 8; calls += 1) {
    for (const isLastDone of [true, false]) {
      expect(await booksAfter([0], [{ calls, isLastDone }])).toEqual(undisturbed);
    }
  }
});
