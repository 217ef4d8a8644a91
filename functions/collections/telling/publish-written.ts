import type { CollectionChange } from "#schemas/messages/collection-change.ts";
import type { OwnPriceChange } from "#schemas/messages/own-price-change.ts";
import type { PublishDeps } from "#shared/kernel/publish-news.ts";
import { publishChanges } from "./publish-changes.ts";
import { publishPrices } from "./publish-prices.ts";

/** What a user has written: one of both. */
export interface Written {
  readonly change: CollectionChange | undefined;
  readonly price: OwnPriceChange | undefined;
}

/** Tells other areas what users have written. Safe to repeat. */
export async function publishWritten(
  all: readonly Written[],
  deps: PublishDeps,
): Promise<{ told: number }> {
  const changes = await publishChanges(
    all.flatMap(({ change }) => change ?? []),
    deps,
  );
  const prices = await publishPrices(
    all.flatMap(({ price }) => price ?? []),
    deps,
  );
  return { told: changes.told + prices.told };
}
