import type { RegisteredSource } from "./registered-sources.ts";

/** Under what terms a source gives what it says, and how whoever passes it on names it. */
export interface SourceTerms {
  readonly title: string;
  readonly url: string;
  /** As SPDX calls it where it has a name; else what the source states. */
  readonly licence: string;
  readonly attribution: string;
}

const pokemonOwners = "card texts belong to Nintendo, Creatures and GAME FREAK";

/** Terms of every source; `docs/sources.md` has more of each. */
const termsOfSources: Readonly<Record<RegisteredSource, SourceTerms>> = {
  tcgdex: {
    title: "TCGdex",
    url: "https://tcgdex.dev",
    licence: "MIT",
    attribution: `Data by TCGdex (tcgdex.dev), MIT; ${pokemonOwners}.`,
  },
  pokemontcg: {
    title: "Pokémon TCG API",
    url: "https://pokemontcg.io",
    licence: "None stated; free within its quotas.",
    attribution: `Data by the Pokémon TCG API (pokemontcg.io); ${pokemonOwners}.`,
  },
  "pokemontcg-data": {
    title: "Pokémon TCG Data",
    url: "https://github.com/PokemonTCG/pokemon-tcg-data",
    licence: "None stated.",
    attribution: `Data by PokemonTCG/pokemon-tcg-data on GitHub; ${pokemonOwners}.`,
  },
  "punk-records": {
    title: "punk-records",
    url: "https://github.com/buhbbl/punk-records",
    licence: "AGPL-3.0-only",
    attribution:
      "Data by buhbbl/punk-records on GitHub, whose repository is under the AGPL-3.0; card texts belong to " +
      "Bandai, Shueisha and Toei.",
  },
  optcgapi: {
    title: "OPTCG API",
    url: "https://optcgapi.com",
    licence: "None stated.",
    attribution: "Data by optcgapi.com; card texts belong to Bandai, Shueisha and Toei.",
  },
  pokeapi: {
    title: "PokéAPI",
    url: "https://pokeapi.co",
    licence: "BSD-3-Clause",
    attribution: "Species by PokéAPI (pokeapi.co), BSD-3-Clause.",
  },
  tcgcsv: {
    title: "TCGCSV",
    url: "https://tcgcsv.com",
    licence: "None stated; free to read with an honest User-Agent.",
    attribution: "Products and prices by tcgcsv.com; the data belong to TCGplayer.",
  },
  cardmarket: {
    title: "Cardmarket price guides",
    url: "https://www.cardmarket.com",
    licence: "None stated; files for everybody to download.",
    attribution: "Prices by Cardmarket (cardmarket.com).",
  },
  tcgplayer: {
    title: "TCGplayer",
    url: "https://www.tcgplayer.com",
    licence: "For holders of a key; no redistribution in bulk, and no price older than a day.",
    attribution: "Prices by TCGplayer (tcgplayer.com).",
  },
  ebay: {
    title: "eBay",
    url: "https://www.ebay.com",
    licence: "For holders of a key; figures made of listings only with eBay's permission.",
    attribution: "Prices asked on eBay (ebay.com).",
  },
  ecb: {
    title: "Euro foreign exchange reference rates",
    url: "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates",
    licence: "Free to reuse when the source is named.",
    attribution: "Exchange rates by the European Central Bank, for information only.",
  },
};

const known: ReadonlyMap<string, SourceTerms> = new Map(Object.entries(termsOfSources));

/** The terms of these sources, in the order of their names; one that is no more has none. */
export const termsOf = (
  sources: Iterable<string>,
): readonly (SourceTerms & { readonly source: string })[] =>
  [...new Set(sources)].sort().flatMap((source) => {
    const terms = known.get(source);
    return terms ? [{ source, ...terms }] : [];
  });
