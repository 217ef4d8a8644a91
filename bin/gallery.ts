/**
 * `npm run gallery`: draws the pictures of docs/gallery.md with the cards of the sample upstream, and writes that page.
 * `npm run gallery -- fan` draws those of that name alone; `--to <folder>` puts all of it elsewhere.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { layerFolder } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { chromiumLayer } from "../layers/chromium/build.ts";
import { buildLayer } from "../layers/layer.ts";
import { hostPlatform } from "../layers/platform.ts";
import { drawnShared } from "./gallery/draw-shared.ts";
import { galleryPage, pathOf, printedPath, sharedPathOf } from "./gallery/gallery-page.ts";
import { otherCards } from "./gallery/other-cards.ts";
import { previewScenes } from "./gallery/previews.ts";
import { printedScene, printedSheet } from "./gallery/printed.ts";
import { sampleCards } from "./gallery/sample-cards.ts";
import { scenes } from "./gallery/scenes.ts";
import { sharedScenes } from "./gallery/shared.ts";

const { values, positionals } = parseArgs({
  options: { to: { type: "string", default: join(import.meta.dirname, "../docs") } },
  allowPositionals: true,
});

const { folder } = buildLayer(chromiumLayer, {
  ...{ platform: hostPlatform(), chromePath: process.env["CHROME_PATH"] },
});
const samples = { en: sampleCards("en"), fr: sampleCards("fr"), other: otherCards() };
const images = {
  cell: async (...asked: Parameters<typeof samples.en.images.cell>) =>
    (await samples.en.images.cell(...asked)) ??
    (await samples.fr.images.cell(...asked)) ??
    samples.other.images.cell(...asked),
};
const sheetDrawer = chromiumSheetDrawer(layerFolder({ _LAMBDA_LAYERS_DIRS: folder }));
const tools = { sheetDrawer, imaging: sharpImaging(), images };
const time = { leftMs: () => 60_000 };
const all = scenes(samples);
const previews = await previewScenes(samples);
const shared = [...sharedScenes(samples), ...previews.scenes];
const originals = {
  signs: previews.signs,
  original: async (...asked: Parameters<typeof samples.en.original>) =>
    (await samples.en.original(...asked)) ?? samples.other.original(...asked),
};
const isWanted = ({ name }: { readonly name: string }) =>
  positionals.length === 0 || positionals.includes(name);
try {
  for (const scene of all.filter(isWanted)) {
    const path = join(values.to, pathOf(scene));
    await mkdir(dirname(path), { recursive: true });
    // Those of the gallery have one page.
    for await (const { bytes, width, height } of drawComposite(scene.composite, tools, { time })) {
      await writeFile(path, bytes);
      console.log(`${path} ${width}×${height} ${Math.round(bytes.length / 1024)} KB`);
    }
  }
  for (const scene of shared.filter(isWanted)) {
    const path = join(values.to, sharedPathOf(scene));
    await writeFile(path, await drawnShared(scene, originals, sheetDrawer));
    console.log(path);
  }
  if (isWanted(printedScene)) {
    await writeFile(join(values.to, printedPath), await printedSheet(samples.en));
    console.log(join(values.to, printedPath));
  }
  await writeFile(join(values.to, "gallery.md"), galleryPage(all, shared));
} finally {
  await sheetDrawer.close();
}
