import { hostPlatform } from "../../../layers/platform.ts";

/** Addresses of services that stand in for the real upstreams. */
export interface Upstreams {
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
  readonly pokeapiDataUrl: string;
}

/** Lets the bundled sample arrive within seconds; the real upstreams get the polite defaults. */
const speedOfSample = {
  UPSTREAM_REQUESTS_PER_SECOND: "400",
  UPSTREAM_FETCHERS: "2",
  UPSTREAM_LANES: "8",
  UPSTREAM_FIRST_WAIT_SECONDS: "1",
  UPSTREAM_LONGEST_WAIT_SECONDS: "2",
  UPSTREAM_UNITS_PER_BATCH: "20",
};

/** The variables that make a deploy the local stage; `.env.example` says what each is for. */
export function stageVariables(imagesBaseUrl: string, upstreams: Upstreams | undefined) {
  const variables: Record<string, string> = {
    STAGE: "local",
    // Its functions run on this machine.
    LAYER_PLATFORM: hostPlatform(),
    IMAGES_BASE_URL: imagesBaseUrl,
    ...(upstreams && speedOfSample),
  };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value) variables[name] = value;
  }
  if (!upstreams) return variables;
  return {
    ...variables,
    // It stands for a receiver of webhooks as well.
    ALERTS_ALSO_ALLOWED: [new URL(upstreams.tcgdexBaseUrl).host, variables["ALERTS_ALSO_ALLOWED"]]
      .filter((one) => one !== undefined)
      .join(","),
    TCGDEX_BASE_URL: upstreams.tcgdexBaseUrl,
    POKEMONTCG_BASE_URL: upstreams.pokemontcgBaseUrl,
    POKEMONTCG_DATA_URL: upstreams.pokemontcgDataUrl,
    PUNK_RECORDS_URL: upstreams.punkRecordsUrl,
    OPTCGAPI_BASE_URL: upstreams.optcgapiBaseUrl,
    TCGCSV_BASE_URL: upstreams.tcgcsvBaseUrl,
    CARDMARKET_GUIDES_URL: upstreams.cardmarketGuidesUrl,
    ECB_RATES_URL: upstreams.ecbRatesUrl,
    TCGPLAYER_BASE_URL: upstreams.tcgplayerBaseUrl,
    EBAY_BASE_URL: upstreams.ebayBaseUrl,
    POKEAPI_DATA_URL: upstreams.pokeapiDataUrl,
  };
}

/** What a developer may choose for the local stage as for any other. */
const passedOn = [
  "ALERTS_ALSO_ALLOWED",
  "CHROME_PATH",
  "CORS_ORIGINS",
  "EBAY_MARKETPLACES",
  "INDEX_LONGEST_WAIT_SECONDS",
  "INDEX_QUIET_SECONDS",
  "PRICES_LONGEST_WAIT_SECONDS",
  "PRICES_QUIET_SECONDS",
  "RATE_LIMIT_PER_ADDRESS",
  "RATE_LIMIT_PER_USER",
  "SYNC_LANGUAGES",
  "UPSTREAM_CONTACT",
  "UPSTREAM_FETCHERS",
  "UPSTREAM_FIRST_WAIT_SECONDS",
  "UPSTREAM_LANES",
  "UPSTREAM_LONGEST_WAIT_SECONDS",
  "UPSTREAM_REQUESTS_PER_SECOND",
  "UPSTREAM_UNITS_PER_BATCH",
  "SOURCE_SETTINGS",
];
