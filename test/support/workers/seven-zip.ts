import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import code, { type SevenZipModule } from "7z-wasm";
import { type SevenZip, sevenZipOf } from "#functions/sources/archives/seven-zip.ts";

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("7z-wasm/7zz.wasm"));

/** 7-Zip as the normaliser has it. */
export const sevenZip: SevenZip = (say) => sevenZipOf({ make: code.default, wasm }, say);

export interface ArchiveToMake {
  /** By path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** @default as the mirror packs */
  readonly options?: readonly string[];
  /** Paths that 7-Zip would not take from a disk, by what they were called when it did. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What else there is on the disk that it packs. */
  readonly prepare?: (files: SevenZipModule["FS"]) => void;
}

/** A 7z archive. */
export async function archiveOf({
  files,
  options = ["-m0=PPMd:o=8"],
  renamed = {},
  prepare = () => undefined,
}: ArchiveToMake): Promise<Buffer> {
  const said: string[] = [];
  const { FS, callMain } = await sevenZip((line) => said.push(line));
  const run = (...args: string[]) => {
    const code: unknown = callMain(args);
    if (code !== 0) throw new Error(said.join("\n"));
  };
  FS.mkdir("/in");
  FS.chdir("/in");
  const folders = new Set<string>();
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split("/").slice(0, -1);
    for (const [at] of parts.entries()) {
      const folder = parts.slice(0, at + 1).join("/");
      if (!folders.has(folder)) FS.mkdir(folder);
      folders.add(folder);
    }
    FS.writeFile(path, content);
  }
  prepare(FS);
  run("a", "-t7z", "-y", ...options, "/a.7z", ".");
  for (const [from, to] of Object.entries(renamed)) run("rn", "/a.7z", from, to);
  return Buffer.from(FS.readFile("/a.7z"));
}
