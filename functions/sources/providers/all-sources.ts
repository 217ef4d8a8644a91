import type { Source } from "../source.ts";
import { pokeapi } from "./pokeapi.ts";
import { tcgdex } from "./tcgdex.ts";

/** Every source that there is, by name. A further one is a file in this folder and a line here. */
export function allSources(addresses: {
  TCGDEX_BASE_URL: string;
  POKEAPI_DATA_URL: string;
}): ReadonlyMap<string, Source> {
  const sources = [tcgdex(addresses.TCGDEX_BASE_URL), pokeapi(addresses.POKEAPI_DATA_URL)];
  return new Map(sources.map((source) => [source.name, source]));
}
