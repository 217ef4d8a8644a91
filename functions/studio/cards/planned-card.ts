import { languagePartOf, numberPartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { PictureLanguage } from "#schemas/images/picture-language.ts";
import type { PlannedCard } from "#schemas/images/render.ts";
import { numberOf, pictureUrl, setNameOf, wordsIn } from "../../images/index.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import { conditionLetters, finishWord, gradeWords } from "./copy-words.ts";
import type { KnownCard, KnownCards } from "./known-cards.ts";

/** What of a card's price is written beside it. */
export type MoneyWords = Pick<PlannedCard, "price" | "change">;

/** A card as it is drawn, with the state of the best copy that one has of it. */
export function plannedCard(
  chosen: ChosenCard,
  known: KnownCards,
  { language, ...money }: MoneyWords & { readonly language: PictureLanguage },
): PlannedCard {
  const { printingId, copies, isMissing } = chosen;
  const card = known.card(printingId);
  const common = {
    printingId,
    quantity: copies.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(isMissing && { isMissing }),
    ...(copies[0]?.isProxy && { isProxy: true as const }),
  };
  const words = wordsIn(language);
  if (!card) return { ...common, ...unknownCard(printingId, known, words), ...stateOf(chosen) };
  const definition = known.definition(printingId);
  const set = known.set(card.setId);
  const sourceUrl = pictureUrl(card);
  const speciesNumber = speciesNumberOf(card, definition);
  const rarity = rarityOf(card);
  const [best] = copies;
  return {
    ...{ ...common, isKnown: true, name: card.name, language: card.language },
    ...{ setName: setNameOf(card, set, words), number: numberOf(card, set, definition) },
    ...(best && best.language !== card.language && { copyLanguage: best.language }),
    ...(speciesNumber !== undefined && { speciesNumber }),
    ...(card.artist !== undefined && { artist: card.artist }),
    ...(rarity !== undefined && { rarity }),
    ...stateOf(chosen, card),
    ...money,
    ...(sourceUrl !== undefined && { sourceUrl }),
  };
}

/** In the one vocabulary of its game, or as its source says it. */
export const rarityOf = ({ normalizedRarity, rarity }: KnownCard): string | undefined =>
  normalizedRarity ?? rarity;

function unknownCard(
  printingId: PlannedCard["printingId"],
  known: KnownCards,
  words: ReturnType<typeof wordsIn>,
) {
  const setId = setIdOf(printingId);
  const setName = setNameOf({ id: printingId, setId }, known.set(setId), words);
  return {
    ...{ name: words.unknownCard, setName },
    ...{ number: numberPartOf(printingId), language: languagePartOf(printingId), isKnown: false },
  };
}

function stateOf({ copies: [best] }: ChosenCard, card?: KnownCard) {
  if (!best) return {};
  const { grade, condition, variant, picture: ownPicture } = best;
  const finish = finishWord(variant, card ?? { variants: [] });
  return {
    ...(grade && { grade: gradeWords(grade) }),
    ...(condition && !grade && { condition: conditionLetters(condition) }),
    ...(finish !== undefined && { finish }),
    ...(ownPicture !== undefined && { ownPicture }),
  };
}

/** The number of the first species on the card, as people of its game write it. */
function speciesNumberOf(card: KnownCard, definition: GameDefinition | undefined) {
  const number = firstSpeciesOf(card, definition);
  return number === undefined ? undefined : definition?.species?.writeNumber(number);
}

export function firstSpeciesOf(
  { attributes }: KnownCard,
  definition: GameDefinition | undefined,
): number | undefined {
  const { species } = definition ?? {};
  const ids = species && attributes[species.attribute];
  const first = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === "number" ? first : undefined;
}
