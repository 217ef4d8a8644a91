import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Checklist } from "../checklists/checklist.ts";

/** Of an item, what says what it completes. */
export type HeldCopies = Pick<CollectionItem, "printingId" | "variant" | "isProxy">;

/** What somebody has of a game. */
export interface Marks {
  /** By the place of the card: 1 where there is a copy. */
  readonly cards: Uint8Array;
  /** By the place of the variant among all. */
  readonly variants: Uint8Array;
}

export interface MarkOptions {
  /** Whether a copy stands for the printings of its set and number in other languages as well. */
  readonly isAnyLanguage: boolean;
}

/**
 * Marks what items complete, whatever their condition, grade or quantity: a proxy nothing, a variant that the card does not have the
 * card alone. Cards that the catalogue does not list are passed over.
 */
export function marksOf(
  items: Iterable<HeldCopies>,
  checklist: Checklist,
  { isAnyLanguage }: MarkOptions,
): Marks {
  const { table, variantFrom } = checklist;
  const marks = {
    cards: new Uint8Array(table.ids.length),
    variants: new Uint8Array(variantFrom.at(-1) ?? 0),
  };
  const odd: { readonly place: number; readonly variant: string }[] = [];
  const others = isAnyLanguage ? inOtherLanguages(checklist) : () => [];
  for (const { printingId, variant, isProxy } of items) {
    if (isProxy) continue;
    for (const id of [printingId, ...others(printingId)]) {
      const place = table.placeOf(id);
      if (place === undefined) continue;
      marks.cards[place] = 1;
      if (!markVariant(marks, checklist, place, variant)) odd.push({ place, variant });
    }
  }
  markFormerKeys(marks, checklist, odd);
  return marks;
}

/** @returns whether the card has it */
function markVariant(
  { variants }: Marks,
  { variantFrom, variantsOf }: Checklist,
  place: number,
  variant: string,
): boolean {
  const known = variantsOf(place);
  // Of a card whose variants nobody knows any copy is the one thing that there is.
  const at = known.length === 0 ? 0 : known.indexOf(variant);
  if (at < 0) return false;
  variants[(variantFrom[place] ?? 0) + at] = 1;
  return true;
}

/** Few: copies may still carry a key by which their variant was known before. */
function markFormerKeys(
  marks: Marks,
  checklist: Checklist,
  odd: readonly { readonly place: number; readonly variant: string }[],
): void {
  const cards = checklist.table.cardsAt(odd.map(({ place }) => place));
  for (const [at, { variants }] of cards.entries()) {
    const { place = 0, variant = "" } = odd[at] ?? {};
    const present = variants.find(({ aliases = [] }) => aliases.some((key) => key === variant));
    if (present) markVariant(marks, checklist, place, present.key);
  }
}

function inOtherLanguages({ sets }: Checklist): (id: string) => readonly string[] {
  const languages = [...new Set(sets.map(({ language }) => language))];
  return (id) => {
    const [game, own, rest] = id.split(":");
    return languages
      .filter((language) => language !== own)
      .map((language) => `${game}:${language}:${rest}`);
  };
}
