import type { Ulid } from "../values.ts";

/** Where files of whole collections lie, in the bucket `artifacts`, which forgets them after a week. */
export const heldFolder = "holdings/";

export const heldFileKey = (userId: string, collectionId: Ulid): string =>
  `${heldFolder}${userId}/${collectionId}`;
