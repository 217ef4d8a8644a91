import { type Alert, isOnCards } from "#schemas/alerts/alert.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { AlertDeps } from "../deps.ts";
import { listOf } from "../searches/search-alerts.ts";

/**
 * After an alert was written: has the price or value looked at that may have landed since its way was read, or the cards of a search or a collection watched.
 */
export async function askForLooks(
  userId: string,
  { id, subject, version, isPaused }: Alert,
  { looks, expansions }: Pick<AlertDeps, "looks" | "expansions">,
): Promise<void> {
  if (isOnCards(subject)) {
    return expansions.request({ userId, alertId: id, ...listOf(subject) });
  }
  if (isPaused) return;
  // One of its own for each writing: it repeats no other event.
  const event = `alert ${id} v${version}`;
  if (subject.kind === "card") {
    return looks.request({ printing: pricedPrintingOf(subject.printingId), event });
  }
  const { collectionId } = subject;
  await looks.requestValue({ userId, ...(collectionId !== undefined && { collectionId }), event });
}
