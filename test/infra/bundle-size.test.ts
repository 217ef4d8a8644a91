import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { esbuildOptions, httpBundleBudgetBytes } from "#lib/bundling.ts";

const functions = join(import.meta.dirname, "../../functions");
const areas = readdirSync(functions).filter((area) =>
  existsSync(join(functions, area, "handlers/http.ts")),
);

test.each(areas)("the HTTP bundle of %s stays within its budget", async (area) => {
  const entry = `functions/${area}/handlers/http.ts`;
  const options = esbuildOptions({ entry, externalModules: [] });
  const { outputFiles } = await build({ ...options, write: false });
  const bytes = outputFiles[0]?.contents.length ?? Number.NaN;
  console.log(`bundle ${area}: ${(bytes / 1000).toFixed(0)} KB`);
  expect(bytes).toBeLessThanOrEqual(httpBundleBudgetBytes);
});
