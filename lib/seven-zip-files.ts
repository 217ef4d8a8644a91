import { readFileSync } from "node:fs";
import { join } from "node:path";

const package7z = join(import.meta.dirname, "../node_modules/7z-wasm");

/** The function that reads archives of prices: nothing else gets 1.7 MB beside its bundle. */
export const archiveEntry = "functions/sources/handlers/normalize-pack.ts";

let read: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * 7-Zip as its package has it, by the names under which the function looks for it, and what its licences want to be told. It is
 * LGPL: its files are as they came, and may be exchanged for others in the function's folder.
 */
export function sevenZipFiles(): ReadonlyMap<string, Uint8Array> {
  read ??= new Map([
    ["7zz.cjs", file("7zz.umd.js")],
    ["7zz.wasm", file("7zz.wasm")],
    [
      "7zz-licences.txt",
      Buffer.concat([file("License.txt"), Buffer.from("\n\n"), file("unRarLicense.txt")]),
    ],
  ]);
  return read;
}

const file = (name: string): Buffer => readFileSync(join(package7z, name));
