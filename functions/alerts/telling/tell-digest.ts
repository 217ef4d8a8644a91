import { decodeTime, ulid } from "ulid";
import type { AlertSettings } from "#schemas/alerts/settings.ts";
import type {
  ChannelItem,
  DigestItem,
  NoticeItem,
  WaitItem,
} from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { nextDigest } from "../times/next-digest.ts";
import { afterTelling, claimed } from "./after-telling.ts";
import type { TellDeps, TellReport } from "./deps.ts";
import type { DigestPlace } from "./digest-store.ts";
import { markNotices } from "./mark-notices.ts";
import { noteOutcomes } from "./note-outcomes.ts";
import { isOver } from "./step-of.ts";
import { stillWanted } from "./still-wanted.ts";
import { type FiredNotice, mostInDigest } from "./teller.ts";
import { whenOpen } from "./when-to-tell.ts";

/** Where somebody else was before, so soon it is seen what that came to. */
const overtakenMs = 5_000;

type Open = NonNullable<DigestItem["open"]>;
const nothing: TellReport = { sent: 0, postponed: 0, dropped: 0 };

/**
 * Tells a channel of all that waits for its digest, in one message. The digest is claimed with the notices in it before it is sent, and these are
 * marked before it is put away: whoever comes after a worker that died sends the same digest again under the same id, or marks what is left.
 */
export async function tellDigest(place: DigestPlace, deps: TellDeps): Promise<TellReport> {
  const { channel, settings } = await deps.telling.channel(place.userId, place.channelId);
  const now = deps.clock();
  const stored = await deps.digests.get(place);
  const when = whenOpen({ settings, channel, now });
  if (stored?.open && isOver(stored.open.delivery)) return putAway(place, stored, deps);
  const until = stored?.open?.delivery.until;
  if (until !== undefined && Date.parse(until) > now.getTime()) {
    return again(place, new Date(until), deps);
  }
  if (when.when === "at") return again(place, when.at, deps);
  const open = stored?.open ?? (await gathered(place, { stored, settings, now }, deps));
  if (!open) return nothing;
  if (when.when === "never" || !channel) {
    const reason = when.when === "never" ? when.reason : "The channel has been removed.";
    const delivery = { state: "dropped", at: now.toISOString(), attempts: 0, reason } as const;
    return write(place, { stored, open: { ...open, delivery } }, deps);
  }
  return send(place, { stored, open, channel }, deps);
}

/** Those that are due; one that came too late for the digest of its moment waits for the next. */
async function gathered(
  place: DigestPlace,
  of: { stored: DigestItem | undefined; settings: AlertSettings; now: Date },
  deps: TellDeps,
): Promise<Open | undefined> {
  const { stored, settings, now } = of;
  const all = await deps.digests.waiting(place, mostInDigest);
  const at = now.toISOString();
  const isLate = ({ until }: WaitItem) => stored?.lastAt !== undefined && until <= stored.lastAt;
  const due = all.filter((one) => one.until <= at && !isLate(one));
  const late = all.filter(isLate);
  const waits = due.length > 0 ? [...due, ...late] : late;
  const telling = await stillWanted(place, { waits, now }, deps);
  if (telling.length === 0) {
    // A message may come a moment too early.
    const [first] = all
      .map(({ until }) => until)
      .filter((until) => until > at)
      .toSorted();
    if (first !== undefined) await again(place, new Date(first), deps);
    return undefined;
  }
  if (due.length === 0) {
    const next = nextDigest(now, { at: settings.digestAt, timeZone: settings.timeZone });
    for (const noticeId of telling) {
      await deps.digests.wait(place, { noticeId, until: next.toISOString() });
    }
    await again(place, next, deps);
    return undefined;
  }
  const delivery = { state: "waiting", at, attempts: 0 } as const;
  return { id: Ulid.parse(ulid(now.getTime())), noticeIds: [...telling], delivery };
}

async function send(
  place: DigestPlace,
  of: { stored: DigestItem | undefined; open: Open; channel: ChannelItem },
  deps: TellDeps,
): Promise<TellReport> {
  const { stored, open, channel } = of;
  const now = deps.clock();
  const claim = itemOf(stored, { ...open, delivery: claimed(open.delivery, channel, now) }, now);
  if ((await deps.digests.keep(place, claim, stored)) === "overtaken") {
    return again(place, new Date(now.getTime() + overtakenMs), deps);
  }
  const notices = await deps.telling.notices(place.userId, open.noticeIds);
  const told = await deps.teller.tell(place.userId, channel, {
    // The same with every try.
    ...{ kind: "digest", id: open.id, at: new Date(decodeTime(open.id)).toISOString() },
    notices: newestFirst(notices),
  });
  const { attempts } = claim.open?.delivery ?? { attempts: 1 };
  const after = { attempts, now: deps.clock(), random: deps.random };
  const { delivery } = afterTelling(told, after);
  const report = await write(place, { stored: claim, open: { ...open, delivery } }, deps);
  await noteOutcomes({ userId: place.userId, channel }, [told], deps);
  return report;
}

const newestFirst = (notices: readonly NoticeItem[]): readonly FiredNotice[] =>
  notices
    .toSorted((a, b) => byCodeUnits(b.id, a.id))
    .flatMap(({ id, at, told }) => (told.kind === "fired" ? [{ id, at, told }] : []));

const itemOf = (stored: DigestItem | undefined, open: Open, now: Date): DigestItem => ({
  // A digest that is tried again is that of its first try.
  lastAt: stored?.open ? stored.lastAt : now.toISOString(),
  open,
  revision: Ulid.parse(ulid()),
});

/** Writes what became of a digest, and what follows from it. */
async function write(
  place: DigestPlace,
  { stored, open }: { readonly stored: DigestItem | undefined; readonly open: Open },
  deps: TellDeps,
): Promise<TellReport> {
  const now = deps.clock();
  const item = itemOf(stored, open, now);
  if ((await deps.digests.keep(place, item, stored)) === "overtaken") {
    return again(place, new Date(now.getTime() + overtakenMs), deps);
  }
  if (isOver(open.delivery)) return putAway(place, item, deps);
  return again(place, new Date(open.delivery.until ?? now), deps);
}

/** Marks the notices of a digest that is over, and makes room for the next. */
async function putAway(
  place: DigestPlace,
  stored: DigestItem,
  deps: TellDeps,
): Promise<TellReport> {
  const { open, lastAt } = stored;
  if (!open) return nothing;
  await markNotices(place, open, deps);
  await deps.digests.settle(place, open.noticeIds);
  const { id, noticeIds, delivery } = open;
  const last = { id, noticeIds, attempts: delivery.attempts };
  const item = { revision: Ulid.parse(ulid()), last, ...(lastAt !== undefined && { lastAt }) };
  if ((await deps.digests.keep(place, item, stored)) === "overtaken") {
    // Its mail bounced meanwhile.
    return again(place, new Date(deps.clock().getTime() + overtakenMs), deps);
  }
  const [rest] = await deps.digests.waiting(place, 1);
  if (rest) await again(place, new Date(deps.clock().getTime() + overtakenMs), deps);
  const isSent = open.delivery.state === "sent";
  return { sent: isSent ? 1 : 0, postponed: 0, dropped: isSent ? 0 : 1 };
}

async function again(place: DigestPlace, at: Date, { later }: TellDeps): Promise<TellReport> {
  await later.at({ version: 1, ...place }, at);
  return { ...nothing, postponed: 1 };
}
