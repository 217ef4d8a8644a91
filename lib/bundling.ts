import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Asked, Built } from "./bundled/build.ts";
import { docsAssets, docsEntry } from "./docs-assets.ts";
import { archiveEntry, sevenZipFiles } from "./seven-zip-files.ts";

const root = join(import.meta.dirname, "..");

/** Most that the HTTP bundle of an area may weigh, minified, in bytes: 500 KB load in ~60 ms. */
const httpBundleBudgetBytes = 500_000;

/**
 * What an area may weigh beyond that. The catalogue's function holds the newest prices and rates beside its index, without which no
 * search could know what cards cost. That of alerts previews them over past prices, reads searches as the catalogue does and collections with what they
 * hold, and tries channels: it asks addresses of users by itself, and signs what it says. That of holdings searches as the catalogue does, and holds beside it
 * what copies cost in every state, whole collections, and the queue at which it asks for files of these. That of collections edits, undoes, takes imports back,
 * sells and brings devices together, writes tables for spreadsheets, reads past prices, and asks whose a picture is. That of the studio reads what holdings do, to draw or print it, and has the words of pictures in seven languages;
 * that of shares reads collections and past prices, and writes what the browser draws of them. That of transfer knows the formats of all apps, and ids of cards elsewhere.
 */
const beyondBudget: Readonly<Record<string, number>> = {
  "functions/alerts/handlers/http.ts": 85_000,
  "functions/catalog/handlers/http.ts": 15_000,
  "functions/collections/handlers/http.ts": 86_000,
  "functions/holdings/handlers/http.ts": 95_000,
  "functions/shares/handlers/http.ts": 29_000,
  "functions/studio/handlers/http.ts": 110_000,
  "functions/transfer/handlers/http.ts": 26_000,
};

export const httpBudgetOf = (entry: string): number =>
  httpBundleBudgetBytes + (beyondBudget[entry] ?? 0);

/** Functions that make columns of what schemas say. */
export const schemaWriters: readonly string[] = ["functions/catalog/handlers/build-index.ts"];

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
 * @throws Error if one of them does not compile; esbuild has said on standard error why
 */
export function bundlesOf(wanted: readonly string[]): ReadonlyMap<string, Bundle> {
  const asked: readonly Asked[] = wanted.map((entry) => ({
    ...{ in: join(root, entry), out: `${nameOf(entry)}/index` },
    writesSchemas: schemaWriters.includes(entry),
  }));
  // CDK does not wait, and esbuild takes plugins from those alone who do: a process waits for it.
  const output = execFileSync(process.execPath, [join(import.meta.dirname, "bundled/build.ts")], {
    input: serialize(asked),
    maxBuffer: Number.MAX_SAFE_INTEGER,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const outputFiles: Built = deserialize(output);
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
