import pLimit from "p-limit";
import { CollectionKind } from "#schemas/collections/collection.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import type { HeldHead } from "../held/held-heads.ts";
import type { DayValues } from "./day-values.ts";

/** Reads that wait for DynamoDB side by side. */
const readsAtOnce = 8;

interface ValuedOnesDeps {
  readonly held: Pick<HeldCollections, "heads">;
  readonly values: Pick<DayValues, "newest">;
}

/** A collection with how much there is in it, and what was stored of it last. */
export interface ValuedOne extends HeldHead {
  readonly last: DayValue | undefined;
}

/** Whether something has come or gone that the stored value has not in it yet. */
export const isBehind = ({ tally, last }: ValuedOne): boolean =>
  tally.cards !== (last?.copies.all ?? 0);

/** Collections of some kinds, with what they were worth last. */
export async function valuedOnes(
  userId: string,
  { held, values }: ValuedOnesDeps,
  kinds: readonly CollectionKind[] = CollectionKind.options,
): Promise<readonly ValuedOne[]> {
  const limit = pLimit(readsAtOnce);
  const wanted = (await held.heads(userId)).filter(({ head }) => kinds.includes(head.kind));
  return Promise.all(
    wanted.map((one) =>
      limit(async () => {
        const last = await values.newest({ userId, collectionId: one.head.id });
        return { ...one, last };
      }),
    ),
  );
}
