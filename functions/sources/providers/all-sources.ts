import { byName } from "#shared/upstreams/pace-settings.ts";
import type { SevenZip } from "../archives/seven-zip.ts";
import type { Source } from "../port/source.ts";
import { cardSources, type SourceVariables } from "./card-sources.ts";
import { cardmarket } from "./cardmarket.ts";
import { ebay } from "./ebay.ts";
import { ecb } from "./ecb.ts";
import { pokeapi } from "./pokeapi.ts";
import { tcgcsv } from "./tcgcsv.ts";
import { tcgplayer } from "./tcgplayer.ts";

/** Every source that there is, by name. A further one is a file in this folder and a line here or among those of cards. */
export const allSources = (
  variables: SourceVariables,
  sevenZip: SevenZip,
): ReadonlyMap<string, Source> =>
  new Map([
    ...cardSources(variables),
    ...byName(
      [
        ...[pokeapi(variables.POKEAPI_DATA_URL), tcgcsv(variables.TCGCSV_BASE_URL, sevenZip)],
        ...[cardmarket(variables.CARDMARKET_GUIDES_URL), ecb(variables.ECB_RATES_URL)],
        tcgplayer(variables.TCGPLAYER_BASE_URL),
        ebay(variables.EBAY_BASE_URL, variables.EBAY_MARKETPLACES),
      ],
      variables.SOURCE_SETTINGS,
    ),
  ]);
