import type { SettingsOverrides } from "#schemas/env.ts";
import { settingsWith } from "#shared/upstreams/pace-settings.ts";
import type { Source } from "../port/source.ts";
import { pokeapi } from "./pokeapi.ts";
import { tcgdex } from "./tcgdex.ts";

/** Every source that there is, by name. A further one is a file in this folder and a line here. */
export function allSources(variables: {
  TCGDEX_BASE_URL: string;
  POKEAPI_DATA_URL: string;
  SOURCE_SETTINGS: SettingsOverrides;
}): ReadonlyMap<string, Source> {
  const sources = [tcgdex(variables.TCGDEX_BASE_URL), pokeapi(variables.POKEAPI_DATA_URL)];
  return new Map(
    sources.map((source) => {
      const settings = settingsWith(source, variables.SOURCE_SETTINGS);
      return [source.name, { ...source, settings }];
    }),
  );
}
