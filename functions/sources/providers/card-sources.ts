import type { SettingsOverrides } from "#schemas/env.ts";
import { byName } from "#shared/upstreams/pace-settings.ts";
import type { Source } from "../port/source.ts";
import { tcgdex } from "./tcgdex.ts";

export interface SourceVariables {
  readonly TCGDEX_BASE_URL: string;
  readonly POKEAPI_DATA_URL: string;
  readonly SOURCE_SETTINGS: SettingsOverrides;
}

/** Sources that tell of cards, by name: who reads nothing but cards carries no other's parser. */
export const cardSources = ({
  TCGDEX_BASE_URL,
  SOURCE_SETTINGS,
}: SourceVariables): ReadonlyMap<string, Source> =>
  byName([tcgdex(TCGDEX_BASE_URL)], SOURCE_SETTINGS);
