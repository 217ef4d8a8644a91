import { holderShards } from "#schemas/storage/value-items.ts";
import type { Game } from "#schemas/values.ts";
import type { Holders } from "./holders.ts";

/** Which prices have come: of which game, and when the reading began that they were made of. */
export interface NewPrices {
  readonly game: Game;
  readonly builtAt: string;
}

/** Asks for values by messages. */
export interface ValuesAsked {
  /** Of the users of shards, each after one. */
  ofShards(
    prices: NewPrices,
    shards: readonly { readonly shard: number; readonly after?: string }[],
  ): Promise<void>;
  ofUsers(prices: NewPrices, userIds: readonly string[]): Promise<void>;
}

/** Users that one call asks for: ten messages a call of SQS. */
const atOnce = 100;

/** Has everybody valued whose collections hold cards of a game: the shards of users are gone through side by side. */
export async function valueAllHolders(
  prices: NewPrices,
  { asked }: { readonly asked: ValuesAsked },
): Promise<{ readonly shards: number }> {
  const shards = Array.from({ length: holderShards }, (_none, shard) => ({ shard }));
  await asked.ofShards(prices, shards);
  return { shards: shards.length };
}

/** A page of a shard's users, and the next page. */
export async function valueShard(
  {
    shard,
    after,
    ...prices
  }: NewPrices & { readonly shard: number; readonly after?: string | undefined },
  { holders, asked }: { readonly holders: Holders; readonly asked: ValuesAsked },
): Promise<{ readonly holders: number }> {
  const userIds = await holders.page(shard, { after, limit: atOnce });
  const last = userIds.at(-1);
  // First the next page, so that nothing that goes wrong here keeps others from being asked.
  if (userIds.length === atOnce && last !== undefined) {
    await asked.ofShards(prices, [{ shard, after: last }]);
  }
  await asked.ofUsers(prices, userIds);
  return { holders: userIds.length };
}
