import { shelfShards } from "#schemas/storage/shelf-items.ts";
import type { Shelf } from "./shelf.ts";

/** Asks for shelves to be matched, by messages. */
export interface ShelvesAsked {
  ofShards(
    shards: readonly { readonly shard: number; readonly after?: string | undefined }[],
  ): Promise<void>;
  ofUsers(userIds: readonly string[]): Promise<void>;
  rest(userId: string, after: string): Promise<void>;
}

/** Users that one call asks for: ten messages a call of SQS. */
const atOnce = 100;

/** Has everybody's shelf matched again: shards of users are gone through side by side. */
export async function matchAllShelves({
  asked,
}: {
  readonly asked: Pick<ShelvesAsked, "ofShards">;
}): Promise<{ readonly shards: number }> {
  const shards = Array.from({ length: shelfShards }, (_none, shard) => ({ shard }));
  await asked.ofShards(shards);
  return { shards: shards.length };
}

/** A page of a shard's users, and the next page. */
export async function matchShard(
  { shard, after }: { readonly shard: number; readonly after?: string | undefined },
  {
    shelf,
    asked,
  }: {
    readonly shelf: Pick<Shelf, "owners">;
    readonly asked: Pick<ShelvesAsked, "ofShards" | "ofUsers">;
  },
): Promise<{ readonly owners: number }> {
  const userIds = await shelf.owners(shard, { after, limit: atOnce });
  const last = userIds.at(-1);
  // First the next page, so that nothing that goes wrong here keeps others from being asked.
  if (userIds.length === atOnce && last !== undefined)
    await asked.ofShards([{ shard, after: last }]);
  await asked.ofUsers(userIds);
  return { owners: userIds.length };
}
