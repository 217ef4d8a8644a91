import type { Alert } from "#schemas/alerts/alert.ts";
import type { SetAlert } from "#schemas/http/alert-views.ts";
import { wayOf } from "../subject/watched-card.ts";
import { warningsOf } from "../warning/warnings.ts";
import { type ViewDeps, viewOf } from "./get-alert.ts";

/** An alert as it was just set, with what its owner should know of it. */
export async function warnedView(alert: Alert, deps: ViewDeps): Promise<SetAlert> {
  const { subject, line } = alert;
  const view = await viewOf(alert, deps);
  if (subject.kind !== "card") return { ...view, warnings: [] };
  // A card that is gone by now is no reason to refuse what has been written.
  const paths = await deps.paths(subject.printingId);
  if (!paths) return { ...view, warnings: [] };
  const card = await wayOf({ ...alert, subject }, paths);
  return { ...view, warnings: [...warningsOf(line, card)] };
}
