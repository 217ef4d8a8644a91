import { readFile } from "node:fs/promises";
import type { CatalogueFiles } from "#functions/catalog/exporting/catalogue-files.ts";
import { type Clock, systemClock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";

interface Kept {
  readonly content: Buffer;
  readonly storedAt: Date;
  readonly mediaType: string;
  readonly cacheControl: string | undefined;
}

async function bytesOf(from: Parameters<CatalogueFiles["put"]>[0]["from"]): Promise<Buffer> {
  if ("text" in from) return Buffer.from(from.text);
  return "content" in from ? Buffer.from(from.content) : readFile(from.path);
}

/** Published catalogues in memory; `kept` shows what lies there, `puts` counts what was stored in a folder. */
export function memoryCatalogueFiles(clock: Clock = systemClock) {
  const kept = new Map<string, Kept>();
  const puts: string[] = [];
  const tagOf = ({ content }: Kept) => `"${sha256(content)}"`;
  const files: CatalogueFiles = {
    list: async (folder) =>
      [...kept]
        .filter(([key]) => key.startsWith(folder))
        .map(([key, one]) => ({ key, tag: tagOf(one), storedAt: one.storedAt })),
    async read(key) {
      const one = kept.get(key);
      if (!one) throw new Error(`There is no file ${key}.`);
      return one.content.toString();
    },
    async put({ key, from, mediaType, cacheControl }, before) {
      const content = await bytesOf(from);
      const there = kept.get(key);
      const isAsSeen =
        before === "nothing" ? !there : there !== undefined && tagOf(there) === before.tag;
      if (!isAsSeen) return "overtaken";
      kept.set(key, { content, storedAt: clock(), mediaType, cacheControl });
      puts.push(key);
      return "saved";
    },
    async remove(key) {
      kept.delete(key);
    },
  };
  return {
    ...files,
    kept: kept as ReadonlyMap<string, Kept>,
    puts: (folder = "") => puts.filter((key) => key.startsWith(folder)).length,
  };
}
