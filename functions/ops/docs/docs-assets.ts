import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { schemaType } from "#schemas/transfer/own-format-name.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

/** By plain name the name with the content's hash, as the bundling wrote it. */
const Names = z.record(z.string(), z.string());

export interface DocsAssets {
  /** The API's document, and the name under which it is an asset. */
  document(): Promise<{ gzipped: Uint8Array; contentType: string; file: string }>;
  /**
   * A schema of files that people keep, by its plain name.
   *
   * @throws DomainError `request.no_such_route`
   */
  schema(name: string): Promise<{ gzipped: Uint8Array; contentType: string; file: string }>;
  /** Where the page finds a file, from the page's own address. */
  addressOf(name: string): string;
  /**
   * A file, compressed with gzip.
   *
   * @throws DomainError `request.no_such_route`
   */
  read(file: string): Promise<{ gzipped: Uint8Array; contentType: string }>;
}

const types: Readonly<Record<string, string>> = {
  json: "application/json",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  txt: "text/plain; charset=utf-8",
};

/** The files that lie beside the function's bundle; `lib/docs-assets.ts` puts them there. */
export async function docsAssetsIn(folder: string): Promise<DocsAssets> {
  const names = Names.parse(JSON.parse(await readFile(join(folder, "docs-assets.json"), "utf8")));
  const files = new Set(Object.values(names));
  const nameOf = (name: string) => {
    const file = names[name];
    if (file === undefined) throw new RangeError(`The bundle has no file ${name}.`);
    return file;
  };
  const read = async (file: string) => {
    if (!files.has(file)) {
      throw new DomainError(
        "request.no_such_route",
        `There is no file ${file}; the page at /docs names those that there are.`,
      );
    }
    const contentType = types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    return { gzipped: await readFile(join(folder, `${file}.gz`)), contentType };
  };
  return {
    addressOf: (name) => `docs/assets/${nameOf(name)}`,
    read,
    async schema(name) {
      const file = name.endsWith(".schema.json") ? ownValue(names, name) : undefined;
      if (file === undefined) {
        throw new DomainError("request.no_such_route", `No schema is called ${name}.`);
      }
      return { ...(await read(file)), contentType: schemaType, file };
    },
    async document() {
      const file = nameOf("openapi.json");
      return { ...(await read(file)), file };
    },
  };
}
