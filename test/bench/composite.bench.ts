import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import * as z from "zod";
import { type Composite, mainLanguage } from "#functions/images/composites/composite.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import { compositeHtml, lookOf } from "#functions/images/composites/pieces/composite-html.ts";
import { piecesOf } from "#functions/images/composites/pieces/pieces-of.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import {
  aComposite,
  aCompositeCard,
  cardPicture,
  pictureHash,
} from "#test/support/pictures/card-pictures.ts";
import { watchFamily } from "./process-family.ts";
import type { Figures } from "./run.ts";

const thisFile = fileURLToPath(import.meta.url);
const kinds = 20;
const sizes = [1, 9, 100, 1000];
/** Enough of it. */
const time = { leftMs: () => 600_000 };

/** Draws all pages of a composite and says how many bytes they have. */
type Pipeline = (composite: Composite) => Promise<number>;

/**
 * [IMG-11] Composites from ready cells: seconds warm and with a browser that is yet to start, of
 * processor time, peak memory of node and Chromium together, and size. `browser` is the other way
 * to draw, with everything in Chromium, in the same run.
 */
export async function run(): Promise<Figures> {
  // A process of its own, started as the render worker is: memory settings count from the start.
  const env = { ...process.env, ...nativeMemoryEnv };
  const { stdout } = await promisify(execFile)(process.execPath, [thisFile], { env });
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}

async function measured(): Promise<Figures> {
  const imaging = sharpImaging();
  const images = memoryImageStore();
  const cells = new Map<string, Uint8Array>();
  for (let seed = 0; seed < kinds; seed += 1) {
    const { medium: cell } = (await imaging.derive(await cardPicture(seed))).cells;
    images.put(pictureHash(seed), "medium", cell);
    cells.set(`/cell/${seed}`, cell);
  }
  const sheetDrawer = chromiumSheetDrawer(chromiumLayer());
  const split: Pipeline = async (composite) => {
    let bytes = 0;
    for await (const page of drawComposite(composite, { sheetDrawer, imaging, images }, { time })) {
      bytes += page.bytes.byteLength;
    }
    return bytes;
  };
  try {
    const figures: Record<string, number> = {};
    for (const count of sizes) {
      await sheetDrawer.close();
      const cold = await timed(() => split(compositeOf(count)));
      figures[`${count}_cold_s`] = cold.seconds;
      Object.assign(figures, await measure(`${count}`, split, count));
    }
    await sheetDrawer.close();
    const browser: Pipeline = (composite) => inBrowser(composite, cells, sheetDrawer);
    await browser(compositeOf(9));
    return { ...figures, ...(await measure("browser_100", browser, 100)) };
  } finally {
    await sheetDrawer.close();
  }
}

async function measure(name: string, draw: Pipeline, count: number): Promise<Figures> {
  const composite = compositeOf(count);
  const family = watchFamily();
  const turns: { seconds: number; result: number }[] = [];
  for (let turn = 0; turn < (count > 100 ? 3 : 7); turn += 1) {
    turns.push(await timed(() => draw(composite)));
  }
  const { peakMb, cpuSeconds } = family.end();
  turns.sort((a, b) => a.seconds - b.seconds);
  return {
    [`${name}_s`]: turns[Math.floor(turns.length / 2)]?.seconds ?? 0,
    [`${name}_cpu_s`]: cpuSeconds / turns.length,
    [`${name}_peak_mb`]: peakMb,
    [`${name}_kb`]: (turns[0]?.result ?? 0) / 1024,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
}

function compositeOf(count: number): Composite {
  const cards = Array.from({ length: count }, (_none, index) =>
    aCompositeCard({ number: `${index}/102`, picture: pictureHash(index % kinds) }),
  );
  const title = "A collection of considerable size";
  return aComposite({ cards, options: CompositeOptions.parse({ title }) });
}

/** The other way: whole pages with their pictures in the browser. */
async function inBrowser(
  composite: Composite,
  cells: ReadonlyMap<string, Uint8Array>,
  sheetDrawer: ReturnType<typeof chromiumSheetDrawer>,
): Promise<number> {
  const { measures, pages } = layoutOf(composite);
  let bytes = 0;
  for (const layout of pages) {
    const { width, height } = layout;
    const page = {
      ...{ composite, measures, layout, pages: pages.length, usual: mainLanguage(composite) },
      ...{ absent: new Set<number>(), shown: new Map() },
    };
    const pieces = piecesOf(page).map((piece) => ({
      ...piece,
      ...piece.place,
    }));
    const pictures = layout.cells
      .map(
        ({ x, y }, index) =>
          `<img src="/cell/${(layout.from + index) % kinds}" style="position:absolute;left:${x}px;top:${y}px;border-radius:11px">`,
      )
      .join("");
    const html = compositeHtml(lookOf(page), { width, height, pieces });
    const drawn = await sheetDrawer.draw({
      html: html.replace("</body>", `${pictures}</body>`),
      ...{ width, height, pictures: cells, timeoutMs: 60_000 },
    });
    bytes += (await sharp(drawn).jpeg({ quality: 84 }).toBuffer()).byteLength;
  }
  return bytes;
}

if (process.argv[1] === thisFile) console.log(JSON.stringify(await measured(), null, 1));
