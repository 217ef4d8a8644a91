import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { HeldThing } from "../../catalog/index.ts";
import type { PictureWords } from "../composites/words/picture-words.ts";

/** Where pictures have words in English alone. */
const inEnglish = { sealed: "Sealed product" } as const;

/** What a card is filed under; what is sealed is of no set. */
export const setNameOf = (
  { id, setId }: Pick<HeldThing, "id" | "setId">,
  set: Pick<CardSet, "name"> | undefined,
  { sealed }: Pick<PictureWords, "sealed"> = inEnglish,
): string => set?.name ?? (isSealedId(id) ? sealed : setId);

/** As people of its game write it: `4/102`. */
export function numberOf(
  { number }: Pick<HeldThing, "number">,
  set: Pick<CardSet, "cardCount"> | undefined,
  definition: GameDefinition | undefined,
): string {
  const printedCount = set?.cardCount.printed ?? 0;
  return definition?.writeNumber?.(number, { printedCount }) ?? number;
}
