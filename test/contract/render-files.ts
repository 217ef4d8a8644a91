import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type {
  PageFiles,
  RenderBookmarks,
  RenderPlans,
} from "#functions/images/renders/render-files.ts";
import { RenderPlan } from "#schemas/images/render.ts";
import { ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What every PageFiles promises. */
export function pageFilesContract(name: string, filesFor: () => PageFiles) {
  describe(`${name} keeps PageFiles`, () => {
    test("a page is found with its size, since it was kept, under its own name alone", async () => {
      const pages = filesFor();
      const page = { key: Sha256.parse(sha256(randomUUID())), page: 1, format: "png" } as const;
      expect(await pages.find(page)).toBeUndefined();
      expect(await pages.get(page)).toBeUndefined();
      await pages.keep(page, Buffer.from("a page"));
      const found = await pages.find(page);
      expect(found?.bytes).toBe(6);
      expect(Buffer.from((await pages.get(page)) ?? []).toString()).toBe("a page");
      expect(Math.abs(Date.parse(found?.storedAt ?? "") - Date.now())).toBeLessThan(60_000);
      expect(await pages.find({ ...page, page: 2 })).toBeUndefined();
      expect(await pages.find({ ...page, format: "jpeg" })).toBeUndefined();
    });
  });
}

/** What every RenderPlans promises. */
export function renderPlansContract(name: string, plansFor: () => RenderPlans) {
  describe(`${name} keeps RenderPlans`, () => {
    test("a plan comes back as it was, to its own render alone", async () => {
      const plans = plansFor();
      const id = Ulid.parse(ulid());
      expect(await plans.get(id)).toBeUndefined();
      const card = { printingId: "pokemon:en:base1-4", name: "Flabébé", setName: "花" };
      const plan = RenderPlan.parse({
        cards: [{ ...card, number: "4/102", language: "en", quantity: 1, isKnown: true }],
        ...{ options: {}, day: "2026-02-01", attribution: "©" },
      });
      await plans.save(id, plan);
      expect(await plans.get(id)).toEqual(plan);
      expect(await plans.get(Ulid.parse(ulid()))).toBeUndefined();
    });
  });
}

/** What every RenderBookmarks promises. */
export function renderBookmarksContract(name: string, bookmarksFor: () => RenderBookmarks) {
  describe(`${name} keeps RenderBookmarks`, () => {
    test("the last bookmark of a render comes back as it was, to its own render alone", async () => {
      const bookmarks = bookmarksFor();
      const id = Ulid.parse(ulid());
      expect(await bookmarks.find(id)).toBeUndefined();
      await bookmarks.lay(id, { fetchedMs: 12_000.5 });
      expect(await bookmarks.find(id)).toEqual({ fetchedMs: 12_000.5 });
      const record = ImageRecord.parse({
        ...{ printingId: "pokemon:en:base1-4", status: "present", version: 1 },
        ...{ sha256: sha256("a picture"), sourceUrl: "https://pictures.test/4.webp" },
        checkedAt: "2026-02-01T06:00:00.000Z",
      });
      const drawing = { records: [record], damaged: [Sha256.parse(sha256("another"))] };
      await bookmarks.lay(id, { fetchedMs: 20_000, drawing });
      expect(await bookmarks.find(id)).toEqual({ fetchedMs: 20_000, drawing });
      expect(await bookmarks.find(Ulid.parse(ulid()))).toBeUndefined();
    });
  });
}
