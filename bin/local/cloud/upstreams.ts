import { join } from "node:path";
import { type SampleUpstream, startSampleUpstream } from "../../sample-upstream/index.ts";
import type { Upstreams } from "../assembly/stage-variables.ts";
import { sharedFolder } from "../layout.ts";
import type { Teardown } from "../processes/teardown.ts";
import type { Ports } from "./ports.ts";

/** Where a sample upstream at this address has each of the services. */
export const upstreamsAt = (url: string): Upstreams => ({
  tcgdexBaseUrl: url,
  pokemontcgBaseUrl: `${url}/pokemontcg`,
  pokemontcgDataUrl: `${url}/pokemontcg-data`,
  punkRecordsUrl: `${url}/punk-records`,
  optcgapiBaseUrl: `${url}/optcgapi`,
  tcgcsvBaseUrl: `${url}/tcgcsv`,
  cardmarketGuidesUrl: `${url}/cardmarket`,
  ecbRatesUrl: `${url}/ecb`,
  tcgplayerBaseUrl: `${url}/tcgplayer`,
  ebayBaseUrl: `${url}/ebay`,
  pokeapiDataUrl: `${url}/pokeapi/csv`,
});

/** The bundled sample behind the addresses that a local stage knows its upstreams by. */
export async function sampleUpstreams(
  { upstream: port }: Ports,
  teardown: Teardown,
): Promise<Upstreams & { readonly server: SampleUpstream }> {
  const server = await startSampleUpstream({ port, pictureFolder: join(sharedFolder, "pictures") });
  teardown.add(() => server.close());
  return { server, ...upstreamsAt(server.url) };
}
