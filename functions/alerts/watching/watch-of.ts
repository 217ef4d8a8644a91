import { ulid } from "ulid";
import type { Alert } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { type Day, Ulid } from "#schemas/values.ts";
import type { PathStep } from "../../prices/reading/index.ts";
import { armed } from "../judging/judge.ts";
import { judgedStep } from "./look-at-watch.ts";

/** What is watched for an alert on a card, armed anew: whatever the price has been up to now crosses nothing. */
export function watchOf(
  userId: string,
  { id, subject, line, rearm, source, currency, ratesOf }: Alert,
  { today, path }: { readonly today: Day; readonly path: readonly PathStep[] },
): WatchItem {
  if (subject.kind !== "card") throw new Error(`The alert ${id} watches no single card.`);
  const { printingId, variant, state } = subject;
  return {
    ...{ userId, alertId: id, printingId, variant, state },
    ...{ line, rearm, source, currency, ratesOf },
    standing: armed(line, today, path.map(judgedStep)),
    revision: Ulid.parse(ulid()),
    handed: [],
  };
}
