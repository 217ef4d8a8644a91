import { ulid } from "ulid";
import type { Alert } from "#schemas/alerts/alert.ts";
import type { AnyWatchItem, ValueWatchItem, WatchItem } from "#schemas/storage/alert-items.ts";
import { type Day, Ulid } from "#schemas/values.ts";
import { armed } from "../judging/judge.ts";
import { judgedStep, type ToldStep } from "./told-step.ts";

/** What is known of a price or value when it begins to be watched. */
interface Known {
  readonly today: Day;
  /** The whole way up to now. */
  readonly path: readonly ToldStep[];
}

/** What is watched for an alert on a card, armed anew: whatever the price has been up to now crosses nothing. */
export function watchOf(userId: string, alert: Alert, known: Known): WatchItem {
  const { id, subject, source } = alert;
  if (subject.kind !== "card") throw new Error(`The alert ${id} watches no single card.`);
  const { printingId, variant, state } = subject;
  return { ...newlyWatched(userId, alert, known), ...{ printingId, variant, state, source } };
}

/** The same of an alert on a card or on a value. */
export function anyWatchOf(userId: string, alert: Alert, known: Known): AnyWatchItem {
  const { subject } = alert;
  if (subject.kind !== "value") return watchOf(userId, alert, known);
  const { collectionId } = subject;
  return {
    ...newlyWatched(userId, alert, known),
    ...(collectionId !== undefined && { collectionId }),
  } satisfies ValueWatchItem;
}

const newlyWatched = (
  userId: string,
  { id, line, rearm, currency, ratesOf }: Alert,
  { today, path }: Known,
) => ({
  ...{ userId, alertId: id, line, rearm, currency, ratesOf },
  standing: armed(line, today, path.map(judgedStep)),
  revision: Ulid.parse(ulid()),
  handed: [],
});
