import * as z from "zod";
import { changePrefix } from "../storage/collection-changes.ts";
import { Ulid } from "../values.ts";
import { followedRecord, streamRecord, text } from "./stream-record.ts";

/** Keys of the items of the table `users` that are followed, by how both begin. */
export const followedChanges = { pk: "USER#", sk: changePrefix } as const;

/** A list of objects as DynamoDB writes it into a stream, of which one field is read. */
const collections = z
  .object({ L: z.array(z.object({ M: z.object({ collectionId: text.pipe(Ulid) }) })) })
  .transform(({ L }) => L.map(({ M }) => M.collectionId));

/** As much of a change, as DynamoDB writes it, as tells which collections it was of. */
const Image = z.object({ items: collections, heads: collections });

/** A record of the stream of the table `users` that is of what somebody did to their collections. */
export const CollectionChange = streamRecord(Image);
export type CollectionChange = z.output<typeof CollectionChange>["dynamodb"];

/** A record of the stream that is followed; undefined for any other. */
export const collectionChangeIn = followedRecord(
  CollectionChange,
  ({ pk, sk }) => pk.startsWith(followedChanges.pk) && sk.startsWith(followedChanges.sk),
);
