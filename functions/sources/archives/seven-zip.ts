import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SevenZipModule, SevenZipModuleFactory } from "7z-wasm";
import * as z from "zod";
import { lazy } from "#shared/kernel/lazy.ts";

/** A 7-Zip for one archive, with a memory of its own that ends with it; @param say is told of each line that it writes */
export type SevenZip = (say: (line: string) => void) => Promise<SevenZipModule>;

/** As its files lie beside a bundle; `lib/seven-zip-files.ts` puts them there. */
const files = { code: "7zz.cjs", wasm: "7zz.wasm" } as const;
const Code = z.looseObject({
  default: z.custom<SevenZipModuleFactory>((one) => typeof one === "function"),
});

/**
 * 7-Zip out of a folder, read when the first archive comes: most workers never see one. Its files are no part of any bundle, so
 * that whoever runs this may put others in their place, as their licence wants.
 */
export function sevenZipIn(folder: string): SevenZip {
  const parts = lazy(async () => {
    const [code, wasm] = await Promise.all([
      import(pathToFileURL(join(folder, files.code)).href),
      readFile(join(folder, files.wasm)),
    ]);
    return { make: Code.parse(code).default, wasm };
  });
  return async (say) => sevenZipOf(await parts(), say);
}

/** @param wasm the module's binary */
export const sevenZipOf = (
  { make, wasm }: { readonly make: SevenZipModuleFactory; readonly wasm: Uint8Array },
  say: (line: string) => void,
): Promise<SevenZipModule> =>
  make({
    wasmBinary: Uint8Array.from(wasm).buffer,
    ...{ print: say, printErr: say },
    stdin: nobodyAnswers,
  });

/** It asks for passwords, and would wait for ever. */
const nobodyAnswers = (): never => {
  throw new RangeError("7-Zip asked for something, and there is nobody to ask.");
};
