import { usualPace } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";

/** Where the pictures lie that optcgapi names: beside its answers, on somebody's hobby host. */
export const optcgapiPictures = (baseUrl: string): UpstreamHost => ({
  name: "optcgapi-pictures",
  origins: [new URL(baseUrl).origin],
  settings: { ...usualPace, requestsPerSecond: 1, lanes: 1 },
});
