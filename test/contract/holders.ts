import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Holders } from "#functions/holdings/days/holders.ts";
import { holderShards } from "#schemas/storage/value-items.ts";
import { at } from "#test/support/collections/collections.ts";

/** What Holders promise; others may be noted beside those of a test. */
export function holdersContract(name: string, holdersFor: () => Holders) {
  describe(`${name} are Holders`, () => {
    test("a pass begins once for its prices, and the next one when its time has come", async () => {
      const holders = holdersFor();
      const game = `game-${randomUUID()}`;
      const begin = (hour: number, asked: number) =>
        holders.begin({ game, builtAt: moment(hour), at: moment(asked) }, 3 * 3_600);
      expect(await begin(5, 6)).toEqual({ outcome: "begun" });
      expect(await begin(5, 6)).toEqual({ outcome: "done" });
      expect(await begin(7, 8)).toEqual({ outcome: "early", leftSeconds: 3_600 });
      expect(await begin(8, 9)).toEqual({ outcome: "begun" });
      // Prices of before were valued with the newer ones.
      expect(await begin(7, 12)).toEqual({ outcome: "done" });
    });

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

const moment = (hour: number) => `2026-02-01T${String(hour).padStart(2, "0")}:00:00.000Z`;

async function pagesOf(holders: Holders, shard: number): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  do {
    pages.push(await holders.page(shard, { after: pages.at(-1)?.at(-1), limit: 3 }));
  } while (pages.at(-1)?.length === 3);
  return pages;
}
