import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { galleryPage, pathOf } from "#bin/gallery/gallery-page.ts";
import { sampleCards } from "#bin/gallery/sample-cards.ts";
import { scenes } from "#bin/gallery/scenes.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";

const docs = join(import.meta.dirname, "../../../docs");
const all = scenes({ en: sampleCards("en"), fr: sampleCards("fr") });

test("the gallery shows what `npm run gallery` draws", () => {
  expect(readFileSync(join(docs, "gallery.md"), "utf8")).toBe(galleryPage(all));
});

test("its pictures are there, of one page each, and together small enough for a repository", () => {
  const bytes = all.map((scene) => statSync(join(docs, pathOf(scene))).size);
  expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(1_500_000);
  for (const { composite } of all) expect(layoutOf(composite).pages).toHaveLength(1);
});
