import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import * as z from "zod";
import { chromiumRenderer } from "#functions/images/chromium-renderer.ts";
import type { Composite } from "#functions/images/composite.ts";
import { compositeHtml } from "#functions/images/composite-html.ts";
import { gridOf, pageLayout } from "#functions/images/composite-layout.ts";
import { renderComposite } from "#functions/images/render-composite.ts";
import { sharpImaging } from "#functions/images/sharp-imaging.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import {
  aComposite,
  aCompositeCard,
  cardPicture,
  pictureHash,
} from "#test/support/card-pictures.ts";
import { chromiumLayer } from "#test/support/chromium-layer.ts";
import { watchMemory } from "./process-memory.ts";

const thisFile = fileURLToPath(import.meta.url);
const kinds = 20;
const sizes = [1, 9, 100, 1000];

/** Draws all pages of a composite and says how many bytes they have. */
type Pipeline = (composite: Composite) => Promise<number>;

/**
 * Seconds, peak memory of node and Chromium together, and size of composites, warm and from ready
 * cells: with the pixels put together by sharp as the product does it (`split`), and with
 * Chromium drawing everything (`browser`), side by side in one run.
 */
export async function run(): Promise<Record<string, number>> {
  // A process of its own, started as the render worker is: memory settings count from the start.
  const env = { ...process.env, ...nativeMemoryEnv };
  const { stdout } = await promisify(execFile)(process.execPath, [thisFile], { env });
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}

async function measured(): Promise<Record<string, number>> {
  const imaging = sharpImaging();
  const images = memoryImageStore();
  const cells = new Map<string, Uint8Array>();
  for (let seed = 0; seed < kinds; seed += 1) {
    const cell = await imaging.cell(await cardPicture(seed), "medium");
    images.put(pictureHash(seed), "medium", cell);
    cells.set(`/cell/${seed}`, cell);
  }
  const renderer = chromiumRenderer(chromiumLayer());
  const figures: Record<string, number> = {};
  try {
    const split: Pipeline = async (composite) => {
      let bytes = 0;
      for await (const page of renderComposite(composite, { renderer, imaging, images })) {
        bytes += page.bytes.byteLength;
      }
      return bytes;
    };
    await measure("split", split, figures);
    await renderer.close();
    await measure("browser", (composite) => inBrowser(composite, cells, renderer), figures);
  } finally {
    await renderer.close();
  }
  return figures;
}

async function measure(name: string, draw: Pipeline, figures: Record<string, number>) {
  await draw(compositeOf(9));
  for (const count of sizes) {
    const composite = compositeOf(count);
    const memory = watchMemory();
    const seconds: number[] = [];
    let bytes = 0;
    for (let turn = 0; turn < (count > 100 ? 1 : 5); turn += 1) {
      const start = performance.now();
      bytes = await draw(composite);
      seconds.push((performance.now() - start) / 1000);
    }
    const median = seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
    figures[`${name}.${count}.seconds`] = Number(median.toFixed(3));
    figures[`${name}.${count}.peakMb`] = memory.peakMb();
    figures[`${name}.${count}.kilobytes`] = Math.round(bytes / 1024);
  }
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
  renderer: ReturnType<typeof chromiumRenderer>,
): Promise<number> {
  const grid = gridOf(composite.cards.length, composite.options);
  let bytes = 0;
  for (let page = 0; page < grid.pages; page += 1) {
    const layout = pageLayout(grid, composite.cards.length, page);
    const { width, height } = layout;
    const sheet = { width, height, strips: [{ sheetY: 0, pageY: 0, height }] };
    const pictures = layout.cells
      .map(
        ({ x, y }, index) =>
          `<img src="/cell/${(layout.from + index) % kinds}" style="position:absolute;left:${x}px;top:${y}px;border-radius:11px">`,
      )
      .join("");
    const html = compositeHtml({ composite, grid, layout, sheet, missing: new Set() });
    const drawn = await renderer.photograph({
      html: html.replace("</body>", `${pictures}</body>`),
      ...{ width, height, pictures: cells, timeoutMs: 60_000 },
    });
    bytes += (await sharp(drawn).jpeg({ quality: 84 }).toBuffer()).byteLength;
  }
  return bytes;
}

if (process.argv[1] === thisFile) console.log(JSON.stringify(await measured(), null, 1));
