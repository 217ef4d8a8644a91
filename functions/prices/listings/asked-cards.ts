import type { Variant } from "#schemas/catalog/card.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { type PricedPrintingId, placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { type Language, PrintingId } from "#schemas/values.ts";
import { type CatalogStore, findCards, type SourcedCard } from "../../catalog/index.ts";
import { marksOf } from "../mapping/growing-price-map.ts";
import type { AskedCard } from "./listing.ts";

/** In which languages sellers know a card as well, wherever they are. */
const knownEverywhere: readonly Language[] = ["en", "ja"];

type CardsOf = Pick<CatalogStore, "cards" | "set">;

/**
 * Cards as listings are looked through for them, in one language; one that the catalogue does not have in it is left out.
 * Costs a read for each card and language, and one for each set.
 */
export async function askedCards(
  printings: readonly PricedPrintingId[],
  language: Language,
  store: CardsOf,
): Promise<ReadonlyMap<PricedPrintingId, AskedCard>> {
  const languages = [...new Set([language, ...knownEverywhere])];
  const ids = printings.flatMap((one) => languages.map((code) => idIn(one, code)));
  const cards = await findCards(ids, { store });
  const own = printings.flatMap((printing) => {
    const card = cards.get(idIn(printing, language));
    return card ? [{ printing, card }] : [];
  });
  const sets = new Map(
    await Promise.all(
      [...new Set(own.map(({ card }) => card.setId))].map(
        async (id) => [id, (await store.set(id))?.value] as const,
      ),
    ),
  );
  return new Map(
    own.flatMap(({ printing, card }): [PricedPrintingId, AskedCard][] => {
      const set = sets.get(card.setId);
      if (!set) return [];
      const names = languages.flatMap((code) => cards.get(idIn(printing, code))?.name ?? []);
      return [[printing, askedCard(card, set, names)]];
    }),
  );
}

const idIn = (printing: PricedPrintingId, language: Language): PrintingId => {
  const { game, set, printing: number } = placeOfPrinting(printing);
  return PrintingId.parse(`${game}:${language}:${set}-${number}`);
};

type SetOfCard = NonNullable<Awaited<ReturnType<CardsOf["set"]>>>["value"];

function askedCard(card: SourcedCard, set: SetOfCard, names: readonly string[]): AskedCard {
  const printed = games
    .get(card.game)
    ?.printAtShops?.({ number: card.number, attributes: card.attributes });
  const code = setIdOf(card.id).slice(`${card.game}:${card.language}:`.length);
  return {
    ...{ game: card.game, language: card.language, usualLanguage: card.language, name: card.name },
    alsoNamed: [...new Set(names)].filter((name) => name !== card.name),
    number: printed?.number ?? card.number,
    ...(printed?.isFurtherPrint && { print: "parallel" }),
    ...{
      printedCount: set.cardCount.printed,
      setName: set.name,
      rarity: card.normalizedRarity ?? card.rarity,
    },
    setCodes: [code, code.replace("-", ""), set.abbreviation, set.onlineCode].filter(
      (one) => one !== undefined,
    ),
    variants: card.variants.map(variantOf),
  };
}

const variantOf = (variant: Variant) => ({
  ...{ key: variant.key, finish: variant.finish, marks: marksOf(variant) },
});
