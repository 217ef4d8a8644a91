import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertView } from "#schemas/http/alert-views.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { AlertDeps } from "../deps.ts";
import { noSuchAlert } from "../errors.ts";
import { askedPath } from "../watching/asked-path.ts";
import { firstDayOf } from "../watching/look-at-watch.ts";
import { standingView } from "../watching/standing-view.ts";
import type { WatchName } from "../watching/watch-store.ts";

/** Which alert of whom. */
export interface AlertPlace {
  readonly userId: string;
  readonly alertId: Ulid;
}

/** What it takes to show an alert. */
export type ViewDeps = Pick<AlertDeps, "alerts" | "searches" | "paths">;

/**
 * An alert, with where the price is by its line now: what judging comes to is shown before a look has written it.
 *
 * @throws DomainError `alerts.no_such_alert`
 */
export async function getAlert(
  { userId, alertId }: AlertPlace,
  deps: ViewDeps,
): Promise<AlertView> {
  const alert = await deps.alerts.get(userId, alertId);
  if (!alert) throw noSuchAlert(alertId);
  return viewOf(alert, deps);
}

/** @throws DomainError `request.bad_cursor` */
export const listAlerts = (
  {
    userId,
    ...page
  }: PageRequest & { readonly userId: string; readonly printingId?: PrintingId | undefined },
  { alerts }: Pick<AlertDeps, "alerts">,
): Promise<Page<Alert>> => alerts.list(userId, page);

export async function viewOf(alert: Alert, deps: ViewDeps): Promise<AlertView> {
  if (alert.isPaused) return alert;
  const name = watchNameOf(alert);
  return name ? standingOf(alert, name, deps) : cardsOf(alert, deps);
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

/** What is watched for an alert by itself; undefined for one on many cards. */
export const watchNameOf = ({ id, subject }: Alert): WatchName | undefined =>
  subject.kind === "card" ? { printingId: subject.printingId, alertId: id } : undefined;

/** Changes with the alert, its standing and its cards; versions are told by what is before the point. */
export function etagOf({ version, standing, cards }: AlertView): string {
  const shown = standing ?? cards;
  if (!shown) return `v${version}`;
  return `v${version}.${Number.parseInt(sha256(canonicalJson(shown)).slice(0, 9), 16)}`;
}
