import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
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
 * too, else with the one that another source names so there, and the other is filed under the number of
 * its own id [CAT-3]. The order of the parts does not matter.
 */
export function placesOf(
  parts: readonly Part<CardFragment>[],
  { nameKey }: Pick<GameDefinition, "nameKey"> = {},
): readonly Place[] {
  const holders = holdersOf(parts, nameKey);
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

type NameKey = GameDefinition["nameKey"];

/** Of each source, the one card that a printing is, among those that say so. */
function holdersOf(parts: readonly Part<CardFragment>[], nameKey: NameKey) {
  const rivals = Map.groupBy(parts, (part) => claimOf(part, part.value.id));
  const holders = new Map<string, Part<CardFragment>>();
  for (const [claim, [first, ...others]] of rivals) {
    if (!first) continue;
    const isNamedSo = agreementOn(first.value.id, others.length > 0 ? parts : [], nameKey);
    const rankOf = (part: Part<CardFragment>) =>
      (isAtHome(part) ? 2 : 0) + (isNamedSo(part) ? 1 : 0);
    const isBefore = (a: Part<CardFragment>, b: Part<CardFragment>) =>
      rankOf(a) === rankOf(b) ? a.sourceId < b.sourceId : rankOf(a) > rankOf(b);
    holders.set(
      claim,
      others.reduce((held, one) => (isBefore(one, held) ? one : held), first),
    );
  }
  return holders;
}

/** Whether another source names a printing as a part does: what it names otherwise is another card. */
function agreementOn(id: PrintingId, parts: readonly Part<CardFragment>[], nameKey: NameKey) {
  const keyOf = ({ value: { name } }: Part<CardFragment>) =>
    name === undefined ? undefined : (nameKey?.(name) ?? name);
  const named = parts
    .filter(({ value }) => value.id === id && value.name !== undefined)
    .map((part) => ({ source: part.provenance.source, key: keyOf(part) }));
  return (part: Part<CardFragment>) =>
    named.some(({ source, key }) => source !== part.provenance.source && key === keyOf(part));
}

const isAtHome = (part: Part<CardFragment>) => ownId(part) === part.value.id;

const ownId = ({ value }: Part<CardFragment>): PrintingId =>
  value.ownNumber === undefined ? value.id : printingId(value.setId, value.ownNumber);

const claimOf = ({ provenance }: Part<CardFragment>, id: PrintingId) =>
  `${provenance.source}\n${id}`;
