import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CatalogueFiles } from "#functions/catalog/exporting/catalogue-files.ts";

/** What every CatalogueFiles promises: nothing is replaced that was not seen. */
export function catalogueFilesContract(name: string, empty: () => Promise<CatalogueFiles>) {
  describe(`${name} is a CatalogueFiles`, () => {
    // A folder of its own for each run: what lies in a bucket outlives a test.
    const aFolder = () => `dumps/test${crypto.randomUUID()}/`;
    const text = (key: string, content: string) => ({
      ...{ key, from: { text: content }, mediaType: "application/json" },
    });

    test("what was stored is listed and read, until it is removed", async () => {
      const [files, folder] = [await empty(), aFolder()];
      const key = `${folder}manifest.json`;
      expect(await files.put(text(key, '{"é":1}'), "nothing")).toBe("saved");
      expect(await files.read(key)).toBe('{"é":1}');
      const [listed, ...others] = await files.list(folder);
      expect(others).toEqual([]);
      expect(listed?.key).toBe(key);
      expect(Math.abs(Date.now() - (listed?.storedAt.getTime() ?? 0))).toBeLessThan(60_000);
      await files.remove(key);
      await files.remove(key);
      expect(await files.list(folder)).toEqual([]);
      await expect(files.read(key)).rejects.toThrow();
    });

    test("bytes are stored as they are", async () => {
      const [files, folder] = [await empty(), aFolder()];
      const from = { content: Buffer.from("row\n") };
      const file = { key: `${folder}rows`, from, mediaType: "application/gzip" };
      expect(await files.put(file, "nothing")).toBe("saved");
      expect(await files.read(file.key)).toBe("row\n");
    });

    test("a file of the disk is stored whole", async () => {
      const [files, folder] = [await empty(), aFolder()];
      const disk = await mkdtemp(join(tmpdir(), "files-"));
      const path = join(disk, "rows");
      const content = "row\n".repeat(100_000);
      await writeFile(path, content);
      const from = { path, bytes: content.length };
      const file = { key: `${folder}rows`, from, mediaType: "application/gzip" };
      expect(await files.put(file, "nothing")).toBe("saved");
      expect(await files.read(file.key)).toBe(content);
      await rm(disk, { recursive: true });
    });

    test("what was seen is replaced once, and what nobody saw never", async () => {
      const [files, folder] = [await empty(), aFolder()];
      const key = `${folder}cards`;
      await files.put(text(key, "first"), "nothing");
      expect(await files.put(text(key, "unseen"), "nothing")).toBe("overtaken");
      const tag = (await files.list(folder))[0]?.tag ?? "";
      expect(await files.put(text(key, "second"), { tag })).toBe("saved");
      expect(await files.put(text(key, "late"), { tag })).toBe("overtaken");
      expect(await files.read(key)).toBe("second");
    });

    test("what was seen and is gone is not replaced", async () => {
      const [files, folder] = [await empty(), aFolder()];
      const key = `${folder}cards`;
      await files.put(text(key, "first"), "nothing");
      const tag = (await files.list(folder))[0]?.tag ?? "";
      await files.remove(key);
      expect(await files.put(text(key, "late"), { tag })).toBe("overtaken");
    });
  });
}
