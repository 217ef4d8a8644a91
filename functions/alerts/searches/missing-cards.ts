import type { Alert } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { WatchStore } from "../watching/watch-store.ts";
import type { FoundCard } from "./search-alerts.ts";

const nameOf = ({ printingId, variant }: FoundCard): string => `${printingId} ${variant}`;

/** Cards of a search that are not watched as its alert says. */
export async function missingOf(
  alert: Alert | undefined,
  cards: readonly FoundCard[],
  { watches }: { readonly watches: Pick<WatchStore, "again"> },
): Promise<readonly FoundCard[]> {
  if (!alert || cards.length === 0) return [];
  const { id: alertId } = alert;
  const there = await watches.again(cards.map(({ printingId }) => ({ printingId, alertId })));
  const alike = new Set(there.filter((one) => isAsToldBy(alert, one)).map(nameOf));
  return cards.filter((card) => !alike.has(nameOf(card)));
}

/** Whether a watch is judged as its alert says now. */
const isAsToldBy = (alert: Alert, watch: WatchItem): boolean =>
  canonicalJson(termsOf(alert)) === canonicalJson(termsOf(watch));
const termsOf = ({ line, rearm, source, currency, ratesOf }: Alert | WatchItem) => ({
  ...{ line, rearm, source, currency, ratesOf },
});
