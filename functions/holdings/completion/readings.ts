import type { readings } from "#schemas/http/completion-views.ts";
import type { Checklist } from "../checklists/checklist.ts";
import type { Group } from "../checklists/groups.ts";
import type { Marks } from "./marks.ts";

/**
 * What counts as all of a group of cards:
 * - `official`: each place that its set says it has, once, whichever print of it
 * - `secrets`: each card, those beyond that as well
 * - `master`: each variant of each card
 * - `species`: each species, by whatever card
 */
export type Reading = (typeof readings)[number];

/** Something that a reading wants one of: a card, or one variant of it. */
export interface Option {
  readonly place: number;
  /** Its place among the card's variants; absent where any will do. */
  readonly variant?: number;
}

export interface Counted {
  readonly owned: number;
  readonly total: number;
}

type Visit = (slot: number, option: Option, isOwned: boolean) => void;

/**
 * Shows what a card may fill. Slots are numbers that mean something within one reading: the species' own number, for one.
 *
 * @param visit is called once for each slot that the card, or one variant of it, fills
 */
function eachSlot(
  reading: Reading,
  { checklist, marks }: { readonly checklist: Checklist; readonly marks: Marks },
  place: number,
  visit: Visit,
): void {
  const isOwned = marks.cards[place] === 1;
  switch (reading) {
    case "official": {
      const slot = checklist.counted[place] ?? -1;
      if (slot >= 0) visit(slot, { place }, isOwned);
      return;
    }
    case "secrets":
      visit(place, { place }, isOwned);
      return;
    case "species":
      for (const species of checklist.speciesOf(place)) visit(species, { place }, isOwned);
      return;
    case "master": {
      const from = checklist.variantFrom[place] ?? 0;
      const to = checklist.variantFrom[place + 1] ?? from;
      for (let slot = from; slot < to; slot += 1) {
        visit(slot, { place, variant: slot - from }, marks.variants[slot] === 1);
      }
    }
  }
}

/** Something that is missing, and all that would fill it; the first of these stands first in the table. */
export interface MissingSlot {
  readonly slot: number;
  readonly options: readonly Option[];
}

export interface Completed extends Counted {
  /** In the order of their numbers. */
  readonly missing: readonly MissingSlot[];
}

/**
 * How much of some cards somebody has.
 *
 * @param group whose places are in order, each once
 */
export function completed(
  reading: Reading,
  { places, isAbout }: Pick<Group, "places" | "isAbout">,
  of: { readonly checklist: Checklist; readonly marks: Marks },
): Completed {
  const owned = new Set<number>();
  const open = new Map<number, Option[]>();
  const visit: Visit = (slot, option, isOwned) => {
    if (owned.has(slot) || (reading === "species" && isAbout?.(slot) === false)) return;
    if (isOwned) {
      owned.add(slot);
      open.delete(slot);
      return;
    }
    const known = open.get(slot);
    if (known) known.push(option);
    else open.set(slot, [option]);
  };
  for (const place of places) eachSlot(reading, of, place, visit);
  const missing = [...open].map(([slot, options]) => ({ slot, options }));
  return {
    ...{ owned: owned.size, total: owned.size + missing.length },
    missing: missing.sort((a, b) => a.slot - b.slot),
  };
}
