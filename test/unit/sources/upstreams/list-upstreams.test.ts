import { expect, test } from "vitest";
import { allPictureHosts } from "#functions/sources/providers/all-picture-hosts.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { listUpstreams } from "#functions/sources/upstreams/list-upstreams.ts";
import { settingsIn, type UpstreamSettings } from "#shared/upstreams/pace-settings.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

test("admins see sources and the hosts of their pictures, each with its own circuit", async () => {
  const sources = allPlans({});
  const variables = {
    TCGDEX_BASE_URL: "https://api.tcgdex.net",
    PUNK_RECORDS_URL: "https://raw.githubusercontent.com/somebody/records/main",
    OPTCGAPI_BASE_URL: "https://optcgapi.com/api",
    POKEMONTCG_BASE_URL: "https://api.pokemontcg.io",
    TCGCSV_BASE_URL: "https://tcgcsv.com",
    SOURCE_SETTINGS: {},
  };
  const pictureHosts = allPictureHosts(variables);
  const settingsOf = settingsIn(
    new Map<string, { settings: UpstreamSettings }>([...sources, ...pictureHosts]),
  );
  const gate = memoryUpstreamGate({ clock: fakeClock().now, random: () => 0.5, settingsOf });
  const trouble = { request: "a", reason: "It said 429.", isTrial: false, pauseMs: 60_000 };
  await gate.noteFailure("tcgdex-pictures", trouble);
  const all = await listUpstreams({ gate, sources, pictureHosts });
  expect(all.map(({ source, circuit }) => [source, circuit])).toEqual([
    ...[...sources.keys()].map((source) => [source, "closed"]),
    ["tcgdex-pictures", "open"],
    ...[...pictureHosts.keys()].slice(1).map((host) => [host, "closed"]),
  ]);
  // It lets nobody in without a key, and the stage says of none.
  expect(all.filter(({ isOff }) => isOff).map(({ source }) => source)).toEqual([
    "tcgplayer",
    "ebay",
  ]);
});
