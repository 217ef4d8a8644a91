import { expect, test } from "vitest";
import { allPictureHosts } from "#functions/sources/providers/all-picture-hosts.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { picturesOf } from "#functions/sources/providers/tcgdex/pictures.ts";
import type { SettingsOverrides } from "#schemas/env.ts";

const hostsWith = (
  SOURCE_SETTINGS: SettingsOverrides,
  base = "https://api.tcgdex.net",
  dataSet = "https://raw.githubusercontent.com/somebody/records/main",
) =>
  allPictureHosts({
    ...{ TCGDEX_BASE_URL: base, PUNK_RECORDS_URL: dataSet, SOURCE_SETTINGS },
    OPTCGAPI_BASE_URL: "https://optcgapi.com/api",
    POKEMONTCG_BASE_URL: base === standIn ? base : "https://api.pokemontcg.io",
    TCGCSV_BASE_URL: base === standIn ? base : "https://tcgcsv.com",
  });
const standIn = "http://127.0.0.1:4567";

test("[IMG-1] what a source names as a card's picture lies on a host that is declared beside it", () => {
  const pictures = picturesOf("https://assets.tcgdex.net/en/base/base1/4");
  const origins = [...hostsWith({}).values()].flatMap((host) => host.origins);
  expect(pictures.length).toBeGreaterThan(0);
  for (const { url } of pictures) expect(origins).toContain(new URL(url).origin);
});

test("[CAT-5] people are led to the publisher's site, and a stand-in's pictures are its own", () => {
  const originsOf = (dataSet?: string) =>
    hostsWith({}, undefined, dataSet).get("punk-records-pictures")?.origins;
  expect(originsOf()).toContain("https://en.onepiece-cardgame.com");
  expect(originsOf("http://127.0.0.1:4567/records")).toEqual(["http://127.0.0.1:4567"]);
  expect(hostsWith({}).get("optcgapi-pictures")?.origins).toEqual(["https://optcgapi.com"]);
});

test.each([
  ["pokemontcg-pictures", "https://images.pokemontcg.io/base1/4_hires.png"],
  ["scrydex-pictures", "https://images.scrydex.com/pokemon/me3-1/large"],
  ["tcgcsv-pictures", "https://tcgplayer-cdn.tcgplayer.com/product/42382_200w.jpg"],
])(
  "[IMG-1] what further sources name lies on %s, and beside a stand-in nowhere else",
  (name, url) => {
    expect(hostsWith({}).get(name)?.origins).toContain(new URL(url).origin);
    expect(hostsWith({}, standIn).get(name)?.origins).toEqual([standIn]);
  },
);

test("a server that stands in for a source has its pictures too", () => {
  const [host] = hostsWith({}, "http://127.0.0.1:4567").values();
  expect(host?.origins).toEqual(["https://assets.tcgdex.net", "http://127.0.0.1:4567"]);
});

test("[ING-4] a stage sets the pace of a host by its name, or of all, and no host is called as a source", () => {
  const stage = { "*": { lanes: 7 }, "tcgdex-pictures": { requestsPerSecond: 3 } };
  const host = hostsWith(stage).get("tcgdex-pictures");
  expect(host?.settings).toMatchObject({ lanes: 7, requestsPerSecond: 3, firstWaitSeconds: 15 });
  const names = new Set([...hostsWith({}).keys(), ...allPlans({}).keys()]);
  expect(names.size).toBe(hostsWith({}).size + allPlans({}).size);
});
