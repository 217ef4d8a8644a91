import type { Card, CardPicture } from "#schemas/catalog/card.ts";
import {
  type Attributes,
  fittingAttributes,
  type GameDefinition,
  type Games,
  games,
} from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import { cardImagePath } from "#schemas/http/picture-paths.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CatalogCard } from "./find-cards.ts";

/** A card whole, as it is shown by itself. Undefined when its game is not defined any more. */
export function cardView(card: CatalogCard, known: Games = games): CardView | undefined {
  const definition = known.named(card.game);
  return definition && viewOf(card, definition, attributesOf(card, definition));
}

/** Cards as lists show them: without the texts that are read one card at a time. */
export const listedCards = (cards: readonly CatalogCard[], known: Games = games): CardView[] =>
  cards.flatMap((card) => {
    const definition = known.named(card.game);
    if (!definition) return [];
    const shown = Object.entries(attributesOf(card, definition)).filter(
      ([name]) => !definition.attributes[name]?.isDetail,
    );
    return [viewOf(card, definition, Object.fromEntries(shown))];
  });

/** Stored attributes that the definition of today still knows. */
const attributesOf = (card: Card, definition: GameDefinition): Attributes =>
  fittingAttributes(definition, card.attributes).attributes;

function viewOf(card: CatalogCard, definition: GameDefinition, shown: Attributes): CardView {
  const { attributes: _, images, ...common } = card;
  const pictures = images.flatMap((one) => shownPicture(card.id, one, definition));
  return { ...shown, ...common, images: pictures };
}

/** Where a picture has no size in pixels of its own, it has the one of its game. */
function shownPicture(
  id: PrintingId,
  { size, url, ...own }: CardPicture,
  { pictureSizes }: GameDefinition,
) {
  const usual = pictureSizes.find((one) => one.size === size);
  if (!usual) return [];
  const { widthPx = usual.widthPx, heightPx = usual.heightPx } = own;
  return [{ size, widthPx, heightPx, url, path: cardImagePath(id, size) }];
}
