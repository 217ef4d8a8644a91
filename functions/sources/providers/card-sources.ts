import type { SettingsOverrides } from "#schemas/env.ts";
import { byName } from "#shared/upstreams/pace-settings.ts";
import type { Source } from "../port/source.ts";
import { optcgapi } from "./optcgapi.ts";
import { pokemontcg } from "./pokemontcg.ts";
import { pokemontcgData } from "./pokemontcg-data.ts";
import { punkRecords } from "./punk-records.ts";
import { tcgdex } from "./tcgdex.ts";

export interface SourceVariables {
  readonly TCGDEX_BASE_URL: string;
  readonly POKEMONTCG_BASE_URL: string;
  readonly POKEMONTCG_DATA_URL: string;
  readonly PUNK_RECORDS_URL: string;
  readonly OPTCGAPI_BASE_URL: string;
  readonly TCGCSV_BASE_URL: string;
  readonly CARDMARKET_GUIDES_URL: string;
  readonly ECB_RATES_URL: string;
  readonly TCGPLAYER_BASE_URL: string;
  readonly EBAY_BASE_URL: string;
  readonly EBAY_MARKETPLACES: readonly string[];
  readonly POKEAPI_DATA_URL: string;
  readonly SOURCE_SETTINGS: SettingsOverrides;
}

/** Sources that tell of cards, by name: who reads nothing but cards carries no other's parser. */
export const cardSources = ({
  TCGDEX_BASE_URL,
  POKEMONTCG_BASE_URL,
  POKEMONTCG_DATA_URL,
  PUNK_RECORDS_URL,
  OPTCGAPI_BASE_URL,
  SOURCE_SETTINGS,
}: SourceVariables): ReadonlyMap<string, Source> =>
  byName(
    [
      ...[tcgdex(TCGDEX_BASE_URL), pokemontcg(POKEMONTCG_BASE_URL)],
      pokemontcgData(POKEMONTCG_DATA_URL),
      ...[punkRecords(PUNK_RECORDS_URL), optcgapi(OPTCGAPI_BASE_URL)],
    ],
    SOURCE_SETTINGS,
  );
