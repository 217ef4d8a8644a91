import type { GameDefinition } from "../game.ts";
import { naturalOrder } from "../natural-order.ts";
import { attributes } from "./attributes.ts";

/** The Pokémon Trading Card Game. */
export const pokemon: GameDefinition = {
  name: "pokemon",
  label: "Pokémon",
  attributes,
  sortNumber: naturalOrder,
  // Only plain numbers are counted against the set: there is no `TG12/102`.
  writeNumber: (number, { printedCount }) =>
    /^\d+$/.test(number) && printedCount > 0 ? `${number}/${printedCount}` : number,
  // As TCGdex serves them.
  pictureSizes: [
    { size: "small", widthPx: 245, heightPx: 337 },
    { size: "large", widthPx: 600, heightPx: 825 },
  ],
  species: {
    attribute: "dexIds",
    label: "National dex number",
    generation: { also: ["gen"] },
    writeNumber: (number) => `No. ${String(number).padStart(4, "0")}`,
  },
  precedence: { default: ["tcgdex", "pokemontcg", "tcgcsv"] },
};
