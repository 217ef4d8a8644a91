import { type DataSources, loadData } from "#bin/sample-upstream/load-data.ts";
import type { SampleData } from "#bin/sample-upstream/records.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";

/** Files of whole catalogues of TCGdex, by language. */
const filesOfLanguages = {
  en: ["tcgdex-cards-en.ndjson.gz", "tcgdex-sets-en.json.gz"],
  de: ["tcgdex-cards-de.ndjson.gz", "tcgdex-sets-de.json.gz"],
  ja: ["tcgdex-cards-ja-sample.ndjson.gz", "tcgdex-sets-ja-sample.json.gz"],
} as const;

/** Whole catalogues of both games, or undefined where they were not laid out. */
export function wholeData(): SampleData | undefined {
  const pokemonTcg = pair("pokemon-cards.ndjson.gz", "pokemon-sets.json");
  const onePiece = pair("onepiece-cards.ndjson.gz", "onepiece-packs.json");
  if (!pokemonTcg || !onePiece) return undefined;
  const more: DataSources = {
    pokemonTcg: { cards: pokemonTcg[0], sets: pokemonTcg[1] },
    onePiece: { cards: onePiece[0], packs: onePiece[1] },
  };
  const languages = new Map<string, SampleData>();
  for (const [language, [cards, sets]] of Object.entries(filesOfLanguages)) {
    const files = pair(cards, sets);
    if (!files) return undefined;
    languages.set(language, loadData({ language, cards: files[0], sets: files[1], ...more }));
  }
  const [first] = languages.values();
  return (
    first && {
      ...first,
      languages: new Map([...languages.values()].flatMap((data) => [...data.languages])),
    }
  );
}

function pair(...names: readonly [string, string]): readonly [string, string] | undefined {
  const [first, second] = names.map(referenceFile);
  return first && second ? [first, second] : undefined;
}
