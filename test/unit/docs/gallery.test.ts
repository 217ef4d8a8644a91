import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { galleryPage, pathOf, printedPath, sharedPathOf } from "#bin/gallery/gallery-page.ts";
import { otherCards } from "#bin/gallery/other-cards.ts";
import { previewScenes } from "#bin/gallery/previews.ts";
import { sampleCards } from "#bin/gallery/sample-cards.ts";
import { scenes } from "#bin/gallery/scenes.ts";
import { sharedScenes } from "#bin/gallery/shared.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";

const docs = join(import.meta.dirname, "../../../docs");
const samples = { en: sampleCards("en"), fr: sampleCards("fr"), other: otherCards() };
const all = scenes(samples);
const shared = [...sharedScenes(samples), ...(await previewScenes(samples)).scenes];

test("the gallery shows what `npm run gallery` draws", () => {
  expect(readFileSync(join(docs, "gallery.md"), "utf8")).toBe(galleryPage(all, shared));
});

test("its pictures are there, of one page each, and together small enough for a repository", () => {
  const paths = [...all.map(pathOf), ...shared.map(sharedPathOf), printedPath];
  const bytes = paths.map((path) => statSync(join(docs, path)).size);
  expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(1_700_000);
  for (const { composite } of all) expect(layoutOf(composite).pages).toHaveLength(1);
});
