import { describe, expect, test } from "vitest";
import type { IndexPointers } from "#functions/catalog/index.ts";
import { type IndexPointer, indexFormat, indexKey } from "#schemas/storage/index-pointer.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What every IndexPointers promises: the newest index is the one that search reads. */
export function indexPointersContract(name: string, empty: () => Promise<IndexPointers>) {
  describe(`${name} is an IndexPointers`, () => {
    const [early, late] = ["2026-02-01T06:00:00.000Z", "2026-02-02T06:00:00.000Z"] as const;
    const pointer = (builtAt: string, format = indexFormat): IndexPointer => {
      const of = { game: "pokemon", format, version: sha256(builtAt), builtAt };
      return { ...of, key: indexKey(of), cards: 3 };
    };

    test("there is no current index before the first is published", async () => {
      expect(await (await empty()).current("pokemon")).toBeUndefined();
    });

    test("an index that was built before the current one does not replace it", async () => {
      const pointers = await empty();
      expect(await pointers.publish(pointer(late))).toBe("published");
      expect(await pointers.publish(pointer(early))).toBe("older");
      expect(await pointers.current("pokemon")).toEqual(pointer(late));
    });

    test("an index that was built later replaces the current one of its game alone", async () => {
      const pointers = await empty();
      await pointers.publish(pointer(early));
      expect(await pointers.publish({ ...pointer(late), game: "onepiece" })).toBe("published");
      expect(await pointers.current("pokemon")).toEqual(pointer(early));
      expect(await pointers.publish(pointer(late))).toBe("published");
      expect(await pointers.current("pokemon")).toEqual(pointer(late));
    });

    test("each format has a current index of its own, until it is forgotten", async () => {
      const pointers = await empty();
      const [ours, other] = [pointer(early), pointer(late, indexFormat + 1)];
      await pointers.publish(other);
      expect(await pointers.current("pokemon")).toBeUndefined();
      await pointers.publish(ours);
      expect(await pointers.current("pokemon")).toEqual(ours);
      expect(await pointers.current("pokemon", indexFormat + 1)).toEqual(other);
      const all = await pointers.all("pokemon");
      expect(all.toSorted((a, b) => a.format - b.format)).toEqual([ours, other]);
      await pointers.forget("pokemon", indexFormat);
      expect(await pointers.all("pokemon")).toEqual([other]);
    });

    test("publishing the same again is no failure", async () => {
      const pointers = await empty();
      await pointers.publish(pointer(early));
      expect(await pointers.publish(pointer(early))).toBe("published");
      expect(await pointers.current("pokemon")).toEqual(pointer(early));
    });
  });
}
