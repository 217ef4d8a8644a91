import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const root = join(import.meta.dirname, "..");
const swagger = join(root, "node_modules/swagger-ui-dist");

/** The function beside whose bundle the files of the page at `/docs` lie. */
export const docsEntry = "functions/ops/handlers/http.ts";

let made: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * The document of the API and the files that the page at `/docs` loads, compressed, under names with the hash of their content,
 * and `docs-assets.json`, which says by plain name what each is called.
 *
 * They lie beside the bundle and not in it: inside it, every cold start would read 1.7 MB of script
 * and 0.3 MB of document, of which a request for the health needs nothing.
 */
export function docsAssets(): ReadonlyMap<string, Uint8Array> {
  made ??= filesOf({
    "swagger-ui.js": text("swagger-ui-bundle.js"),
    "swagger-ui.css": text("swagger-ui.css"),
    "licences.txt": [
      text("LICENSE"),
      text("NOTICE"),
      text("swagger-ui-bundle.js.LICENSE.txt"),
    ].join("\n\n"),
    "openapi.json": JSON.stringify(
      JSON.parse(readFileSync(join(root, "schemas/generated/openapi.json"), "utf8")),
    ),
    ...published(),
    "docs-ui.js": ownScript(),
    "docs-ui.css": readFileSync(join(root, "functions/ops/browser/docs-ui.css"), "utf8"),
  });
  return made;
}

/** Schemas as they were published, under their own names. */
const published = () =>
  Object.fromEntries(
    readdirSync(join(root, "schemas/published")).map((name) => [
      name,
      readFileSync(join(root, "schemas/published", name), "utf8"),
    ]),
  );

/** Without the reference to a source map that is not there. */
const text = (name: string) =>
  readFileSync(join(swagger, name), "utf8").replace(/\n(\/\/|\/\*)# sourceMappingURL=.*/, "");

function ownScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, "functions/ops/browser/docs-ui.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles.map((file) => file.text).join("");
}

function filesOf(contents: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  const named = Object.entries(contents).map(([name, content]) => {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    return { name, file: name.replace(/\.(\w+)$/, `.${hash}.$1`), content };
  });
  const names = Object.fromEntries(named.map(({ name, file }) => [name, file]));
  return new Map([
    ...named.map(({ file, content }): [string, Uint8Array] => [
      `${file}.gz`,
      gzipSync(content, { level: 9 }),
    ]),
    ["docs-assets.json", Buffer.from(JSON.stringify(names))],
  ]);
}
