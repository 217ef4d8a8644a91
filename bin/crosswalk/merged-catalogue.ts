import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import type { Merged, Part } from "#functions/catalog/merging/part.ts";
import { fittingCard } from "#functions/catalog/silver/fitting-card.ts";
import { readCard } from "#functions/sources/providers/pokemontcg/card-object.ts";
import { tcgdexCard } from "#functions/sources/providers/tcgdex/normalize-card.ts";
import { leftOfCard } from "#functions/sources/providers/tcgdex/remade.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { CardFragment } from "#schemas/catalog/fragment.ts";
import { gamesOf } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { Catalogues } from "./reference-catalogue.ts";

export type CardPart = Part<CardFragment>;

export interface MergedCatalogue {
  /** By the source's id of the card; of one that stands for two, both. */
  readonly pokemontcg: ReadonlyMap<string, readonly CardPart[]>;
  readonly tcgdex: ReadonlyMap<string, CardPart>;
  readonly cards: ReadonlyMap<string, Merged<Card>>;
}

/** What the pipeline makes of both catalogues, without queues and tables. */
export function mergedCatalogue(catalogues: Catalogues): MergedCatalogue {
  const tcgdex = new Map(
    catalogues.tcgdex.cards.map((body) => {
      const { card, sourceId, ownNumber } = tcgdexCard(body, {
        language: "en",
        listedIn: body.set.id,
      });
      const asGiven = leftOfCard(body, card);
      const value = { ...card, ownNumber, ...(asGiven && { asGiven }) };
      return [body.id, partOf("tcgdex", sourceId, value)];
    }),
  );
  const pokemontcg = new Map(
    catalogues.pokemontcg.cards.map((object) => [
      object.id,
      readCard(object, object.set.id).map(({ sourceId, fragment }) =>
        partOf("pokemontcg", sourceId, fragment),
      ),
    ]),
  );
  const parts = [...tcgdex.values(), ...[...pokemontcg.values()].flat()];
  const cards = [...Map.groupBy(parts, ({ value }) => value.setId).values()].flatMap((own) =>
    mergeCards(pokemon, own),
  );
  return { pokemontcg, tcgdex, cards: new Map(cards.map((card) => [card.value.id, card])) };
}

const fit = fittingCard(gamesOf([pokemon]));

/** As the recorder takes it; where it was read plays no part. */
const partOf = (source: string, sourceId: string, value: unknown): CardPart => ({
  sourceId,
  value: CardFragment.parse(fit.parse(value)),
  provenance: {
    source,
    ...{ observedAt: "2026-01-01T00:00:00.000Z", bronzeKey: "none", bronzeLine: 0 },
    bodySha256: "0".repeat(64),
  },
  contentHash: "0".repeat(64),
});
