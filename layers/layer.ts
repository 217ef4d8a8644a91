import { createHash } from "node:crypto";
import {
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
import type { PackageSources } from "./locked-package.ts";
import { browserPlatform, isLayerPlatform, type LayerPlatform } from "./platform.ts";

export interface LayerOptions {
  /** What its native code must run on. @default `linux-x64`, Lambda's */
  readonly platform?: LayerPlatform;
  /** The machine's own browser, for a platform without a packed one. */
  readonly chromePath?: string | undefined;
  /** Folder in which layers are built. @default `dist/layers` */
  readonly folder?: string;
  /** Where the native packages come from. */
  readonly sources?: PackageSources;
}

export interface BuiltLayer {
  readonly folder: string;
  /** The same as a ZIP archive. */
  readonly archive: string;
}

/** How a layer is made. */
export interface LayerPlan {
  /** Its folder beside this file, and how what is built is named. */
  readonly name: string;
  /** The versions and the scripts that decide what is in it; equal recipes give equal layers. */
  recipe(options?: LayerOptions): string;
  /** Writes its files into an empty folder. */
  fill(folder: string, options: LayerOptions): void;
}

const defaultFolder = join(import.meta.dirname, "../dist/layers");

/**
 * Builds a layer. Equal packages give equal bytes, so a second deploy finds nothing to do; an
 * up-to-date layer is left as it is.
 *
 * @throws Error when a package cannot be had, or no browser is known for the platform
 */
export function buildLayer(plan: LayerPlan, options: LayerOptions = {}): BuiltLayer {
  const { platform = browserPlatform, folder = defaultFolder } = options;
  const out = join(folder, `${plan.name}-${platform}`);
  const built = { folder: out, archive: `${out}.zip` };
  const recipe = plan.recipe(options);
  if (recipeOf(out) === recipe && existsSync(built.archive)) return built;
  // Built aside and moved, so that a build that dies or a second one beside it leaves no half layer.
  const draft = `${out}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  plan.fill(draft, options);
  writeFileSync(join(draft, "recipe.txt"), recipe);
  writeZip(`${draft}.zip`, filesBelow(draft));
  renameSync(`${draft}.zip`, built.archive);
  replaceFolder(draft, out);
  return built;
}

/** Of a layer that may be put in the place of another at any moment. */
function recipeOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, "recipe.txt"), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** In the place of a folder that others may put there at the same moment: the last one stays. */
function replaceFolder(from: string, to: string): void {
  for (;;) {
    try {
      rmSync(to, { recursive: true, force: true });
      renameSync(from, to);
      return;
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST"].includes(String(codeOf(error)))) throw error;
    }
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** Files by their path in the layer, always in the same order. */
function filesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(paths.map((path) => [relative(folder, path), path]));
}

/** For a recipe: what the scripts of a layer are, those that all layers share included. */
export const scriptsOf = (name: string): string[] =>
  [import.meta.dirname, join(import.meta.dirname, name)].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ts"))
      .sort()
      .map((file) => `${file} ${sha256(readFileSync(join(folder, file)))}`),
  );

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What `node layers/<name>/build.ts [platform]` does: builds the layer and prints its archive's path. */
export function buildAsTold(plan: LayerPlan): void {
  const [platform = browserPlatform] = process.argv.slice(2);
  if (!isLayerPlatform(platform)) throw new RangeError(`There is no platform "${platform}".`);
  const { CHROME_PATH: chromePath } = process.env;
  console.log(buildLayer(plan, { platform, chromePath }).archive);
}
