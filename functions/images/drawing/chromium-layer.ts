import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import chromium from "@sparticuz/chromium";
import puppeteer, { type Browser } from "puppeteer-core";

/** Where the layer is mounted: on Lambda `/opt`; emulators name their folders in a variable. */
export function layerFolder(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string {
  const folders = (environment["_LAMBDA_LAYERS_DIRS"] ?? "/opt").split(":");
  const found = folders.find((folder) => exists(join(folder, "chromium", "version.txt")));
  if (found) return found;
  throw new Error(`There is no Chromium layer in ${folders.join(" or ")}.`);
}

/** Starts the layer's browser with the layer's libraries and none of the machine's fonts. */
export async function launchFromLayer(layer: string): Promise<Browser> {
  const { home, executable, headless } = await unpacked(layer);
  return puppeteer.launch({
    executablePath: executable,
    headless,
    // A pipe closes with whoever holds it, and the browser ends; nor is there a port to knock at.
    pipe: true,
    // A browser that does not answer a command for so long will not answer it at all.
    protocolTimeout: 30_000,
    args: [
      ...chromium.args.filter((flag) => !unwanted.test(flag)),
      ...ours,
      ...(headless === "shell" ? toldWhenToDraw : ["--disable-frame-rate-limit"]),
    ],
    env: {
      HOME: home,
      TMPDIR: tmpdir(),
      FONTCONFIG_PATH: home,
      LD_LIBRARY_PATH: join(layer, "chromium", "lib"),
    },
  });
}

/**
 * Of the flags that a browser on Lambda needs, those that we must not have (they lift the limits
 * between origins) and those that we need not have (graphics in software: there is none to draw).
 */
const unwanted = /disable-web-security|insecure-content|swiftshader|use-gl|use-angle|gpu-blocklist/;
const ours = [
  "--disable-gpu",
  "--disable-software-rasterizer",
  // Should a request ever slip past the interception, no name resolves.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--force-color-profile=srgb",
];

/**
 * A frame is drawn when we ask for it, with all that is in it, and at no other time. A whole browser
 * cannot do that; there a picture need at least not wait for the next of sixty frames a second, twice.
 */
const toldWhenToDraw = [
  "--enable-begin-frame-control",
  "--run-all-compositor-stages-before-draw",
  "--disable-new-content-rendering-timeout",
  "--disable-checker-imaging",
  "--disable-image-animation-resync",
  "--disable-threaded-animation",
  "--disable-threaded-scrolling",
];

interface Unpacked {
  /** Folder for what the browser writes. */
  readonly home: string;
  readonly executable: string;
  /** A whole browser has no window in its new mode; the small one knows only the old. */
  readonly headless: true | "shell";
}

/**
 * The executable, unpacked once per version. It is written aside and renamed, so that processes
 * which start together never run a half-written file. A layer for a platform without a packed
 * browser says where the machine's own is.
 */
async function unpacked(layer: string): Promise<Unpacked> {
  const version = (await readFile(join(layer, "chromium", "version.txt"), "utf8")).trim();
  const home = join(tmpdir(), `cardlake-chromium-${version}`);
  await mkdir(home, { recursive: true });
  const fonts = `<dir>${join(layer, "chromium", "fonts")}</dir><cachedir>${home}/cache</cachedir>`;
  await writeAside(join(home, "fonts.conf"), (path) =>
    writeFile(path, `<?xml version="1.0"?><fontconfig>${fonts}</fontconfig>`),
  );
  const named = join(layer, "chromium", "executable.txt");
  if (existsSync(named)) {
    return { home, executable: (await readFile(named, "utf8")).trim(), headless: true };
  }
  const executable = join(home, "chromium");
  const packed = { home, executable, headless: "shell" } as const;
  if (existsSync(executable)) return packed;
  await writeAside(executable, (path) =>
    pipeline(
      createReadStream(join(layer, "chromium", "chromium.zst"), { highWaterMark: 1 << 22 }),
      createZstdDecompress({ chunkSize: 1 << 22 }),
      createWriteStream(path, { mode: 0o755 }),
    ),
  );
  return packed;
}

async function writeAside(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}`;
  try {
    await write(draft);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
