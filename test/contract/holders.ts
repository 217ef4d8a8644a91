import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Holders } from "#functions/holdings/days/holders.ts";
import { holderShards } from "#schemas/storage/value-items.ts";
import { at } from "#test/support/collections/collections.ts";

/** What Holders promise; others may be noted beside those of a test. */
export function holdersContract(name: string, holdersFor: () => Holders) {
  describe(`${name} are Holders`, () => {
    test("who was noted, however often, is in one shard once, and pages bring all by id", async () => {
      const holders = holdersFor();
      const own = new Set<string>(Array.from({ length: 40 }, () => randomUUID()));
      for (const userId of [...own, ...own]) await holders.note(userId, at);
      const found: string[] = [];
      for (let shard = 0; shard < holderShards; shard += 1) {
        const pages = await pagesOf(holders, shard);
        expect(pages.every((page) => page.length <= 3)).toBe(true);
        expect(pages.flat()).toEqual(pages.flat().toSorted());
        found.push(...pages.flat());
      }
      expect(found.filter((id) => own.has(id)).toSorted()).toEqual([...own].toSorted());
    });
  });
}

async function pagesOf(holders: Holders, shard: number): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  do {
    pages.push(await holders.page(shard, { after: pages.at(-1)?.at(-1), limit: 3 }));
  } while (pages.at(-1)?.length === 3);
  return pages;
}
