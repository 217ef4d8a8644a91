import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allPictureHosts } from "#functions/sources/providers/all-picture-hosts.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { answered, hostNames, sourceNames } from "#schemas/lake/registered-sources.ts";

const variables = {
  TCGDEX_BASE_URL: "https://api.tcgdex.net",
  PUNK_RECORDS_URL: "https://raw.githubusercontent.com/somebody/records/main",
  OPTCGAPI_BASE_URL: "https://optcgapi.com/api",
  POKEMONTCG_BASE_URL: "https://api.pokemontcg.io",
  TCGCSV_BASE_URL: "https://tcgcsv.com",
  SOURCE_SETTINGS: {},
};

test("[LAKE-7] the sources and hosts of the registry are those that there are", () => {
  expect([...allPlans({}).keys()].sort()).toEqual(sourceNames.toSorted());
  expect([...allPictureHosts(variables).keys()].sort()).toEqual(hostNames.toSorted());
});

test("[LAKE-7] the datasets of the registry are those that providers name", () => {
  const folder = join(import.meta.dirname, "../../../../functions/sources/providers");
  const code = globSync("**/*.ts", { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), "utf8"),
  );
  const named = code.flatMap((text) =>
    [...text.matchAll(/dataset(?:: | = )"([^"]+)"/g)].map(([, dataset]) => dataset),
  );
  expect(named.filter((one) => one === undefined || !answered.datasets.includes(one))).toEqual([]);
  expect(
    answered.datasets.filter((one) => !code.some((text) => text.includes(`"${one}"`))),
  ).toEqual([]);
});
