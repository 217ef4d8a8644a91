import { type Game, Language, PrintingId, SetId } from "../values.ts";

/**
 * Makes the id of a set: `pokemon:en:base1`.
 *
 * @throws ZodError when the parts make no id
 */
export const setId = (game: Game, language: Language, set: string): SetId =>
  SetId.parse(`${game}:${language}:${idText(set, /[^a-z0-9.-]/gu)}`);

/**
 * Makes the id of a printing from its set and the number on the card: `pokemon:en:exu-_3f`.
 *
 * @throws ZodError when the parts make no id
 */
export const printingId = (set: SetId, number: string): PrintingId =>
  PrintingId.parse(`${set}-${idText(number, /[^a-z0-9.]/gu)}`);

/** The set that a printing belongs to: everything before the last `-`. */
export const setIdOf = (id: PrintingId): SetId => SetId.parse(id.slice(0, id.lastIndexOf("-")));

/** The number's part of a printing's id: lower case, with odd characters written in hex. */
export const numberPartOf = (id: PrintingId): string => id.slice(id.lastIndexOf("-") + 1);

/** The game that an id of a printing, a set or one of its signs speaks of. */
export const gamePartOf = (id: string): string => id.slice(0, id.indexOf(":"));

/** The language that an id of a printing or a set speaks of. */
export const languagePartOf = (id: string): Language => Language.parse(id.split(":")[1]);

const idText = (text: string, odd: RegExp) =>
  text
    .toLowerCase()
    .replace(odd, (character) =>
      [...Buffer.from(character)].map((byte) => `_${byte.toString(16).padStart(2, "0")}`).join(""),
    );
