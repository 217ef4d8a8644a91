import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ListingPages } from "#functions/prices/listings/page-store.ts";
import type { ListedCopies } from "#schemas/storage/listing-pages.ts";

/** What every ListingPages promises. */
export function listingPagesContract(name: string, store: () => Promise<ListingPages>) {
  const list = "pokemon:base1-4:en:USD";
  const page = (at: number, more: Partial<ListedCopies> = {}): ListedCopies => ({
    isLast: at === 1,
    observed: { atMs: 1_769_904_000_000 + at, pack: "bronze/a.ndjson.gz", line: at },
    copies: [[`v1|${at}|0`, "holo@psa-9", 41_250]],
    ...more,
  });

  describe(`${name} keeps pages of listings`, () => {
    test("whoever adds a page is told all of its run, in whatever order they come", async () => {
      const [pages, run] = [await store(), randomUUID()];
      expect(await pages.add(list, run, 1, page(1))).toEqual(new Map([[1, page(1)]]));
      const both = await pages.add(list, run, 0, page(0));
      expect(both.get(0)).toEqual(page(0));
      expect(both.get(1)).toEqual(page(1));
      expect(both.size).toBe(2);
    });

    test("of pages that come at once the last one is told both", async () => {
      const [pages, run] = [await store(), randomUUID()];
      const told = await Promise.all([0, 1].map((at) => pages.add(list, run, at, page(at))));
      expect(Math.max(...told.map(({ size }) => size))).toBe(2);
    });

    test("a page that comes again takes its own place", async () => {
      const [pages, run] = [await store(), randomUUID()];
      await pages.add(list, run, 0, page(0));
      const again = page(0, { copies: [] });
      expect(await pages.add(list, run, 0, again)).toEqual(new Map([[0, again]]));
    });

    test("runs and lists know nothing of each other's pages", async () => {
      const [pages, run] = [await store(), randomUUID()];
      await pages.add(list, run, 0, page(0));
      expect((await pages.add(list, randomUUID(), 1, page(1))).size).toBe(1);
      expect((await pages.add(`${list}X`, run, 1, page(1))).size).toBe(1);
    });

    test("two full pages of a list find room", async () => {
      const [pages, run] = [await store(), randomUUID()];
      const many = Array.from({ length: 200 }, (_none, at): ListedCopies["copies"][number] => [
        `v1|${110_000_000_000 + at}|410000000000`,
        "holo.shadowless.1st-edition@bgs-10-black-label",
        10_000_000_000 + at,
      ]);
      const full = (at: number) => page(at, { copies: many });
      await pages.add(list, run, 0, full(0));
      expect(await pages.add(list, run, 1, full(1))).toEqual(
        new Map([
          [0, full(0)],
          [1, full(1)],
        ]),
      );
    });
  });
}
