import { readSource } from "#bin/quality/read-source.ts";
import { wholeData } from "#bin/quality/whole-data.ts";
import { sampleBodyAt } from "#bin/sample-upstream/body-at.ts";
import { buildIndex, catalogRecorders } from "#functions/catalog/index.ts";
import { scopesOf } from "#functions/sources/port/scope.ts";
import { cardSources } from "#functions/sources/providers/card-sources.ts";
import { games } from "#schemas/games/index.ts";
import { Language } from "#schemas/values.ts";
import { recordersOf } from "#shared/kernel/recorder.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { easyReader } from "#test/support/catalogue/catalog.ts";

/** Sources whose whole catalogues there are. */
const sourcesRead = ["tcgdex", "pokemontcg", "punk-records"] as const;
const upstream = "http://upstream.test";
const day = "2026-01-01";

/**
 * Both games' whole catalogues, merged of their sources and indexed as a deployment does it: Pokémon in English and German, a sample in
 * Japanese, One Piece in English. Undefined where no reference data was laid out. Takes half a minute.
 */
export async function wholeCatalogue() {
  const data = wholeData();
  if (!data) return undefined;
  const store = memoryCatalogStore();
  const recorders = recordersOf(catalogRecorders({ store }));
  const sources = cardSources({
    TCGDEX_BASE_URL: upstream,
    POKEMONTCG_BASE_URL: `${upstream}/pokemontcg`,
    POKEMONTCG_DATA_URL: `${upstream}/pokemontcg-data`,
    PUNK_RECORDS_URL: `${upstream}/punk-records`,
    OPTCGAPI_BASE_URL: `${upstream}/optcgapi`,
    TCGCSV_BASE_URL: `${upstream}/tcgcsv`,
    CARDMARKET_GUIDES_URL: `${upstream}/cardmarket`,
    ECB_RATES_URL: `${upstream}/ecb`,
    TCGPLAYER_BASE_URL: `${upstream}/tcgplayer`,
    EBAY_BASE_URL: `${upstream}/ebay`,
    EBAY_MARKETPLACES: ["EBAY_US"],
    POKEAPI_DATA_URL: `${upstream}/pokeapi`,
    SOURCE_SETTINGS: {},
  });
  const languages = [...new Set(["ja", ...data.languages.keys()])].sort();
  for (const name of sourcesRead) {
    const source = sources.get(name);
    if (!source) throw new Error(`There is no source ${name}.`);
    const scopes = scopesOf(
      source,
      languages.map((one) => Language.parse(one)),
    );
    for (const language of scopes) {
      const scope = { day, ...(language !== "any" && { language }) };
      await readSource(source, scope, { bodyAt: sampleBodyAt(data, upstream, day), recorders });
    }
  }
  const [files, pointers] = [memoryIndexFiles(), memoryIndexPointers()];
  const deps = { ...easyReader, ...{ store, files, pointers }, clock: () => new Date(0) };
  for (const game of games.names) await buildIndex(game, deps);
  return deps;
}
