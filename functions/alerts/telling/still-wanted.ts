import { ulid } from "ulid";
import type { WaitItem } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { dropped } from "./after-telling.ts";
import type { TellDeps } from "./deps.ts";
import type { DigestPlace } from "./digest-store.ts";
import type { DeliveryChange, NoticeState } from "./telling-store.ts";
import { whyUnwanted } from "./when-to-tell.ts";

/** Others may change the same notices meanwhile: the message that put one there. */
const tries = 4;

/**
 * Notices that no digest has told yet, of alerts that still name the channel; others are taken from those that wait. What has waited for its digest may
 * have lost its alert meanwhile, as by the link in a mail: its notice says so, and is not told.
 *
 * @throws Error where others change them all the time
 */
export async function stillWanted(
  place: DigestPlace,
  { waits, now }: { readonly waits: readonly WaitItem[]; readonly now: Date },
  { telling, digests }: Pick<TellDeps, "telling" | "digests">,
): Promise<readonly Ulid[]> {
  const { userId, channelId } = place;
  const ids = waits.map(({ noticeId }) => noticeId);
  for (let at = 0; at < tries && ids.length > 0; at += 1) {
    const states = await telling.read(ids.map((noticeId) => ({ userId, noticeId })));
    const waiting = states.filter((state) => isWaiting(state, channelId));
    const unwanted = waiting.flatMap((state) => dropOf(state, { channelId, now }) ?? []);
    if ((await telling.keep(unwanted)).length > 0) continue;
    const gone = new Set(unwanted.map(({ noticeId }) => noticeId));
    const left = new Set(waiting.map(({ notice }) => notice.id).filter((id) => !gone.has(id)));
    await digests.settle(
      place,
      ids.filter((id) => !left.has(id)),
    );
    return ids.filter((id) => left.has(id));
  }
  if (ids.length === 0) return [];
  throw new Error(`Notices of a digest were changed ${tries} times.`);
}

function isWaiting({ notice: { deliveries } }: NoticeState, channelId: Ulid): boolean {
  const one = deliveries[channelId];
  return one === undefined || (one.state === "waiting" && one.isDigest === true);
}

function dropOf(
  { userId, notice, alert }: NoticeState,
  { channelId, now }: { readonly channelId: Ulid; readonly now: Date },
): DeliveryChange | undefined {
  const why = whyUnwanted(alert, channelId);
  if (why === undefined) return undefined;
  const before = notice.deliveries;
  const after = { ...dropped(before[channelId], why, now), revision: Ulid.parse(ulid()) };
  return { userId, noticeId: notice.id, before, after: { [channelId]: after } };
}
