import * as z from "zod";
import { SettingsOverrides } from "#schemas/env.ts";
import { listOf, numberFrom, textFrom, type Variables } from "./variables.ts";

/** How the catalogue is brought in. */
export interface Sync {
  readonly languages: readonly string[];
  /** What this stage says differently from the settings of sources, by name or `*` for all. */
  readonly sources: SettingsOverrides;
  readonly tcgdexBaseUrl: string;
  readonly pokemontcgBaseUrl: string;
  readonly pokemontcgDataUrl: string;
  readonly punkRecordsUrl: string;
  readonly optcgapiBaseUrl: string;
  readonly tcgcsvBaseUrl: string;
  readonly cardmarketGuidesUrl: string;
  readonly ecbRatesUrl: string;
  readonly tcgplayerBaseUrl: string;
  readonly ebayBaseUrl: string;
  /** Names of the marketplaces of eBay that are asked. */
  readonly ebayMarketplaces: readonly string[];
  readonly pokeapiDataUrl: string;
  /** Sent to every upstream, so that its people know whom to ask. */
  readonly userAgent: string;
}

/** @throws RangeError if a stage that calls real upstreams does not say whom they can reach */
export function syncFrom(
  { name, version }: { name: string; version: string },
  variables: Variables,
): Sync {
  const contact = textFrom("UPSTREAM_CONTACT", variables);
  if (!contact && name !== "local") {
    throw new RangeError(
      "UPSTREAM_CONTACT must hold an address (a URL or an e-mail) at which the people behind the " +
        "card databases can reach you; it becomes part of the User-Agent.",
    );
  }
  return {
    languages: listOf(textFrom("SYNC_LANGUAGES", variables) ?? "en"),
    sources: sourcesFrom(variables),
    tcgdexBaseUrl: textFrom("TCGDEX_BASE_URL", variables) ?? "https://api.tcgdex.net",
    pokemontcgBaseUrl: textFrom("POKEMONTCG_BASE_URL", variables) ?? "https://api.pokemontcg.io",
    pokemontcgDataUrl:
      textFrom("POKEMONTCG_DATA_URL", variables) ??
      "https://raw.githubusercontent.com/PokemonTCG/pokemon-tcg-data/master",
    punkRecordsUrl:
      textFrom("PUNK_RECORDS_URL", variables) ??
      "https://raw.githubusercontent.com/buhbbl/punk-records/main",
    optcgapiBaseUrl: textFrom("OPTCGAPI_BASE_URL", variables) ?? "https://optcgapi.com/api",
    tcgcsvBaseUrl: textFrom("TCGCSV_BASE_URL", variables) ?? "https://tcgcsv.com",
    cardmarketGuidesUrl:
      textFrom("CARDMARKET_GUIDES_URL", variables) ??
      "https://downloads.s3.cardmarket.com/productCatalog/priceGuide",
    ecbRatesUrl:
      textFrom("ECB_RATES_URL", variables) ?? "https://www.ecb.europa.eu/stats/eurofxref",
    tcgplayerBaseUrl: textFrom("TCGPLAYER_BASE_URL", variables) ?? "https://api.tcgplayer.com",
    ...ebayFrom(variables),
    pokeapiDataUrl:
      textFrom("POKEAPI_DATA_URL", variables) ??
      "https://raw.githubusercontent.com/PokeAPI/pokeapi/master/data/v2/csv",
    userAgent: `cardlake/${version} (+${contact ?? "a local development stage"})`,
  };
}

const ebayFrom = (variables: Variables) => ({
  ebayBaseUrl: textFrom("EBAY_BASE_URL", variables) ?? "https://api.ebay.com",
  ebayMarketplaces: listOf(textFrom("EBAY_MARKETPLACES", variables) ?? "EBAY_US"),
});

/** Variables that hold for every source, and what they are called among its settings. */
const ofAll = {
  UPSTREAM_REQUESTS_PER_SECOND: "requestsPerSecond",
  UPSTREAM_LANES: "lanes",
  UPSTREAM_FIRST_WAIT_SECONDS: "firstWaitSeconds",
  UPSTREAM_LONGEST_WAIT_SECONDS: "longestWaitSeconds",
  UPSTREAM_UNITS_PER_BATCH: "unitsPerBatch",
} as const;

function sourcesFrom(variables: Variables): SettingsOverrides {
  const said = Object.entries(ofAll).flatMap(([variable, setting]) => {
    const value = textFrom(variable, variables) && numberFrom(variable, variables, 1);
    return value ? [[setting, value]] : [];
  });
  const single = textFrom("SOURCE_SETTINGS", variables);
  const own = SettingsOverrides.safeParse(single === undefined ? {} : jsonOf(single));
  if (own.success) return { "*": Object.fromEntries(said), ...own.data };
  throw new RangeError(
    'SOURCE_SETTINGS must be JSON such as {"tcgdex":{"requestsPerSecond":5}}: ' +
      z.prettifyError(own.error),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Reported together with what else it may lack.
    return text;
  }
}
