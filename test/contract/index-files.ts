import { describe, expect, test } from "vitest";
import type { IndexFiles } from "#functions/catalog/index.ts";
import { indexFormat, indexKey } from "#schemas/storage/index-pointer.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What every IndexFiles promises: what lies under a key stays what it is. */
export function indexFilesContract(name: string, empty: () => Promise<IndexFiles>) {
  describe(`${name} is an IndexFiles`, () => {
    // A key of its own for each run: what lies in a bucket outlives a test.
    const game = "pokemon";
    const builtAt = "2026-02-01T06:00:00.000Z";
    const aKey = () =>
      indexKey({ game, format: indexFormat, version: sha256(crypto.randomUUID()), builtAt });

    test("what was saved is loaded byte for byte", async () => {
      const [files, key] = [await empty(), aKey()];
      const content = Uint8Array.from([0, 255, 31, 139, 10]);
      expect(await files.save(key, content)).toBe("saved");
      expect(Uint8Array.from(await files.load(key))).toEqual(content);
    });

    test("a second content of a key is not taken", async () => {
      const [files, key] = [await empty(), aKey()];
      await files.save(key, Uint8Array.of(1));
      expect(await files.save(key, Uint8Array.of(2))).toBe("already_there");
      expect(Uint8Array.from(await files.load(key))).toEqual(Uint8Array.of(1));
    });

    test("what was saved is listed with its moment, until it is removed", async () => {
      const [files, key] = [await empty(), aKey()];
      await files.save(key, Uint8Array.of(1));
      const found = (await files.list(game)).find((one) => one.key === key);
      expect(Math.abs(Date.now() - (found?.storedAt.getTime() ?? 0))).toBeLessThan(60_000);
      await files.remove(key);
      await files.remove(key);
      expect((await files.list(game)).map((one) => one.key)).not.toContain(key);
      await expect(files.load(key)).rejects.toThrow();
    });

    test("a file that was never saved is an error", async () => {
      await expect((await empty()).load(aKey())).rejects.toThrow();
    });
  });
}
