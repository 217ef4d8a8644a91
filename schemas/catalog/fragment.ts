import * as z from "zod";
import { GameName, Language, PrintingId, SetId } from "../values.ts";
import { Card } from "./card.ts";
import { CardSet } from "./set.ts";

/**
 * What one source says of one printing. The id follows from the number that the body says; the
 * number that the source's own id says stands beside it where it may be another one.
 */
export const CardFragment = Card.partial({
  name: true,
  category: true,
  variants: true,
  images: true,
}).extend({ ownNumber: z.string().optional() });
export type CardFragment = z.output<typeof CardFragment>;

/** What one source says of one set. */
export const SetFragment = CardSet.partial({ name: true, series: true, cardCount: true });
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

/** Which printings a source lists as a set's. */
export const MembersList = z.object({
  game: GameName,
  language: Language,
  setId: SetId,
  printingIds: z.array(PrintingId),
});
export type MembersList = z.output<typeof MembersList>;

/** Which sets a source lists in a language. */
export const SetsList = z.object({ game: GameName, language: Language, setIds: z.array(SetId) });
export type SetsList = z.output<typeof SetsList>;
