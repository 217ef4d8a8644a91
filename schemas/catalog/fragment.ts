import * as z from "zod";
import { GameName, Language, PrintingId, SetId } from "../values.ts";
import { Card } from "./card.ts";
import { CardSet } from "./set.ts";

/**
 * Fields of the source's object as it gave them, where they cannot be made again of the fragment: with
 * them nothing that it said is lost. Prices and moments, which change daily, are left out.
 */
const AsGiven = z.record(z.string(), z.unknown()).optional();

/**
 * What one source says of one printing. The id follows from the number that the body says; the
 * number that the source's own id says stands beside it where it may be another one.
 */
export const CardFragment = Card.partial({
  name: true,
  category: true,
  variants: true,
  images: true,
})
  .omit({ rarities: true, normalizedRarity: true })
  .extend({ ownNumber: z.string().optional(), asGiven: AsGiven });
export type CardFragment = z.output<typeof CardFragment>;

/** What one source says of one set. */
export const SetFragment = CardSet.partial({ name: true, series: true, cardCount: true }).extend({
  asGiven: AsGiven,
});
export type SetFragment = z.output<typeof SetFragment>;

/** What one answer says of a species; several answers make one up. */
export const SpeciesFragment = z.object({
  game: GameName,
  dexId: z.int().positive(),
  slug: z.string().optional(),
  generation: z.int().positive().optional(),
  /** By language. */
  names: z.record(z.string(), z.string()).optional(),
  types: z.array(z.string()).optional(),
});
export type SpeciesFragment = z.output<typeof SpeciesFragment>;

/** Which of a source's own lists it is, where it has several for one thing, such as pages. */
const list = z.string().min(1).optional();
/** How many pages the source has, where a list is the first of several; the others are lists `2`, `3`. */
const pages = z.int().nonnegative().optional();

/** Which printings a source lists as a set's. */
export const MembersList = z.object({
  game: GameName,
  language: Language,
  setId: SetId,
  printingIds: z.array(PrintingId),
  ...{ list, pages },
});
export type MembersList = z.output<typeof MembersList>;

/** Which sets a source lists in a language. */
export const SetsList = z.object({
  game: GameName,
  language: Language,
  setIds: z.array(SetId),
  ...{ list, pages },
});
export type SetsList = z.output<typeof SetsList>;
