import { sampleBodyAt } from "#bin/sample-upstream/body-at.ts";
import type { SampleData } from "#bin/sample-upstream/records.ts";
import { buildIndex, catalogRecorders } from "#functions/catalog/index.ts";
import { growingReport } from "#functions/catalog/quality/growing-report.ts";
import { countsOf } from "#functions/catalog/quality/publish-report.ts";
import { scopesOf } from "#functions/sources/port/scope.ts";
import { cardSources } from "#functions/sources/providers/card-sources.ts";
import { games } from "#schemas/games/index.ts";
import type { FindingCount } from "#schemas/storage/quality-files.ts";
import { Language } from "#schemas/values.ts";
import { recordersOf } from "#shared/kernel/recorder.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { readSource } from "./read-source.ts";

/** What was read of a source in a language, or in all. */
export interface SourceFigures {
  readonly source: string;
  readonly language: string;
  readonly bodies: number;
  readonly rejects: readonly string[];
}

/** What a game's catalogue comes to. */
export interface GameFigures {
  readonly game: string;
  readonly label: string;
  readonly sets: number;
  readonly cards: number;
  readonly sources: readonly SourceFigures[];
  readonly counts: readonly FindingCount[];
}

/** Sources whose whole catalogues there are; shops and stand-ins would be made of the same files. */
const sourcesRead = ["tcgdex", "pokemontcg", "punk-records"] as const;
const upstream = "http://upstream.test";
/** Whichever it is, the page says the same. */
const day = "2026-01-01";

/** Reads all that there is through the sources' own providers into a catalogue, and looks at that. */
export async function qualityFigures(data: SampleData): Promise<readonly GameFigures[]> {
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
  const read: (SourceFigures & { readonly games: readonly string[] })[] = [];
  const all = [...new Set(["ja", ...data.languages.keys()])].sort();
  for (const name of sourcesRead) {
    const source = sources.get(name);
    if (!source) throw new Error(`There is no source ${name}.`);
    for (const language of scopesOf(
      source,
      all.map((one) => Language.parse(one)),
    )) {
      const scope = { day, ...(language !== "any" && { language }) };
      const deps = { bodyAt: sampleBodyAt(data, upstream, day), recorders };
      const figures = await readSource(source, scope, deps);
      read.push({ source: name, language, games: source.games, ...figures });
    }
  }
  return Promise.all(
    games.all.map(async (definition) => {
      const report = growingReport(definition, { store });
      const index = { files: memoryIndexFiles(), pointers: memoryIndexPointers() };
      const deps = { store, ...index, clock: () => new Date(0), alsoRead: [report] };
      await buildIndex(definition.name, deps);
      const { findings, ...counted } = report.done();
      const own = read.filter((one) => one.games.includes(definition.name));
      const { name: game, label } = definition;
      return { game, label, ...counted, sources: own, counts: countsOf(findings) };
    }),
  );
}
