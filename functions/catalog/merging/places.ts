import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import { inOrderOf, type Part } from "./part.ts";

/** The printing that some parts are of. */
export interface Place {
  readonly id: PrintingId;
  readonly parts: readonly Part<CardFragment>[];
  /** Cards of one source that say they are this printing too, by the source's ids. */
  readonly rivals: readonly string[];
  /** Parts that are here because their number is taken. */
  readonly displaced: readonly Part<CardFragment>[];
}

/**
 * Which printing each part is of, by all parts of a set. That is the number that its body says;
 * when one source says the same number of two cards, it stays with the one whose own id says it
 * too, and the other is filed under the number of its own id [CAT-3]. The order of the parts does
 * not matter.
 */
export function placesOf(parts: readonly Part<CardFragment>[]): readonly Place[] {
  const holders = holdersOf(parts);
  const places = new Map<PrintingId, { [K in keyof Omit<Place, "id">]: Place[K][number][] }>();
  const at = (id: PrintingId) => {
    const known = places.get(id) ?? { parts: [], rivals: [], displaced: [] };
    places.set(id, known);
    return known;
  };
  for (const part of inOrderOf([], parts)) {
    const claimed = part.value.id;
    if (holders.get(claimOf(part, claimed)) === part) {
      at(claimed).parts.push(part);
      continue;
    }
    at(claimed).rivals.push(part.sourceId);
    const own = ownId(part);
    // Nobody is filed where another card of the same source is at home.
    if (own === claimed || holders.has(claimOf(part, own))) continue;
    at(own).parts.push(part);
    at(own).displaced.push(part);
  }
  return [...places].map(([id, place]) => ({ id, ...place }));
}

/** Of each source, the one card that a printing is, among those that say so. */
function holdersOf(parts: readonly Part<CardFragment>[]) {
  const holders = new Map<string, Part<CardFragment>>();
  for (const part of parts) {
    const claim = claimOf(part, part.value.id);
    const known = holders.get(claim);
    if (!known || isBefore(part, known)) holders.set(claim, part);
  }
  return holders;
}

function isBefore(a: Part<CardFragment>, b: Part<CardFragment>): boolean {
  const [homeA, homeB] = [isAtHome(a), isAtHome(b)];
  return homeA === homeB ? a.sourceId < b.sourceId : homeA;
}

const isAtHome = (part: Part<CardFragment>) => ownId(part) === part.value.id;

const ownId = ({ value }: Part<CardFragment>): PrintingId =>
  value.ownNumber === undefined ? value.id : printingId(value.setId, value.ownNumber);

const claimOf = ({ provenance }: Part<CardFragment>, id: PrintingId) =>
  `${provenance.source}\n${id}`;
