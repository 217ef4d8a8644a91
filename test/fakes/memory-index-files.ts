import type { IndexFiles } from "#functions/catalog/index.ts";

/** Index files in memory; `loads` counts how often one was read. */
export function memoryIndexFiles(): IndexFiles & { loads: () => number } {
  const files = new Map<string, Uint8Array>();
  let loads = 0;
  return {
    loads: () => loads,
    async save(key, content) {
      if (files.has(key)) return "already_there";
      files.set(key, content);
      return "saved";
    },
    async load(key) {
      loads += 1;
      const content = files.get(key);
      if (!content) throw new Error(`There is no file ${key}.`);
      return content;
    },
  };
}
