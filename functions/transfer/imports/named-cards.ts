import type { AskedCard, ChosenCard } from "#schemas/transfer/import-row.ts";
import { type IdTables, identifyAll, whatItMeans } from "../../catalog/index.ts";

/** A card by our own id, or why an id means none, or several. */
export type NamedCard = { readonly card: ChosenCard } | { readonly detail: string };

/** What cards are by our own ids, whatever ids somebody named them by. */
export async function namedCards(
  asked: readonly AskedCard[],
  { idTables }: { readonly idTables: IdTables },
): Promise<(card: AskedCard) => NamedCard> {
  const ids = asked.map(({ printingId }) => printingId);
  const meant = await identifyAll(ids, idTables);
  return ({ printingId: id, variant }) => {
    const one = meant.get(id) ?? { outcome: "unknown", reason: "no_such_card" };
    return one.outcome === "found"
      ? { card: { printingId: one.printingId, variant } }
      : { detail: whatItMeans(id, one).replace(/\.$/, "") };
  };
}
