import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertView } from "#schemas/http/alert-views.ts";
import type { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { AlertDeps } from "../deps.ts";
import { noSuchAlert } from "../errors.ts";
import { askedPath } from "../watching/asked-path.ts";
import { firstDayOf } from "../watching/look-at-watch.ts";
import { standingView } from "../watching/standing-view.ts";
import { toldValue } from "../watching/told-step.ts";
import type { ValueWatchName, WatchName } from "../watching/watch-store.ts";
import type { AnyWatchName, ListedAlerts } from "./alert-store.ts";

/** Which alert of whom. */
export interface AlertPlace {
  readonly userId: string;
  readonly alertId: Ulid;
}

/** What it takes to show an alert. */
export type ViewDeps = Pick<AlertDeps, "alerts" | "searches" | "paths" | "values" | "collections">;

/**
 * An alert, with where the price or value is by its line now: what judging comes to is shown before a look has written it.
 *
 * @throws DomainError `alerts.no_such_alert`
 */
export async function getAlert(
  { userId, alertId }: AlertPlace,
  deps: ViewDeps,
): Promise<AlertView> {
  const alert = await deps.alerts.get(userId, alertId);
  if (!alert) throw noSuchAlert(alertId);
  return viewOf(userId, alert, deps);
}

/** @throws DomainError `request.bad_cursor` */
export const listAlerts = (
  { userId, ...page }: PageRequest & ListedAlerts & { readonly userId: string },
  { alerts }: Pick<AlertDeps, "alerts">,
): Promise<Page<Alert>> => alerts.list(userId, page);

export async function viewOf(userId: string, alert: Alert, deps: ViewDeps): Promise<AlertView> {
  if (alert.isPaused) return alert;
  const name = watchNameOf(userId, alert);
  if (!name) return cardsOf(alert, deps);
  return "printingId" in name ? standingOf(alert, name, deps) : valueStandingOf(alert, name, deps);
}

async function cardsOf(alert: Alert, { searches }: ViewDeps): Promise<AlertView> {
  const members = await searches.members(alert.id);
  if (!members) return alert;
  const { total, cards, isDeleted } = members;
  return {
    ...alert,
    cards: { found: total, watched: cards.length, ...(isDeleted && { isDeleted }) },
  };
}

async function standingOf(
  alert: Alert,
  name: WatchName,
  { alerts, paths }: ViewDeps,
): Promise<AlertView> {
  const watch = await alerts.watch(name);
  if (!watch) return alert;
  // A card that the catalogue has no more has no price any more.
  const path = await (await paths(watch.printingId))?.path(askedPath(watch, firstDayOf(watch)));
  return { ...alert, standing: standingView(watch, path ?? []) };
}

async function valueStandingOf(
  alert: Alert,
  place: ValueWatchName,
  { alerts, values, collections }: ViewDeps,
): Promise<AlertView> {
  const { userId, collectionId } = place;
  const [watch, collection] = await Promise.all([
    alerts.valueWatch(place),
    collectionId === undefined ? "all" : collections.get({ userId, collectionId }),
  ]);
  if (!watch) return alert;
  const { currency, ratesOf } = watch;
  const steps = collection
    ? await values.path(place, { currency, ratesOf, from: firstDayOf(watch) })
    : [];
  const standing = standingView(watch, steps.map(toldValue(currency)));
  return { ...alert, standing: { ...standing, ...(!collection && { isDeleted: true as const }) } };
}

/** What is watched for an alert by itself; undefined for one on many cards. */
export function watchNameOf(userId: string, { id, subject }: Alert): AnyWatchName | undefined {
  if (subject.kind === "card") return { printingId: subject.printingId, alertId: id };
  if (subject.kind !== "value") return undefined;
  return { userId, collectionId: subject.collectionId, alertId: id };
}

/** Changes with the alert, its standing and its cards; versions are told by what is before the point. */
export function etagOf({ version, standing, cards }: AlertView): string {
  const shown = standing ?? cards;
  if (!shown) return `v${version}`;
  return `v${version}.${Number.parseInt(sha256(canonicalJson(shown)).slice(0, 9), 16)}`;
}
