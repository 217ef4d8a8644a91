import type { Alert } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { WatchStore } from "../watching/watch-store.ts";
import { copiesOf, type FoundCard } from "./search-alerts.ts";

/** A card of a search or a collection that is not watched as its alert says, and what is watched in its place. */
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
  const there = await watches.again(cards.map((card) => ({ ...copiesOf(card), alertId })));
  const byName = new Map(there.map((one) => [nameOf(one), one]));
  return cards.flatMap((card): readonly MissingCard[] => {
    const one = byName.get(nameOf(copiesOf(card)));
    if (!one) return [card];
    const isAlike = one.variant === card.variant && isAsToldBy(alert, one);
    return isAlike ? [] : [{ ...card, there: one }];
  });
}

const nameOf = ({ printingId, copies = "" }: Pick<WatchItem, "printingId" | "copies">): string =>
  `${printingId}#${copies}`;

/** Whether a watch is judged as its alert says now. */
const isAsToldBy = (alert: Alert, watch: WatchItem): boolean =>
  canonicalJson(termsOf(alert)) === canonicalJson(termsOf(watch));
const termsOf = ({ line, rearm, source, currency, ratesOf }: Alert | WatchItem) => ({
  ...{ line, rearm, source, currency, ratesOf },
});
