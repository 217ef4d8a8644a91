import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";
import { docsAssets, docsEntry } from "./docs-assets.ts";
import { archiveEntry, sevenZipFiles } from "./seven-zip-files.ts";

const root = join(import.meta.dirname, "..");

/** How every function is bundled: CDK, the size check and the quick local update all do it here. */
const options = {
  bundle: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node24",
  mainFields: ["module", "main"],
  // CommonJS packages in an ES module bundle still call require.
  banner: {
    js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  },
  alias: {
    "@aws-sdk/credential-provider-node": join(root, "functions/shared/aws/lambda-credentials.ts"),
    "@aws-sdk/endpoint-cache": join(root, "functions/shared/aws/no-endpoint-cache.ts"),
    "@smithy/core/event-streams": join(root, "functions/shared/aws/no-event-streams.ts"),
    "simple-statistics": join(root, "lib/bundled/simple-statistics.ts"),
  },
  // Node reads UTF-8; words of other scripts would take twice the room in ASCII.
  charset: "utf8",
  // Licences lie beside the code, not in what every start reads.
  legalComments: "external",
  sourcemap: true,
  sourcesContent: false,
} satisfies BuildOptions;

/** Modules with native code: a layer brings them, and no bundle can hold them. */
const layerModules = ["sharp"];

/** Most that the HTTP bundle of an area may weigh, minified, in bytes: 500 KB load in ~60 ms. */
const httpBundleBudgetBytes = 500_000;

/**
 * What an area may weigh beyond that. The catalogue's function holds the newest prices and rates beside its index, without which no
 * search could know what cards cost: 20 KB too much, until the 19 KB of zod are left out that write JSON schemas.
 */
const beyondBudget: Readonly<Record<string, number>> = {
  "functions/catalog/handlers/http.ts": 20_000,
};

export const httpBudgetOf = (entry: string): number =>
  httpBundleBudgetBytes + (beyondBudget[entry] ?? 0);

/** Metadata key under which a function's template says what it was bundled from. */
export const bundleMetadata = "cardlake:bundle";

/** What a function was bundled from: enough to bundle it again without CDK. */
export interface BundleNote {
  /** Path from the project's root. */
  readonly entry: string;
}

/** Code, source map and licences of one function, and files that lie beside it; the code is `index.mjs`. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

/** Every file that a function can be bundled from, by its path from the project's root. */
export const entries = (): string[] =>
  globSync("functions/*/handlers/*.ts", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();

/**
 * Bundles these files in one go: what they have in common is read once, and fourteen bundles take
 * two seconds where a process for each took twelve.
 *
 * @throws BuildFailure if one of them does not compile; esbuild has said on standard error why
 */
export function bundlesOf(wanted: readonly string[]): ReadonlyMap<string, Bundle> {
  const { outputFiles } = buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints: wanted.map((entry) => ({ in: join(root, entry), out: `${nameOf(entry)}/index` })),
    external: layerModules,
    // Nothing is written here; source maps name sources from here, the same on every machine.
    outdir: join(root, "dist/functions"),
    outExtension: { ".js": ".mjs" },
    write: false,
  });
  const filesOf = (entry: string) =>
    outputFiles
      .filter(({ path }) => basename(dirname(path)) === nameOf(entry))
      .map(({ path, contents }) => [basename(path), contents] as const);
  return new Map(
    wanted.map((entry) => [entry, new Map([...filesOf(entry), ...filesBeside(entry)])]),
  );
}

/** What a function reads from its folder when it needs it. */
function filesBeside(entry: string): ReadonlyMap<string, Uint8Array> {
  if (entry === docsEntry) return docsAssets();
  return entry === archiveEntry ? sevenZipFiles() : new Map();
}

/** @throws RangeError if that function is not among them */
export function bundleIn(bundles: ReadonlyMap<string, Bundle>, { entry }: BundleNote): Bundle {
  const bundle = bundles.get(entry);
  if (bundle) return bundle;
  const known = [...bundles.keys()].join(", ");
  throw new RangeError(`${entry} was not bundled; there are ${known}.`);
}

let made: ReadonlyMap<string, Bundle> | undefined;

/**
 * The bundle of one function. The first call of a process bundles all of them, so it is for those
 * who want them all and whose sources do not change meanwhile.
 *
 * @throws RangeError if no function can be bundled from that file
 */
export function bundleOf(note: BundleNote): Bundle {
  made ??= bundlesOf(entries());
  return bundleIn(made, note);
}

/** `functions/images/handlers/draw-render.ts` becomes `images-draw-render`. */
const nameOf = (entry: string) => entry.replace(/^functions\/(.+)\/handlers\/(.+)\.ts$/, "$1-$2");
