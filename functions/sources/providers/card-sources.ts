import type { SettingsOverrides } from "#schemas/env.ts";
import { settingsWith } from "#shared/upstreams/pace-settings.ts";
import type { Source } from "../port/source.ts";
import { tcgdex } from "./tcgdex.ts";

export interface SourceVariables {
  readonly TCGDEX_BASE_URL: string;
  readonly POKEAPI_DATA_URL: string;
  readonly SOURCE_SETTINGS: SettingsOverrides;
}

/** Sources that tell of cards, by name: who reads nothing but cards carries no other's parser. */
export const cardSources = (variables: SourceVariables): ReadonlyMap<string, Source> =>
  settled([tcgdex(variables.TCGDEX_BASE_URL)], variables);

/** Sources as the stage wants them to be treated, by name. */
export const settled = (
  sources: readonly Source[],
  { SOURCE_SETTINGS }: Pick<SourceVariables, "SOURCE_SETTINGS">,
): ReadonlyMap<string, Source> =>
  new Map(
    sources.map((source) => {
      const settings = settingsWith(source, SOURCE_SETTINGS);
      return [source.name, { ...source, settings }];
    }),
  );
