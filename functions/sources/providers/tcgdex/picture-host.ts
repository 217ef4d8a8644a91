import { usualPace } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";

/** Where the pictures lie that TCGdex names; a server that stands in for it has them itself. */
export const tcgdexPictures = (baseUrl: string): UpstreamHost => ({
  name: "tcgdex-pictures",
  origins: [...new Set(["https://assets.tcgdex.net", new URL(baseUrl).origin])],
  // A few are fetched while somebody waits for them.
  settings: { ...usualPace, lanes: 4 },
});
