import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import { mergeSets } from "#functions/catalog/merging/merge-sets.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import { punkRecordsCard } from "#functions/sources/providers/punk-records/normalize-card.ts";
import { setOfPack } from "#functions/sources/providers/punk-records/normalize-pack.ts";
import { packsIn } from "#functions/sources/providers/punk-records/packs.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { Language } from "#schemas/values.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { standing } from "#test/support/catalogue/english-catalogue.ts";
import { referenceOnePiece } from "#test/support/catalogue/one-piece.ts";

/** Every English card of One Piece with its set, or undefined where no reference data was laid out. */
export function onePieceCatalogue(): readonly IndexedCard[] | undefined {
  const reference = referenceOnePiece();
  if (!reference) return undefined;
  const language = Language.parse("en");
  const rows = Map.groupBy(reference.rows, (row) => String(Object(row).pack_id));
  return packsIn(reference.packs).packs.flatMap((pack) => {
    const own = (rows.get(pack.id) ?? []).map((row) => punkRecordsCard(row, { language, pack }));
    const printed = own.filter(({ number }) => !number.includes("_")).length;
    const told = { ...setOfPack(pack, language), cardCount: { printed, total: own.length } };
    const [set] = mergeSets(onepiece, [partOf(told)]);
    const cards = mergeCards(onepiece, own.map(partOf));
    return cards.map(({ value }) => ({ card: { ...value, ...standing }, set: set?.value }));
  });
}

const partOf = <Value extends { readonly id: string }>(value: Value): Part<Value> => ({
  ...{ sourceId: value.id, value, contentHash: "0".repeat(64) },
  provenance: aProvenance({ source: "punk-records" }),
});
