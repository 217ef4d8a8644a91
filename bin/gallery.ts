/**
 * `npm run gallery`: draws the pictures of docs/gallery.md with the cards of the sample upstream.
 * `npm run gallery -- fan` draws those of that name, `--to <folder>` elsewhere.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { layerFolder } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { chromiumLayer } from "../layers/chromium/build.ts";
import { buildLayer } from "../layers/layer.ts";
import { hostPlatform } from "../layers/platform.ts";
import { sampleCards } from "./gallery/sample-cards.ts";
import { scenes } from "./gallery/scenes.ts";

const { values, positionals } = parseArgs({
  options: { to: { type: "string", default: join(import.meta.dirname, "../docs/images/gallery") } },
  allowPositionals: true,
});

const { folder } = buildLayer(chromiumLayer, {
  ...{ platform: hostPlatform(), chromePath: process.env["CHROME_PATH"] },
});
const samples = { en: sampleCards("en"), fr: sampleCards("fr") };
const images = {
  cell: async (...asked: Parameters<typeof samples.en.images.cell>) =>
    (await samples.en.images.cell(...asked)) ?? samples.fr.images.cell(...asked),
};
const sheetDrawer = chromiumSheetDrawer(layerFolder({ _LAMBDA_LAYERS_DIRS: folder }));
const tools = { sheetDrawer, imaging: sharpImaging(), images };
const time = { leftMs: () => 60_000 };
try {
  await mkdir(values.to, { recursive: true });
  for (const { name, composite } of scenes(samples)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for await (const page of drawComposite(composite, tools, { time })) {
      const file = `${name}${page.pages > 1 ? `-${page.page}` : ""}.${page.format}`;
      await writeFile(join(values.to, file), page.bytes);
      console.log(
        `${file} ${page.width}×${page.height} ${Math.round(page.bytes.length / 1024)} KB`,
      );
    }
  }
} finally {
  await sheetDrawer.close();
}
