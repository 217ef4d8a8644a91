import { expect, test } from "vitest";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { hourOf, ofHours } from "#functions/prices/books/calendar.ts";
import { changeBook } from "#functions/prices/books/change-book.ts";
import { forgetOld } from "#functions/prices/books/merge-points.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { s3PriceBooks } from "#functions/prices/books/s3-price-books.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { objects } from "#test/support/clouds/empty-bucket.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { nightOfPrices } from "#test/support/prices/archived-prices.ts";
import { pointOf } from "#test/support/prices/price-points.ts";

const Bucket = "cardlake-local-lake-000000000000-us-east-1";
const books = s3PriceBooks(
  { s3: objects, dynamo: cloudDocuments() },
  { bucket: Bucket, table: "cardlake-local-catalog" },
  ofHours,
);
const daysAgo = (days: number) => Date.now() - days * 86_400_000;
const at = (ms: number) => ({
  ...{ books, clock: () => new Date(ms), sleep: async () => {}, random: () => 0 },
});

test("[PRC-2] [OPS-7] the night takes away hours whose time is over, and books that have no others", async () => {
  const [some, none] = ["nighthalf", "nightnone"].map((set) => ({ game: "pokemon", set }));
  if (!(some && none)) throw new Error("There are no sets.");
  const hours = [daysAgo(120), daysAgo(1)].map(hourOf);
  for (const [index, ms] of [daysAgo(120), daysAgo(1)].entries()) {
    // As if nobody had written since: what is old would go with the next hour.
    const deps = at(daysAgo(119));
    await recordPoints(some, [pointOf({ day: hourOf(ms), printing: String(index) })], deps);
  }
  await recordPoints(none, [pointOf({ day: hours[0] ?? "" })], at(daysAgo(120)));
  const left = await changeBook(none, at(daysAgo(0.1)), (bytes, terms) => ({
    book: bytes && forgetOld(none, bytes, terms),
  }));
  expect(left.book).toBeDefined();
  const keysOf = ({ set }: { readonly set: string }) =>
    keysIn(objects, { Bucket, Prefix: `price-hours/game=pokemon/set=${set}/` });
  expect([(await keysOf(some)).length, (await keysOf(none)).length]).toEqual([2, 1]);

  await nightOfPrices();
  await eventually(
    async () => ((await books.read(none)) ? undefined : true),
    "night of a book without hours",
  );
  expect(await keysOf(none)).toEqual([]);
  const now = await books.read(some);
  expect(now && [...decodeBook(now.bytes).sections.keys()]).toEqual(["1"]);
});
