import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertWarning, SetAlert } from "#schemas/http/alert-views.ts";
import { wayOf } from "../subject/watched-card.ts";
import { wayOfValue } from "../subject/watched-value.ts";
import { warningsOf } from "../warning/warnings.ts";
import { type ViewDeps, viewOf } from "./get-alert.ts";

/** An alert as it was just set, with what its owner should know of it. */
export async function warnedView(userId: string, alert: Alert, deps: ViewDeps): Promise<SetAlert> {
  const [view, warnings] = await Promise.all([
    viewOf(userId, alert, deps),
    warningsFor(userId, alert, deps),
  ]);
  return { ...view, warnings: [...warnings] };
}

async function warningsFor(
  userId: string,
  alert: Alert,
  deps: ViewDeps,
): Promise<readonly AlertWarning[]> {
  const { subject, line } = alert;
  if (subject.kind === "value") {
    return warningsOf(line, await wayOfValue(userId, { ...alert, subject }, deps));
  }
  if (subject.kind !== "card") return [];
  // A card that is gone by now is no reason to refuse what has been written.
  const paths = await deps.paths(subject.printingId);
  return paths ? warningsOf(line, await wayOf({ ...alert, subject }, paths)) : [];
}
