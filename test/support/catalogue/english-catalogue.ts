import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { Language } from "#schemas/values.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { normalizeTcgdexCard } from "#test/support/catalogue/tcgdex-card.ts";
import { referenceJson, referenceLines } from "#test/support/running/reference-data.ts";

/** Every English card with its set, or undefined where no reference data was laid out. */
export const englishCatalogue = () => tcgdexCatalogue("en", "en");

/** Cards of a language with their sets. @param files `en`, `de` whole; of `ja` there is a `ja-sample` */
export function tcgdexCatalogue(
  text: "en" | "de" | "ja",
  files: string,
): readonly IndexedCard[] | undefined {
  const language = Language.parse(text);
  const bodies = referenceLines(`tcgdex-cards-${files}.ndjson.gz`);
  const sets = referenceJson(`tcgdex-sets-${files}.json.gz`);
  if (!bodies || !Array.isArray(sets)) return undefined;
  const byId = new Map<string, CardSet>(
    sets.map((body) => {
      const { set } = normalizeTcgdexSet(body, { language });
      return [set.id, set];
    }),
  );
  return bodies.map((body) => {
    const card = normalizeTcgdexCard(body, { language });
    return { card: { ...card, ...standing }, set: byId.get(card.setId) };
  });
}

const source = { ...aProvenance(), sourceId: "base1-4", contentHash: "0".repeat(64) };
/** What every card has that stands. */
export const standing = { status: "current" as const, provenance: [source] };

/** The same card in a set of its own, with a name of its own: distinct names grow as well. */
export function inCopy({ card, set }: IndexedCard, copy: number): IndexedCard {
  const id = setId("pokemon", "en", `${card.setId.split(":")[2]}x${copy}`);
  const name = copy % 2 === 0 ? card.name : `${card.name} ${syllables[copy]}`;
  return {
    card: { ...card, id: printingId(id, card.number), setId: id, name },
    set: set && { ...set, id },
  };
}
const syllables = ["", "ka", "", "nori", "", "belu", "", "tosh", "", "vira"];
