import type { SettingsOverrides } from "#schemas/env.ts";
import { byName } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { optcgapiPictures } from "./optcgapi/picture-host.ts";
import { pokemontcgPictures } from "./pokemontcg/picture-hosts.ts";
import { punkRecordsPictures } from "./punk-records/picture-host.ts";
import { tcgcsvPictures } from "./tcgcsv/picture-host.ts";
import { tcgdexPictures } from "./tcgdex/picture-host.ts";

/**
 * Hosts of the pictures that sources name, by name; no other is asked for one. A source that names
 * pictures has a line here.
 */
export const allPictureHosts = (variables: {
  TCGDEX_BASE_URL: string;
  POKEMONTCG_BASE_URL: string;
  PUNK_RECORDS_URL: string;
  OPTCGAPI_BASE_URL: string;
  TCGCSV_BASE_URL: string;
  SOURCE_SETTINGS: SettingsOverrides;
}): ReadonlyMap<string, UpstreamHost> =>
  byName(
    [
      tcgdexPictures(variables.TCGDEX_BASE_URL),
      ...pokemontcgPictures(variables.POKEMONTCG_BASE_URL),
      punkRecordsPictures(variables.PUNK_RECORDS_URL),
      optcgapiPictures(variables.OPTCGAPI_BASE_URL),
      tcgcsvPictures(variables.TCGCSV_BASE_URL),
    ],
    variables.SOURCE_SETTINGS,
  );
