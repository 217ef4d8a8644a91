import type { Alert } from "#schemas/alerts/alert.ts";
import type { SetAlert } from "#schemas/http/alert-views.ts";
import type { AlertDeps } from "../deps.ts";
import { watchedCard } from "../subject/watched-card.ts";
import { warningsOf } from "../warning/warnings.ts";
import { viewOf } from "./get-alert.ts";

/** An alert as it was just set, with what its owner should know of it. */
export async function warnedView(alert: Alert, deps: AlertDeps): Promise<SetAlert> {
  const { subject, line } = alert;
  const view = await viewOf(alert, deps);
  if (subject.kind !== "card") return { ...view, warnings: [] };
  const card = await watchedCard({ ...alert, ...subject }, deps);
  return { ...view, warnings: [...warningsOf(line, card)] };
}
