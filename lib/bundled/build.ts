/**
 * Bundles what standard input asks for, and writes the files to standard output, both as V8 serialises values. A process
 * of its own, which `lib/bundling.ts` starts.
 */
import { join } from "node:path";
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

const asked: readonly Asked[] = deserialize(await buffer(process.stdin));
const [writers = [], others = []] = [true, false].map((writes) =>
  asked
    .filter(({ writesSchemas }) => writesSchemas === writes)
    .map(({ in: from, out }) => ({ in: from, out })),
);
const built = await Promise.all([bundled(writers, []), bundled(others, [noJsonSchemas])]);
process.stdout.write(serialize(built.flat()));

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
