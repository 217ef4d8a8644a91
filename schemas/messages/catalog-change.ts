import * as z from "zod";
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
] as const;

const number = z.object({ N: z.string() }).transform(({ N }) => Number(N));
const ids = z.object({ L: z.array(text) }).transform(({ L }) => L);
const lists = z
  .object({ M: z.record(z.string(), z.object({ M: z.object({ ids }) })) })
  .transform(({ M }) => [...new Set(Object.values(M).flatMap((list) => list.M.ids))]);

/** As much of an item, as DynamoDB writes it, as tells what has changed in it. */
const Image = z.object({
  /** Hash of what a merged item says and who said it. Absent in items of version 0.1.0. */
  contentHash: text.optional(),
  /** Of a list, what its sources name together. */
  lists: lists.optional(),
  // Of a pointer to an index.
  version: text.optional(),
  cards: number.optional(),
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
