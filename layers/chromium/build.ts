/** `node layers/chromium/build.ts [platform]` builds the layer and prints its archive's path. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildAsTold, type LayerPlan } from "../layer.ts";
import { packageFolder } from "../packages.ts";
import { browserPlatform } from "../platform.ts";
import { addBrowser } from "./browser.ts";
import { fontFaces } from "./fonts.ts";
import { chromiumRecipe } from "./recipe.ts";

/** The browser and its fonts. */
export const chromiumLayer: LayerPlan = {
  name: "chromium",
  recipe: chromiumRecipe,
  fill(folder, { platform = browserPlatform, chromePath }) {
    addBrowser(join(folder, "chromium"), platform, chromePath);
    addFonts(folder);
  },
};

function addFonts(layer: string): void {
  const { css, files, installed } = fontFaces(packageFolder);
  const folder = join(layer, "fonts");
  mkdirSync(join(folder, "files"), { recursive: true });
  for (const { name, path } of files) cpSync(path, join(folder, "files", name));
  for (const { name, path } of installed) cpSync(path, join(layer, "chromium", "fonts", name));
  writeFileSync(join(folder, "fonts.css"), css);
}

if (import.meta.main) buildAsTold(chromiumLayer);
