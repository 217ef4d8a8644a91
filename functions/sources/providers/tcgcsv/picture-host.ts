import { usualPace } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { hostsBeside } from "../hosts-beside.ts";

/** Where the public mirror is. */
const mirror = "https://tcgcsv.com";
/** The shop's own network for pictures, by the names under which it has been. */
const shop = ["https://tcgplayer-cdn.tcgplayer.com", "https://product-images.tcgplayer.com"];

/**
 * Where the pictures of products lie that tcgcsv names: at the shop's. A server that stands in for the mirror
 * has them itself, and the shop is left alone.
 */
export const tcgcsvPictures = (baseUrl: string): UpstreamHost => ({
  name: "tcgcsv-pictures",
  origins: hostsBeside(baseUrl, { service: mirror, hosts: shop }),
  settings: { ...usualPace, requestsPerSecond: 1, lanes: 1 },
});
