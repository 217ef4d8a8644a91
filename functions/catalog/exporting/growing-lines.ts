import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";

/** Lines of JSON that grow on a disk, gzipped, and what they say, as a hash. */
export interface GrowingLines {
  add(row: object): Promise<void>;
  /** @returns how many lines there are, and a hash that is the same for equal rows in equal order */
  done(): Promise<{ rows: number; contentHash: string }>;
}

/** Begins a file; no more of it is in memory than what the disk has not taken yet. */
export function growingLines(path: string): GrowingLines {
  const [zip, file] = [createGzip(), createWriteStream(path)];
  const written = finished(zip.pipe(file));
  // Whoever adds the next line or ends the file is told.
  written.catch((error: Error) => zip.destroy(error));
  const hash = createHash("sha256");
  let rows = 0;
  return {
    async add(row) {
      rows += 1;
      // Not of the text: a store may give the keys of a map in any order.
      hash.update(`${canonicalJson(row)}\n`);
      if (!zip.write(`${JSON.stringify(row)}\n`)) await once(zip, "drain");
    },
    async done() {
      zip.end();
      await written;
      return { rows, contentHash: hash.digest("hex") };
    },
  };
}

/** The rows of such a file, one at a time. */
export async function* rowsIn(path: string): AsyncIterable<Readonly<Record<string, unknown>>> {
  const text = createGunzip();
  // What breaks the file's stream also ends this one, where its reader learns of it.
  pipeline(createReadStream(path), text, () => undefined);
  text.setEncoding("utf8");
  let rest = "";
  for await (const piece of text) {
    // By hand: what reads lines for us also ends one at characters that a text of ours may hold.
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}
