import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, constants, zstdCompressSync } from "node:zlib";
import { packageFolder, versionOf } from "../packages.ts";
import { browserPlatform, type LayerPlatform } from "../platform.ts";

/**
 * Which browser a layer has: the packed one, or one that the machine brings, where the package has
 * none for it.
 *
 * @throws Error if the machine must bring one and nobody says where
 */
export function browserOf(platform: LayerPlatform, chromePath: string | undefined): string {
  if (platform === browserPlatform)
    return `@sparticuz/chromium ${versionOf("@sparticuz/chromium")}`;
  if (chromePath) return `the browser at ${chromePath}`;
  throw new Error(
    `There is no packed browser for ${platform}. Install Chrome or Chromium and set CHROME_PATH to ` +
      'its program, e.g. "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome".',
  );
}

/** Adds the browser, the libraries that Lambda's image lacks, and the fonts of last resort. */
export function addBrowser(
  folder: string,
  platform: LayerPlatform,
  chromePath: string | undefined,
): void {
  mkdirSync(folder, { recursive: true });
  addFallbackFonts(folder);
  writeFileSync(join(folder, "version.txt"), `${versionOf("@sparticuz/chromium")}\n`);
  if (platform !== browserPlatform) {
    writeFileSync(join(folder, "executable.txt"), chromePath ?? "");
    return;
  }
  addChromium(folder);
  unpack("al2023.tar.br", folder);
}

function addFallbackFonts(folder: string): void {
  unpack("fonts.tar.br", folder);
  // Its list of folders names the machine's own fonts; the renderer writes one that does not.
  rmSync(join(folder, "fonts.conf"));
}

/**
 * Zstandard unpacks several times faster than the Brotli of the package, at every cold start, and
 * still leaves the layer under the limit. Its second level takes half the time of its third, 0.7 s of
 * a core, for 5 % more bytes.
 */
function addChromium(folder: string): void {
  const params = { [constants.ZSTD_c_compressionLevel]: 2, [constants.ZSTD_c_nbWorkers]: 2 };
  writeFileSync(join(folder, "chromium.zst"), zstdCompressSync(file("chromium.br"), { params }));
}

const unpack = (name: string, folder: string) =>
  execFileSync("tar", ["-x", "-m", "--no-same-owner", "-C", folder], { input: file(name) });

const file = (name: string) =>
  brotliDecompressSync(readFileSync(join(packageFolder("@sparticuz/chromium"), "bin", name)));
