import { usualPace } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { hostsBeside } from "../hosts-beside.ts";

/** Where the public data set is. */
const dataSet = "https://raw.githubusercontent.com";
/** The publisher's site in the languages that are read. */
const publisher = ["https://en.onepiece-cardgame.com", "https://www.onepiece-cardgame.com"];

/**
 * Where the pictures lie that punk-records names: at the publisher's. A server that stands in for the data
 * set has them itself, and the publisher's is left alone.
 */
export const punkRecordsPictures = (baseUrl: string): UpstreamHost => ({
  name: "punk-records-pictures",
  origins: hostsBeside(baseUrl, { service: dataSet, hosts: publisher }),
  // As one visitor of its pages would.
  settings: { ...usualPace, requestsPerSecond: 4, lanes: 4 },
});
