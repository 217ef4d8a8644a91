/**
 * Bundles what standard input asks for, and writes the files to standard output, both as V8 serialises values. A process
 * of its own, which `lib/bundling.ts` starts.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { deserialize, serialize } from "node:v8";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** What to bundle: files, where each would lie, and whether they write JSON schemas. */
export interface Asked {
  readonly in: string;
  readonly out: string;
  readonly writesSchemas: boolean;
}

/** Files as they would be written. */
export type Built = readonly { readonly path: string; readonly contents: Uint8Array }[];

const root = join(import.meta.dirname, "../..");

/** zod reaches what writes JSON schemas from every schema: 19 KB in each bundle. */
const noJsonSchemas: Plugin = {
  name: "no-json-schemas",
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:to-json-schema|json-schema-processors)\.js$/ }, ({ importer }) =>
      /[\\/]zod[\\/].+schemas\.js$/.test(importer)
        ? { path: join(import.meta.dirname, "no-json-schemas.ts") }
        : undefined,
    );
  },
};

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

/** Where clouds of the same sources that start beside each other keep what one of them has bundled; otherwise nothing is kept. */
const keptAs = process.env["BUNDLES_KEPT_AS"];

const input = await buffer(process.stdin);
const keptFile = keptAs && `${keptAs}-${createHash("sha256").update(input).digest("hex")}`;
process.stdout.write(
  keptFile && existsSync(keptFile) ? readFileSync(keptFile) : await built(deserialize(input)),
);

async function built(asked: readonly Asked[]): Promise<Buffer> {
  const [writers = [], others = []] = [true, false].map((writes) =>
    asked
      .filter(({ writesSchemas }) => writesSchemas === writes)
      .map(({ in: from, out }) => ({ in: from, out })),
  );
  const all = await Promise.all([bundled(writers, []), bundled(others, [noJsonSchemas])]);
  const output = serialize(all.flat() satisfies Built);
  if (keptFile) keep(keptFile, output);
  return output;
}

function keep(file: string, output: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, output);
  renameSync(draft, file);
}

async function bundled(
  entryPoints: { in: string; out: string }[],
  plugins: Plugin[],
): Promise<Built> {
  if (entryPoints.length === 0) return [];
  const { outputFiles } = await build({
    ...options,
    ...{ absWorkingDir: root, entryPoints, plugins, external: layerModules },
    // Nothing is written here; source maps name sources from here, the same on every machine.
    outdir: join(root, "dist/functions"),
    outExtension: { ".js": ".mjs" },
    write: false,
  });
  return outputFiles.map(({ path, contents }) => ({ path, contents }));
}
