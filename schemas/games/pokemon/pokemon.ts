import type { GameDefinition } from "../game.ts";
import { naturalOrder } from "../natural-order.ts";
import { attributes } from "./attributes.ts";
import { deckRules } from "./deck-rules.ts";
import { fields } from "./fields.ts";
import { digitalSeries, marks } from "./marks.ts";
import { nameKey } from "./name-key.ts";
import { nicknames } from "./nicknames.ts";
import { rarities } from "./rarities.ts";

/**
 * `4`, `004` and `50a` are places up to the number that stands behind the stroke. A secret rare is beyond it, and so are
 * numbers of their own: `TG12`, `H3`.
 */
function countedPlace(
  number: string,
  { printedCount }: { readonly printedCount: number },
): string | undefined {
  const place = Number(/^(\d+)[a-z]?$/i.exec(number)?.[1] ?? 0);
  return place >= 1 && place <= printedCount ? String(place) : undefined;
}

/** The Pokémon Trading Card Game. */
export const pokemon: GameDefinition = {
  name: "pokemon",
  label: "Pokémon",
  attributes,
  sortNumber: naturalOrder,
  // Only plain numbers are counted against the set: there is no `TG12/102`.
  writeNumber: (number, { printedCount }) =>
    /^\d+$/.test(number) && printedCount > 0 ? `${number}/${printedCount}` : number,
  countedPlace,
  nicknames,
  digitalSeries,
  shops: ["tcgplayer"],
  // As TCGdex serves them.
  pictureSizes: [
    { size: "small", widthPx: 245, heightPx: 337 },
    { size: "large", widthPx: 600, heightPx: 825 },
  ],
  // Its sources ask to keep copies instead of leading people to their servers.
  picturesMayBeHosted: true,
  species: {
    attribute: "dexIds",
    label: "National dex number",
    generation: { also: ["gen"] },
    writeNumber: (number) => `No. ${String(number).padStart(4, "0")}`,
  },
  ...{ nameKey, rarities, fields, marks, decks: deckRules, v2Language: "en" },
  precedence: {
    default: ["tcgdex", "pokemontcg", "pokemontcg-data", "tcgcsv"],
    // It copies what is written on English cards more fully, and has them alone.
    text: ["pokemontcg", "pokemontcg-data", "tcgdex", "tcgcsv"],
  },
};
