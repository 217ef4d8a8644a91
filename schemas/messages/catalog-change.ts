import * as z from "zod";
import { standingLists } from "../storage/standing-lists.ts";
import { followedRecord, streamRecord, text } from "./stream-record.ts";

/**
 * Items of the table `catalog` that are followed, by their keys. Fragments, marks and what a rebuild
 * keeps apart are no news: other prefixes, in either key.
 */
export const followedItems = [
  { pk: "SET#", sk: ["CARD#", "MEMBERS"] },
  { pk: "SETS#", sk: ["SET#"] },
  { pk: "GAME#", sk: ["LISTED#", "SPECIES#", "GENERATION#"] },
  { pk: "INDEX#", sk: ["FORMAT#"] },
  { pk: "PRICES#", sk: ["MAP#", "BOOK#", "CURRENT#"] },
] as const;

/** An object as DynamoDB writes it into a stream. */
const mapOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ M: z.object(shape) }).transform(({ M }) => M);
const number = z.object({ N: z.string() }).transform(({ N }) => Number(N));
const ids = z.object({ L: z.array(text) }).transform(({ L }) => L);
/** Lists of version 0.1.0 were seen at no moment that is told here. */
const seen = { provenance: mapOf({ observedAt: text }).default({ observedAt: "" }) };
const list = mapOf({ ids, pages: number.optional(), ...seen, doubted: mapOf(seen).optional() });
const lists = z
  .object({ M: z.record(z.string(), list) })
  .transform(({ M }) => [...new Set(standingLists(M).flatMap(([, own]) => own.ids))]);

/** As much of an item, as DynamoDB writes it, as tells what has changed in it. */
const Image = z.object({
  /** Hash of what a merged item says and who said it. Absent in items of version 0.1.0. */
  contentHash: text.optional(),
  /** Of a list, what its sources name together. */
  lists: lists.optional(),
  // Of a pointer to an index, to a map of products, to a price book, or to newest prices.
  version: text.optional(),
  cards: number.optional(),
  products: number.optional(),
  places: text.optional(),
  moved: text.optional(),
  builtAt: text.optional(),
});

/** A record of the stream of the table `catalog`. */
export const CatalogChange = streamRecord(Image);
export type CatalogChange = z.output<typeof CatalogChange>["dynamodb"];

export const isFollowed = ({ pk, sk }: { readonly pk: string; readonly sk: string }): boolean =>
  followedItems.some(
    (one) => pk.startsWith(one.pk) && one.sk.some((prefix) => sk.startsWith(prefix)),
  );

/** A record of the stream that is followed; undefined for any other. */
export const changeIn = followedRecord(CatalogChange, isFollowed);
