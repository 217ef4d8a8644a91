import type { Provenance } from "#schemas/catalog/provenance.ts";
import { isLargeShrink } from "#shared/kernel/large-shrink.ts";

export interface SeenList {
  readonly ids: readonly string[];
  /** How many pages the source has, where this is the first of several. */
  readonly pages?: number | undefined;
  readonly provenance: Provenance;
}

/** A list as it is believed, and a later one that nobody believes yet. */
export interface BelievedList extends SeenList {
  readonly doubted?: SeenList;
  /** When the list before it was seen; where one is doubted, that is the believed one. */
  readonly earlierAt?: string;
}

/**
 * What is believed once a list has been seen: the newest one, except that one which has lost much of
 * the one before it is doubted until a later answer says so again. That follows from the two newest
 * lists, and what is kept tells them again, so neither repetition nor order matters: the same lists
 * come to the same, whenever each of them arrives. Undefined when it changes nothing.
 */
export function believe(known: BelievedList | undefined, seen: SeenList): BelievedList | undefined {
  if (!known) return seen;
  const at = atOf(seen);
  const newest = known.doubted ?? known;
  if (at > atOf(newest)) return ofPair(newest, seen);
  if (at === atOf(newest)) {
    // The same answer, or read by another normaliser.
    if (saysSame(newest, seen)) return undefined;
    if (known.doubted) return ofPair(known, seen);
    const { earlierAt } = known;
    return { ...said(seen), ...(earlierAt !== undefined && { earlierAt }) };
  }
  const earlierAt = known.doubted ? atOf(known) : known.earlierAt;
  if (earlierAt !== undefined && at < earlierAt) return undefined;
  const next = ofPair(seen, newest);
  return isSame(next, known) ? undefined : next;
}

/** By the two newest lists. */
const ofPair = (earlier: SeenList, newest: SeenList): BelievedList =>
  isLargeShrink(earlier.ids, newest.ids)
    ? { ...said(earlier), doubted: said(newest) }
    : { ...said(newest), earlierAt: atOf(earlier) };

const said = ({ ids, pages, provenance }: SeenList): SeenList => ({
  ids,
  ...(pages !== undefined && { pages }),
  provenance,
});
const atOf = ({ provenance }: SeenList) => provenance.observedAt;

const isSame = (a: BelievedList, b: BelievedList) =>
  atOf(a) === atOf(b) &&
  a.earlierAt === b.earlierAt &&
  saysSame(a, b) &&
  a.doubted?.provenance.observedAt === b.doubted?.provenance.observedAt;

const saysSame = (a: SeenList, b: SeenList) =>
  a.pages === b.pages && a.ids.length === b.ids.length && a.ids.every((id, at) => id === b.ids[at]);
