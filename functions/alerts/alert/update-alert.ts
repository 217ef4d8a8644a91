import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertChange } from "#schemas/http/alert-requests.ts";
import type { SetAlert } from "#schemas/http/alert-views.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import type { AlertDeps } from "../deps.ts";
import { lineNeeded, noSuchAlert, onlyOfCards } from "../errors.ts";
import { listOf } from "../searches/search-alerts.ts";
import { refuseUnknownSource } from "../subject/known-source.ts";
import { ratesDay } from "../subject/rates-day.ts";
import { readOnce } from "../subject/read-once.ts";
import { type WatchedCard, watchedCard } from "../subject/watched-card.ts";
import { watchOf } from "../watching/watch-of.ts";
import type { WatchName } from "../watching/watch-store.ts";
import { askForLooks } from "./ask-for-looks.ts";
import { type AlertPlace, etagOf, type ViewDeps, viewOf, watchNameOf } from "./get-alert.ts";
import { refuseUnknownChannels } from "./set-terms.ts";
import { warnedView } from "./warned-view.ts";

/**
 * Changes an alert. One that is changed in what it watches, or goes on after a pause, is armed anew as of the newest price and by the newest
 * rates; nothing is watched for one that is paused. What says the same changes nothing.
 *
 * @param ifMatch versions that the change was made for; undefined for any
 * @throws DomainError `alerts.no_such_alert`, `alerts.no_such_channel`, `request.stale_version`, `request.too_many`, `request.invalid` for the
 * variant of a search or a collection, and what `watchedCard` throws
 */
export async function updateAlert(
  input: { place: AlertPlace; change: AlertChange; ifMatch: IfMatch },
  all: AlertDeps,
): Promise<SetAlert> {
  const { place, change, ifMatch } = input;
  const { userId, alertId } = place;
  const saved = await persistently(async () => {
    // Each attempt reads prices anew: what a look has fired for meanwhile is known to it.
    const deps = readOnce(all);
    const before = await deps.alerts.get(userId, alertId);
    if (!before) throw noSuchAlert(alertId);
    await refuseStale(before, ifMatch, deps);
    await refuseUnknownChannels(userId, change.channels ?? [], deps, before.channels);
    refuseAmountOfOther(before, change);
    const asked = changed(before, change);
    // Whoever repeats a change may do so because the first one died before it asked for a look.
    if (isAlike(before, asked)) return { alert: before, isToLook: true, deps };
    const name = watchNameOf(before);
    const watched = name && (await deps.alerts.watch(name));
    const isAnew =
      !isAlike(termsOf(before), termsOf(asked)) || (before.isPaused && !asked.isPaused);
    const { alert, card } = isAnew ? await setAnew(asked, deps) : { alert: asked, card: undefined };
    const now = deps.clock();
    const next = { ...alert, version: before.version + 1, updatedAt: now.toISOString() };
    const outcome = await deps.alerts.replace(userId, next, {
      version: before.version,
      ...watchesOf(userId, next, { now, card, watched }),
    });
    const isToLook = isAnew || before.isPaused !== next.isPaused;
    return outcome === "saved" ? { alert: next, isToLook, deps } : undefined;
  });
  if (saved.isToLook) await askForLooks(userId, saved.alert, all);
  return warnedView(saved.alert, saved.deps);
}

/** @throws DomainError `alerts.no_such_alert`, `request.stale_version`, `request.too_many` */
export async function deleteAlert(
  { place: { userId, alertId }, ifMatch }: { place: AlertPlace; ifMatch: IfMatch },
  deps: ViewDeps & Pick<AlertDeps, "expansions">,
): Promise<void> {
  const removed = await persistently(async () => {
    const before = await deps.alerts.get(userId, alertId);
    if (!before) throw noSuchAlert(alertId);
    await refuseStale(before, ifMatch, deps);
    const outcome = await deps.alerts.remove(userId, before, watchNameOf(before));
    return outcome === "removed" ? before : undefined;
  });
  const { subject } = removed;
  if (subject.kind === "card") return;
  // Whoever dies before this is made up for by the next index or change: the alert is among those of its list until nothing is watched for it.
  await deps.expansions.request({ userId, alertId, ...listOf(subject) });
}

async function refuseStale(before: Alert, ifMatch: IfMatch, deps: ViewDeps): Promise<void> {
  if (ifMatches(ifMatch, before)) return;
  const current = await viewOf(before, deps);
  throw staleVersion({ current, etag: etagOf(current) }, ifMatch);
}

/** 19 cents are not 19 yen. */
function refuseAmountOfOther(before: Alert, { currency, line }: AlertChange): void {
  const isOther = currency !== undefined && currency !== before.currency;
  if (isOther && line === undefined && "amount" in before.line) throw lineNeeded(currency);
}

function changed(before: Alert, { subject, note, ...change }: AlertChange): Alert {
  if (subject && before.subject.kind !== "card") {
    throw onlyOfCards(
      "#/subject",
      "An alert on a search or a collection has no variant and no state",
    );
  }
  const { note: noted, ...rest } = before;
  const kept = note === undefined ? noted : note;
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return {
    ...{ ...rest, ...Object.fromEntries(given) },
    subject: { ...before.subject, ...withoutAbsent(subject ?? {}) },
    ...(typeof kept === "string" && { note: kept }),
  } as Alert;
}

const withoutAbsent = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What of an alert is judged. */
const termsOf = ({ subject, line, rearm, source, currency }: Alert) => ({
  ...{ subject, line, rearm, source, currency },
});

const isAlike = (a: object, b: object): boolean => canonicalJson(a) === canonicalJson(b);

/** By today's rates, and a variant by the key that it has now. */
async function setAnew(
  alert: Alert,
  deps: AlertDeps,
): Promise<{ alert: Alert; card: WatchedCard | undefined }> {
  if (alert.subject.kind !== "card") {
    refuseUnknownSource(alert.source, deps.order);
    return { alert: { ...alert, ratesOf: await ratesDay(deps) }, card: undefined };
  }
  const card = await watchedCard({ ...alert, ...alert.subject }, deps);
  const { subject, source, currency, ratesOf } = card;
  return { alert: { ...alert, subject, source, currency, ratesOf }, card };
}

/**
 * What is watched for an alert that is written, and what no more.
 *
 * @param watched as it was before prices were read
 */
function watchesOf(
  userId: string,
  alert: Alert,
  of: {
    readonly now: Date;
    readonly card: WatchedCard | undefined;
    readonly watched: WatchItem | undefined;
  },
) {
  const { now, card, watched } = of;
  const name: WatchName | undefined = watchNameOf(alert);
  if (!name) return {};
  if (alert.isPaused) return { unwatched: name };
  if (!card) return {};
  const watch = watchOf(userId, alert, { today: utcDay(now), path: card.path });
  // A repetition of an event that it fired for is still known as one.
  return { watch: { ...watch, handed: watched?.handed ?? [] }, replaced: watched };
}
