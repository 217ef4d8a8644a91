import { usualPace } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { hostsBeside } from "../hosts-beside.ts";

/** Where the public service is. */
const service = "https://api.pokemontcg.io";

/**
 * Where the pictures lie that the Pokémon TCG API and its files name: on a host of the service, and those of
 * younger sets at its successor. A server that stands in for the service has them itself, and both are
 * left alone.
 */
export function pokemontcgPictures(baseUrl: string): readonly UpstreamHost[] {
  const originsOf = (host: string) => hostsBeside(baseUrl, { service, hosts: [host] });
  // They show what the first source of pictures lacks, which is little: there is no hurry.
  const settings = { ...usualPace, requestsPerSecond: 2, lanes: 2 };
  return [
    { name: "pokemontcg-pictures", origins: originsOf("https://images.pokemontcg.io"), settings },
    { name: "scrydex-pictures", origins: originsOf("https://images.scrydex.com"), settings },
  ];
}
