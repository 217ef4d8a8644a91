import { CardFragment } from "#schemas/catalog/fragment.ts";
import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import { type Games, games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { PrintingId } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { mergeCards } from "../merging/merge-cards.ts";
import { cardView } from "./card-view.ts";

/** What one source said of a card at some time. */
export interface SaidOfCard {
  readonly sourceId: string;
  readonly value: unknown;
  readonly provenance: Provenance;
}

/**
 * A card of what sources said of it, as it is shown; undefined when they said too little. Whether other
 * cards claimed its number is not looked at.
 */
export function cardOfFragments(
  id: PrintingId,
  said: readonly SaidOfCard[],
  known: Games = games,
): CardView | undefined {
  const definition = known.named(gamePartOf(id));
  if (!definition) return undefined;
  const parts = said.flatMap(({ value, ...rest }) => {
    const read = CardFragment.safeParse(value);
    const contentHash = sha256(canonicalJson(value));
    return read.success ? [{ ...rest, value: read.data, contentHash }] : [];
  });
  const cards = mergeCards(definition, parts);
  const card = cards.find(({ value }) => value.id === id) ?? cards[0];
  if (!card) return undefined;
  return cardView({ ...card.value, provenance: [...card.sources], status: "current" }, known);
}
