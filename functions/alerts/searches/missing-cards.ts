import type { Alert } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { WatchStore } from "../watching/watch-store.ts";
import type { FoundCard } from "./search-alerts.ts";

/** A card of a search that is not watched as its alert says, and what is watched in its place. */
export interface MissingCard extends FoundCard {
  readonly there?: WatchItem;
}

/** Those that are not watched as their alert says. */
export async function missingOf(
  alert: Alert | undefined,
  cards: readonly FoundCard[],
  { watches }: { readonly watches: Pick<WatchStore, "again"> },
): Promise<readonly MissingCard[]> {
  if (!alert || cards.length === 0) return [];
  const { id: alertId } = alert;
  const there = await watches.again(cards.map(({ printingId }) => ({ printingId, alertId })));
  const byCard = new Map(there.map((one) => [one.printingId, one]));
  return cards.flatMap((card): readonly MissingCard[] => {
    const one = byCard.get(card.printingId);
    if (!one) return [card];
    const isAlike = one.variant === card.variant && isAsToldBy(alert, one);
    return isAlike ? [] : [{ ...card, there: one }];
  });
}

/** Whether a watch is judged as its alert says now. */
const isAsToldBy = (alert: Alert, watch: WatchItem): boolean =>
  canonicalJson(termsOf(alert)) === canonicalJson(termsOf(watch));
const termsOf = ({ line, rearm, source, currency, ratesOf }: Alert | WatchItem) => ({
  ...{ line, rearm, source, currency, ratesOf },
});
