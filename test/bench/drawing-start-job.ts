/** The first picture of a process that has just begun, step by step: `node drawing-start-job.mjs <folder> <layer>`. */
import { openBrowser } from "#functions/images/drawing/chromium-browser.ts";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { keptSheetDrawer } from "#functions/images/drawing/kept-sheet-drawer.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { cardFiles } from "./composite/card-files.ts";
import { compositeOf } from "./composite/ours.ts";

const [folder = "", layer = ""] = process.argv.slice(2);
const files = cardFiles(folder);
const time = { leftMs: () => 60_000 };

/** Milliseconds since the process began. */
const marks: Record<string, number> = {};
const mark = (name: string) => {
  marks[name] ??= performance.now();
};
mark("loaded");

const start = async () => {
  const browser = await openBrowser(layer, async (from) => {
    const launched = await launchFromLayer(from);
    mark("launched");
    return launched;
  });
  mark("page_open");
  return browser;
};
const sheetDrawer = keptSheetDrawer(start, { mostDrawn: 2_000, mostMb: 600 });
const watched = {
  ...sheetDrawer,
  draw: async (...wanted: Parameters<typeof sheetDrawer.draw>) => {
    const picture = await sheetDrawer.draw(...wanted);
    mark("text_drawn");
    return picture;
  },
};
sheetDrawer.prepare();
const imaging = sharpImaging();
const images = {
  async cell(_picture: unknown, quality: "high" | "medium" | "low") {
    const cell = files.read(quality, 0);
    mark("first_cell");
    return cell;
  },
};
const picture = async (count: number) => {
  const tools = { sheetDrawer: watched, imaging, images };
  let pages = 0;
  for await (const page of drawComposite(compositeOf(count), tools, { time })) pages += page.page;
  return pages;
};
await picture(9);
mark("picture");
const secondFrom = performance.now();
await picture(9);
const second_ms = performance.now() - secondFrom;
await sheetDrawer.close();
const named = Object.entries(marks).map(([name, ms]) => [`${name}_ms`, ms] as const);
console.log(JSON.stringify({ ...Object.fromEntries(named), second_ms }));
process.exit();
