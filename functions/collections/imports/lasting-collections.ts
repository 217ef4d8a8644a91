import type { Ulid } from "#schemas/values.ts";
import type { LongPart } from "../changes/long-changes.ts";
import type { SettlePorts } from "./importing.ts";

/**
 * Collections of a part that are there, or can be brought back with what they hold. What was planned of a collection is written also when it
 * was deleted meanwhile: another worker may be about to write it, and what comes back has to be counted.
 */
export async function lastingCollections(
  userId: string,
  { content }: Pick<LongPart, "content">,
  { collections }: Pick<SettlePorts, "collections">,
): Promise<ReadonlySet<Ulid>> {
  const named = new Set(content.items.map(({ collectionId }) => collectionId));
  const looks = [...named].map(async (collectionId) => {
    const place = { userId, collectionId };
    if (await collections.get(place)) return [collectionId];
    const discarded = await collections.discarded(place);
    return discarded?.head && !discarded.clearingAt ? [collectionId] : [];
  });
  return new Set((await Promise.all(looks)).flat());
}
