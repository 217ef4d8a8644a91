/** `node layers/chromium/build.ts [platform]` builds the layer and prints its archive's path. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { writeZip } from "#lib/zip.ts";
import { addBrowser } from "./browser.ts";
import { fontFaces } from "./fonts.ts";
import { lockedFolder, type PackageSources } from "./locked-package.ts";
import { copyPackage, packageFolder } from "./packages.ts";
import { browserPlatform, isLayerPlatform, type LayerPlatform } from "./platform.ts";
import { type LayerOptions, layerRecipe, nativePackages, sharpPackages } from "./recipe.ts";

const root = join(import.meta.dirname, "../..");

export interface BuiltLayer {
  readonly folder: string;
  /** The same as a ZIP archive. */
  readonly archive: string;
}

/**
 * Builds the layer. Equal packages give equal bytes, so a second deploy finds nothing to do; an
 * up-to-date layer is left as it is.
 *
 * @throws Error when a package cannot be had, or no browser is known for the platform
 */
export function buildChromiumLayer(options: LayerOptions = {}): BuiltLayer {
  const { platform = browserPlatform, chromePath, sources } = options;
  const out = join(options.folder ?? join(root, "dist/layers"), `chromium-${platform}`);
  const built = { folder: out, archive: `${out}.zip` };
  const recipe = layerRecipe(options);
  const stamp = join(out, "recipe.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === recipe && existsSync(built.archive)) {
    return built;
  }
  // Built aside and moved, so that a build that dies or a second one beside it leaves no half layer.
  const draft = `${out}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  addBrowser(join(draft, "chromium"), platform, chromePath);
  addFonts(draft);
  addSharp(join(draft, "nodejs/node_modules"), platform, sources);
  writeFileSync(join(draft, "recipe.txt"), recipe);
  writeZip(`${draft}.zip`, filesBelow(draft));
  rmSync(out, { recursive: true, force: true });
  renameSync(`${draft}.zip`, built.archive);
  renameSync(draft, out);
  return built;
}

function addFonts(layer: string): void {
  const { css, files, installed } = fontFaces(packageFolder);
  const folder = join(layer, "fonts");
  mkdirSync(join(folder, "files"), { recursive: true });
  for (const { name, path } of files) cpSync(path, join(folder, "files", name));
  for (const { name, path } of installed) cpSync(path, join(layer, "chromium", "fonts", name));
  writeFileSync(join(folder, "fonts.css"), css);
}

function addSharp(modules: string, platform: LayerPlatform, sources?: PackageSources): void {
  for (const name of sharpPackages) copyPackage(packageFolder(name), join(modules, name));
  for (const name of nativePackages(platform)) {
    copyPackage(lockedFolder(name, sources), join(modules, name));
  }
}

/** Files by their path in the layer, always in the same order. */
function filesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(paths.map((path) => [relative(folder, path), path]));
}

if (import.meta.main) {
  const [platform = browserPlatform] = process.argv.slice(2);
  if (!isLayerPlatform(platform)) throw new RangeError(`There is no platform "${platform}".`);
  const { CHROME_PATH: chromePath } = process.env;
  console.log(buildChromiumLayer({ platform, chromePath }).archive);
}
