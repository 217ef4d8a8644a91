import * as z from "zod";
import { Ulid } from "../values.ts";

/** A collection was deleted, or is about to be: what it held can be cleared away if it was. */
export const CollectionDiscarded = z.object({ userId: z.string().min(1), collectionId: Ulid });
export type CollectionDiscarded = z.output<typeof CollectionDiscarded>;
