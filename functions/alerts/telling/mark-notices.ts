import { ulid } from "ulid";
import type { DigestItem } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { DigestPlace } from "./digest-store.ts";
import { isChangedBy } from "./step-of.ts";
import type { TellingStore } from "./telling-store.ts";

const together = 100;
/** Others may change the same notices meanwhile: the message that put one there. */
const tries = 4;

/**
 * Writes on the notices of a digest what became of it, but not on those that say something final already; what bounced was taken for sent.
 *
 * @throws Error where others change them all the time
 */
export async function markNotices(
  { userId, channelId }: DigestPlace,
  { noticeIds, delivery }: Pick<NonNullable<DigestItem["open"]>, "noticeIds" | "delivery">,
  { telling }: { readonly telling: Pick<TellingStore, "notices" | "keep"> },
): Promise<void> {
  const { isDigest: _waits, until: _when, ...became } = delivery;
  for (const ids of chunksOf(noticeIds, together)) {
    let left: readonly Ulid[] = ids;
    for (let at = 0; at < tries && left.length > 0; at += 1) {
      const notices = await telling.notices(userId, left);
      const changes = notices.flatMap(({ id, deliveries }) => {
        const before = deliveries[channelId];
        if (before && !isChangedBy(before, became)) return [];
        const after = { [channelId]: { ...became, revision: Ulid.parse(ulid()) } };
        return [{ userId, noticeId: id, before: deliveries, after }];
      });
      left = (await telling.keep(changes)).map(({ noticeId }) => noticeId);
    }
    if (left.length > 0) throw new Error(`${left.length} notices were changed ${tries} times.`);
  }
}
