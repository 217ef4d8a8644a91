import { mergedCatalogue } from "#bin/crosswalk/merged-catalogue.ts";
import { type Catalogues, referenceCatalogues } from "#bin/crosswalk/reference-catalogue.ts";
import { mergeSets } from "#functions/catalog/merging/merge-sets.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";
import type { SetToAdd } from "#functions/v2/file/growing-file.ts";
import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

const partOf = (source: string, value: SetFragment) => ({
  ...{ sourceId: value.id, value, provenance: aProvenance({ source }) },
  contentHash: "0".repeat(64),
});

/** Every English set with its cards and what the old service said of them; undefined without reference data. */
export function v2Sets(): readonly SetToAdd[] | undefined {
  const catalogues = referenceCatalogues();
  return catalogues && setsIn(catalogues);
}

function setsIn(catalogues: Catalogues): readonly SetToAdd[] {
  const { cards, pokemontcg } = mergedCatalogue(catalogues);
  const theirs = catalogues.pokemontcg.sets.map((object) => readSet(object).fragment);
  const parts = [
    ...catalogues.tcgdex.sets.map((body) =>
      partOf("tcgdex", normalizeTcgdexSet(body, { language: "en" }).set),
    ),
    ...theirs.map((fragment) => partOf("pokemontcg", fragment)),
  ];
  const said = Map.groupBy([...pokemontcg.values()].flat(), ({ value }) => value.setId);
  const own = Map.groupBy(cards.values(), ({ value }) => value.setId);
  return [...Map.groupBy(parts, ({ value }) => value.id)].flatMap(([id, some]) => {
    const set = mergeSets(pokemon, some)[0]?.value;
    if (!set) return [];
    return {
      ...{ set, heardAt: "2026-11-20T08:00:00.000Z" },
      cards: (own.get(id) ?? []).map(({ value }) => value),
      saidOfCards: (said.get(id) ?? []).map(({ value }) => value),
      saidOfSet: theirs.filter((one) => one.id === id),
    };
  });
}
