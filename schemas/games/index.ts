import { gamesOf } from "./games.ts";
import { onepiece } from "./onepiece.ts";
import { pokemon } from "./pokemon/pokemon.ts";

export {
  type Attribute,
  Attributes,
  type AttributeValue,
  attributeSchema,
  mostWhole,
} from "./attribute.ts";
export type { DeckCard, DeckRules } from "./deck-rules.ts";
export { fittingAttributes } from "./fitting-attributes.ts";
export type { GameDefinition, PartsField } from "./game.ts";
export { type Games, gamesOf } from "./games.ts";
export { naturalOrder } from "./natural-order.ts";
export { plainNumber } from "./plain-number.ts";
export { plainWord } from "./plain-word.ts";
export { namesWithDays, priceFields, searchedCurrency } from "./price-fields.ts";
export {
  commonQueryFields,
  type FieldKind,
  marksOf,
  ownFieldsOf,
  type QueryField,
  queryFieldsOf,
} from "./query-fields.ts";
export { assumedFinish, contradict, normalizedRarity } from "./rarity.ts";

/** The games of this project. A further one is a definition beside this file and a name here. */
export const games = gamesOf([pokemon, onepiece]);

/** The game that is meant where none is named. */
export const defaultGame = pokemon.name;
