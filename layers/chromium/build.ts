import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, constants, zstdCompressSync } from "node:zlib";
import { fontPackages } from "#schemas/images/fonts.ts";
import { fontFaces } from "./fonts.ts";

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What sharp needs at run time on Lambda, and nothing of other platforms. */
const sharpPackages = [
  "sharp",
  "detect-libc",
  "semver",
  "@img/colour",
  "@img/sharp-linux-x64",
  "@img/sharp-libvips-linux-x64",
];

/**
 * Builds the layer's folder and returns its path. Equal packages give equal bytes, so a second
 * deploy finds nothing to do; an up-to-date folder is left as it is.
 *
 * @throws Error when a package for linux-x64 is not installed
 */
export function buildChromiumLayer(out = join(root, "dist", "layers", "chromium")): string {
  const recipe = chromiumLayerRecipe();
  const stamp = join(out, "recipe.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === recipe) return out;

  // Built aside and moved, so that a build that dies or a second one beside it leaves no half layer.
  const draft = `${out}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  addBrowser(join(draft, "chromium"));
  addFonts(draft);
  for (const name of sharpPackages) addPackage(name, join(draft, "nodejs", "node_modules"));
  writeFileSync(join(draft, "recipe.txt"), recipe);
  rmSync(out, { recursive: true, force: true });
  renameSync(draft, out);
  return out;
}

/**
 * The versions and the scripts that decide what is in the layer; equal recipes give equal layers.
 *
 * @throws Error when an installed font is not the one that the pictures' addresses promise
 */
export function chromiumLayerRecipe(): string {
  for (const { name, version } of fontPackages) {
    if (versionOf(name) === version) continue;
    throw new Error(
      `schemas/images/fonts.ts says ${name} ${version}, but ${versionOf(name)} is installed. ` +
        "Make them agree; pictures drawn with other fonts need other addresses.",
    );
  }
  const packages = [...sharpPackages, "@sparticuz/chromium", ...fontPackages.map((f) => f.name)];
  const scripts = ["build.ts", "fonts.ts"].map((name) => {
    const script = readFileSync(join(root, "layers", "chromium", name));
    return `${name} ${createHash("sha256").update(script).digest("hex")}`;
  });
  return `${[...packages.map((name) => `${name} ${versionOf(name)}`), ...scripts].join("\n")}\n`;
}

/**
 * The browser and the libraries that Lambda's image lacks. Zstandard unpacks several times faster
 * than the Brotli of the package, at every cold start, and still leaves the layer under the limit.
 */
function addBrowser(folder: string): void {
  const bin = join(packageFolder("@sparticuz/chromium"), "bin");
  const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(bin, name)));
  mkdirSync(folder, { recursive: true });
  const level = { [constants.ZSTD_c_compressionLevel]: 3 };
  writeFileSync(
    join(folder, "chromium.zst"),
    zstdCompressSync(unpacked("chromium.br"), { params: level }),
  );
  for (const name of ["al2023.tar.br", "fonts.tar.br"]) {
    execFileSync("tar", ["-x", "-m", "--no-same-owner", "-C", folder], { input: unpacked(name) });
  }
  // Its list of folders names the machine's own fonts; the sheetDrawer writes one that does not.
  rmSync(join(folder, "fonts.conf"));
  writeFileSync(join(folder, "version.txt"), `${versionOf("@sparticuz/chromium")}\n`);
}

function addFonts(layer: string): void {
  const { css, files, installed } = fontFaces(packageFolder);
  const folder = join(layer, "fonts");
  mkdirSync(join(folder, "files"), { recursive: true });
  for (const { name, path } of files) cpSync(path, join(folder, "files", name));
  for (const { name, path } of installed) cpSync(path, join(layer, "chromium", "fonts", name));
  writeFileSync(join(folder, "fonts.css"), css);
}

function addPackage(name: string, folder: string): void {
  cpSync(packageFolder(name), join(folder, name), {
    recursive: true,
    dereference: true,
    filter: (path) => !/\.(md|d\.ts|map|h)$|\/(src|install|node_modules\/.bin)$/.test(path),
  });
}

/** A package's folder; asked of its own files, because not every package exports its manifest. */
function packageFolder(name: string): string {
  const folder = (require.resolve.paths(name) ?? [])
    .map((base) => join(base, name))
    .find((path) => existsSync(join(path, "package.json")));
  if (folder) return folder;
  throw new Error(
    `The package ${name} is not installed, and the layer needs it. ` +
      "It is built on linux-x64, after npm ci with optional packages.",
  );
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(packageFolder(name), "package.json"), "utf8"),
  );
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new Error(`The package ${name} names no version.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(buildChromiumLayer());
