import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { mergePoints } from "#functions/prices/books/merge-points.ts";
import { nextPointer } from "#functions/prices/books/next-pointer.ts";
import { s3PriceHistories } from "#functions/prices/books/s3-price-histories.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };
const charizard = PricedPrintingId.parse("pokemon:base1-4");
const range = { from: "2020-01-01", to: "2026-12-31" };
const points = ["4", "10", "2"].flatMap((printing) =>
  ["2024-02-29", "2026-02-01"].map((day) => pointOf({ printing, day })),
);

/** A book and its pointer, and what is asked for. */
function shelf({ hasHead }: { readonly hasHead: boolean }) {
  const { book } = mergePoints(place, undefined, points);
  if (!book) throw new Error("There is no book.");
  const { head, ...pointer } = nextPointer(place, book, undefined, new Date(0)).pointer;
  const asked: string[] = [];
  const client = {
    async send() {
      asked.push("pointer");
      return { Item: { ...pointer, ...(hasHead && { head }) } };
    },
  } as unknown as DynamoDBDocumentClient;
  const lake = {
    async part(_key: string, { start, length }: { start: number; length: number }) {
      asked.push("range");
      return book.bytes.subarray(start, start + length);
    },
  };
  return { histories: s3PriceHistories(client, "catalog", lake), asked };
}

test("[PRC-2] years of a printing are one look at a pointer and one range", async () => {
  const { histories, asked } = shelf({ hasHead: true });
  const [series, ...others] = await histories.readHistory(charizard, range);
  expect(series?.points.map(({ day }) => day)).toEqual(["2024-02-29", "2026-02-01"]);
  expect(others).toEqual([]);
  expect(asked).toEqual(["pointer", "range"]);
});

test("a head that does not fit into the pointer is two ranges more", async () => {
  const { histories, asked } = shelf({ hasHead: false });
  expect(await histories.readHistory(charizard, range)).toHaveLength(1);
  expect(asked).toEqual(["pointer", "range", "range", "range"]);
});

test("a printing that the book has not is no range at all", async () => {
  const { histories, asked } = shelf({ hasHead: true });
  const other = PricedPrintingId.parse("pokemon:base1-102");
  expect(await histories.readHistory(other, range)).toEqual([]);
  expect(asked).toEqual(["pointer"]);
});

test("[PRC-1] what a point was read in is found by month and source", async () => {
  const { histories, asked } = shelf({ hasHead: true });
  const packs = await histories.packsOf(charizard, { day: "2026-02-20", source: plain.source });
  expect(packs).toEqual([pointOf().observed.pack]);
  expect(asked).toEqual(["pointer", "range"]);
});
