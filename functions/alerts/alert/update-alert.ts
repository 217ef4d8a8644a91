import { type Alert, isOnCards } from "#schemas/alerts/alert.ts";
import type { AlertChange } from "#schemas/http/alert-requests.ts";
import type { SetAlert } from "#schemas/http/alert-views.ts";
import type { AnyWatchItem } from "#schemas/storage/alert-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { AlertDeps } from "../deps.ts";
import { lineNeeded, noSuchAlert, onlyOfCards } from "../errors.ts";
import { refuseUnknownSource } from "../subject/known-source.ts";
import { ratesDay } from "../subject/rates-day.ts";
import { readOnce } from "../subject/read-once.ts";
import { watchedCard } from "../subject/watched-card.ts";
import { watchedValue } from "../subject/watched-value.ts";
import type { ToldStep } from "../watching/told-step.ts";
import { anyWatchOf } from "../watching/watch-of.ts";
import type { AnyWatchName } from "./alert-store.ts";
import { askForLooks } from "./ask-for-looks.ts";
import { type AlertPlace, watchNameOf } from "./get-alert.ts";
import { refuseStale } from "./refuse-stale.ts";
import { refuseUnknownChannels, termsOf } from "./set-terms.ts";
import { warnedView } from "./warned-view.ts";

/**
 * Changes an alert. One that is changed in what it watches, or goes on after a pause, is armed anew as of the newest price and by the newest
 * rates; nothing is watched for one that is paused. What says the same changes nothing.
 *
 * @param ifMatch versions that the change was made for; undefined for any
 * @throws DomainError `alerts.no_such_alert`, `alerts.no_such_channel`, `request.stale_version`, `request.too_many`, `request.invalid` for the
 * variant of what is no card, and what `watchedCard` and `watchedValue` throw
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
    await refuseStale(userId, before, { ifMatch, deps });
    await refuseUnknownChannels(userId, change.channels ?? [], deps, before.channels);
    refuseAmountOfOther(before, change);
    const asked = changed(before, change);
    // Whoever repeats a change may do so because the first one died before it asked for a look.
    if (isAlike(before, asked)) return { alert: before, isToLook: true, deps };
    const watched = await watchedFor(userId, before, deps);
    const isAnew =
      !isAlike(judgedBy(before), judgedBy(asked)) || (before.isPaused && !asked.isPaused);
    const { alert, path } = isAnew
      ? await setAnew(userId, asked, deps)
      : { alert: asked, path: undefined };
    const now = deps.clock();
    const next = { ...alert, version: before.version + 1, updatedAt: now.toISOString() };
    const outcome = await deps.alerts.replace(userId, next, {
      version: before.version,
      ...watchesOf(userId, next, { now, path, watched }),
    });
    const isToLook = isAnew || before.isPaused !== next.isPaused;
    return outcome === "saved" ? { alert: next, isToLook, deps } : undefined;
  });
  if (saved.isToLook) await askForLooks(userId, saved.alert, all);
  return warnedView(userId, saved.alert, saved.deps);
}

/** 19 cents are not 19 yen. */
function refuseAmountOfOther(before: Alert, { currency, line }: AlertChange): void {
  const isOther = currency !== undefined && currency !== before.currency;
  if (isOther && line === undefined && "amount" in before.line) throw lineNeeded(currency);
}

function changed(before: Alert, { subject, note, ...change }: AlertChange): Alert {
  if (subject && before.subject.kind !== "card") {
    throw onlyOfCards("#/subject", "Only an alert on a card has a variant and a state");
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
const judgedBy = ({ subject, line, rearm, source, currency }: Alert) => ({
  ...{ subject, line, rearm, source, currency },
});

const isAlike = (a: object, b: object): boolean => canonicalJson(a) === canonicalJson(b);

/** By today's rates, and a variant by the key that it has now. */
async function setAnew(
  userId: string,
  alert: Alert,
  deps: AlertDeps,
): Promise<{ alert: Alert; path: readonly ToldStep[] | undefined }> {
  const { subject, source } = alert;
  if (isOnCards(subject)) {
    refuseUnknownSource(source, deps.order);
    return { alert: { ...alert, ratesOf: await ratesDay(deps) }, path: undefined };
  }
  const { terms, path } = termsOf(
    subject.kind === "card"
      ? await watchedCard({ ...alert, ...subject }, deps)
      : await watchedValue(userId, { ...alert, subject }, deps),
  );
  return { alert: { ...alert, ...terms }, path };
}

/** What is watched for it as it is now. */
async function watchedFor(
  userId: string,
  alert: Alert,
  { alerts }: Pick<AlertDeps, "alerts">,
): Promise<AnyWatchItem | undefined> {
  const name = watchNameOf(userId, alert);
  if (!name) return undefined;
  return "printingId" in name ? alerts.watch(name) : alerts.valueWatch(name);
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
    readonly path: readonly ToldStep[] | undefined;
    readonly watched: AnyWatchItem | undefined;
  },
) {
  const { now, path, watched } = of;
  const name: AnyWatchName | undefined = watchNameOf(userId, alert);
  if (!name) return {};
  if (alert.isPaused) return { unwatched: name };
  if (!path) return {};
  const watch = anyWatchOf(userId, alert, { today: utcDay(now), path });
  // A repetition of an event that it fired for is still known as one.
  return { watch: { ...watch, handed: watched?.handed ?? [] }, replaced: watched };
}
