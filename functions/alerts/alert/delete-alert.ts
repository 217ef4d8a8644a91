import { isOnCards } from "#schemas/alerts/alert.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { AlertDeps } from "../deps.ts";
import { noSuchAlert } from "../errors.ts";
import { listOf } from "../searches/search-alerts.ts";
import { type AlertPlace, type ViewDeps, watchNameOf } from "./get-alert.ts";
import { refuseStale } from "./refuse-stale.ts";

/** @throws DomainError `alerts.no_such_alert`, `request.stale_version`, `request.too_many` */
export async function deleteAlert(
  { place: { userId, alertId }, ifMatch }: { place: AlertPlace; ifMatch: IfMatch },
  deps: ViewDeps & Pick<AlertDeps, "expansions">,
): Promise<void> {
  const removed = await persistently(async () => {
    const before = await deps.alerts.get(userId, alertId);
    if (!before) throw noSuchAlert(alertId);
    await refuseStale(userId, before, { ifMatch, deps });
    const outcome = await deps.alerts.remove(userId, before, watchNameOf(userId, before));
    return outcome === "removed" ? before : undefined;
  });
  const { subject } = removed;
  if (!isOnCards(subject)) return;
  // Whoever dies before this is made up for by the next index or change: the alert is among those of its list until nothing is watched for it.
  await deps.expansions.request({ userId, alertId, ...listOf(subject) });
}
