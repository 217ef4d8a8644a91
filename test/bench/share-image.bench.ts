import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import puppeteer, { type Browser } from "puppeteer-core";
import * as z from "zod";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { drawnPoster } from "#functions/images/posters/draw-poster.ts";
import { sharpPosterPress } from "#functions/images/posters/sharp-poster-press.ts";
import { cardPoster, type WantedCardPoster } from "#functions/shares/cards/card-poster.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { type PosterPlan, posterFormats } from "#schemas/images/poster.ts";
import { ShareSize, ShareStyle } from "#schemas/images/share.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import { aCardShare, aSharedPrice } from "#test/support/pictures/some-share.ts";
import { watchFamily } from "./process-family.ts";
import type { Figures } from "./run.ts";

const thisFile = fileURLToPath(import.meta.url);
/** Different cards; each picture has other prices. */
const kinds = 20;
const renders = 500;
/** As many as two pages and what is put together meanwhile keep busy. */
const atOnce = 4;
/** To look at the memory takes as long as a tenth of a poster, and nothing is drawn meanwhile. */
const lookedAtMs = 1_000;

/** Every style, size and format. */
const looks: readonly WantedCardPoster[] = ShareStyle.options.flatMap((style) =>
  ShareSize.options.flatMap((size) => posterFormats.map((format) => ({ style, size, format }))),
);

/**
 * [IMG-11] Pictures of cards to share, from kept pictures of the cards, all styles, sizes and formats in turn: milliseconds one by one, how
 * many a second with two pages, processor time, memory at the beginning and at the end. `browser` draws the whole of each in the browser, in a page
 * that is used again; `naive` is the usual approach: a new page for each, the picture as it came, waiting for the network to be idle, PNG.
 */
export async function run(): Promise<Figures> {
  // A process of its own, started as the drawing worker is.
  const env = { ...process.env, ...nativeMemoryEnv };
  const { stdout } = await promisify(execFile)(process.execPath, [thisFile], { env });
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}

interface Kept {
  readonly picture: Sha256;
  readonly original: Buffer;
}

async function measured(): Promise<Figures> {
  const world = posterWorld(await storeWith([]), "2026-02-01T06:00:00.000Z");
  const press = sharpPosterPress();
  const kept: Kept[] = [];
  for (let seed = 0; seed < kinds; seed += 1) {
    const original = await cardPicture(seed);
    const picture = Sha256.parse(sha256(original));
    await world.archive.keepWhole(picture, await press.whole(original));
    kept.push({ picture, original });
  }
  const sheetDrawer = chromiumSheetDrawer(chromiumLayer());
  const ports = { ...world.ports, press, tools: { sheetDrawer } };
  const draw = (count: number) =>
    drawnPoster(planOf(count, kept), { timeoutMs: 60_000, isAnew: false }, ports);
  try {
    for (let count = 0; count < 2 * looks.length; count += 1) await draw(count);
    const startMb = memoryMb();
    const alone = await oneByOne(draw, 10 * looks.length);
    const many = await together(draw, renders);
    const endMb = memoryMb();
    const browser = await oneByOne(
      (count) => inBrowser(planOf(count, kept), kept, sheetDrawer),
      looks.length,
    );
    await sheetDrawer.close();
    return {
      ...named("", alone),
      ...many,
      ...{ start_mb: startMb, end_mb: endMb },
      ...named("browser_", browser),
      ...named("naive_", await naively(kept)),
    };
  } finally {
    await sheetDrawer.close();
  }
}

const memoryMb = () => watchFamily().end().peakMb;

function planOf(count: number, kept: readonly Kept[]): PosterPlan {
  const look = looks[count % looks.length];
  const card = kept[count % kept.length];
  if (!look || !card) throw new RangeError("There is nothing to draw.");
  const share = aCardShare({ price: aSharedPrice({ amount: 10_000 + count }) });
  return cardPoster(share, look, { picture: card.picture });
}

interface Timed {
  /** Of each, in order. */
  readonly ms: readonly number[];
  readonly cpuMs: number;
}

async function oneByOne(draw: (count: number) => Promise<unknown>, count: number): Promise<Timed> {
  const family = watchFamily(lookedAtMs);
  const ms: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const startedMs = performance.now();
    await draw(at);
    ms.push(performance.now() - startedMs);
  }
  return { ms, cpuMs: (family.end().cpuSeconds * 1_000) / count };
}

async function together(
  draw: (count: number) => Promise<unknown>,
  count: number,
): Promise<Figures> {
  const family = watchFamily(lookedAtMs);
  const startedMs = performance.now();
  let next = 0;
  const lane = async () => {
    for (; next < count; ) {
      const own = next;
      next += 1;
      await draw(own);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - startedMs) / 1_000;
  const { cpuSeconds, peakMb } = family.end();
  return {
    per_second_2: count / seconds,
    together_cpu_ms: (cpuSeconds * 1_000) / count,
    together_peak_mb: peakMb,
  };
}

function named(prefix: string, { ms, cpuMs }: Timed): Figures {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  const slowest = looks.map(({ style, size, format }, own) => {
    const mine = ms.filter((_one, index) => index % looks.length === own).toSorted((a, b) => a - b);
    return [
      `${prefix}${style}_${size}_${format}_ms`,
      mine[Math.floor(mine.length / 2)] ?? 0,
    ] as const;
  });
  return {
    [`${prefix}median_ms`]: at(0.5),
    [`${prefix}p95_ms`]: at(0.95),
    [`${prefix}cpu_ms`]: cpuMs,
    ...(prefix === "" && Object.fromEntries(slowest)),
  };
}

/** A whole poster as one document, with the card's picture in it. */
function documentOf(
  { sheet, width, height, pictures, ground }: PosterPlan,
  picture: string,
): string {
  const { box } = sheet;
  const [card] = pictures;
  const behind =
    ground.kind === "paper"
      ? ground.colour
      : `radial-gradient(circle ${ground.reach}px at ${ground.x}px ${ground.y}px, #6b2a2a, #150a0a)`;
  const place = card?.box ?? box;
  const style = `html, body { width: ${width}px !important; height: ${height}px !important; background: ${behind} !important; }
.text { left: ${box.x}px !important; top: ${box.y}px !important; }
.card { position: absolute; left: ${place.x}px; top: ${place.y}px; width: ${place.width}px; border-radius: 26px; box-shadow: 0 8px 40px rgb(0 0 0 / .42); }`;
  return sheet.html
    .replace("</head>", `<style>${style}</style></head>`)
    .replace("</body>", `<img class="card" src="${picture}"></body>`);
}

const originalOf = ({ pictures: [card] }: PosterPlan, kept: readonly Kept[]): Buffer =>
  kept.find(({ picture }) => picture === card?.picture)?.original ?? Buffer.of();

async function inBrowser(
  plan: PosterPlan,
  kept: readonly Kept[],
  sheetDrawer: SheetDrawer,
): Promise<Uint8Array> {
  const pictures = new Map([["/card", originalOf(plan, kept)]]);
  const { width, height, format } = plan;
  const html = documentOf(plan, "/card");
  return sheetDrawer.draw({ html, width, height, format, pictures, timeoutMs: 60_000 });
}

/** As everybody does it: a page for each, all of it in the document, until nothing happens any more. */
async function naively(kept: readonly Kept[]): Promise<Timed> {
  const browser = await usualBrowser();
  try {
    return await oneByOne(async (count) => {
      const plan = planOf(count, kept);
      const data = `data:image/png;base64,${originalOf(plan, kept).toString("base64")}`;
      const page = await browser.newPage();
      await page.setViewport({ width: plan.width, height: plan.height });
      const html = documentOf(plan, data).replace('<link rel="stylesheet" href="/fonts.css">', "");
      await page.setContent(html);
      await page.waitForNetworkIdle();
      await page.screenshot({ type: "png" });
      await page.close();
    }, looks.length);
  } finally {
    await browser.close();
  }
}

/** Flags of ours that a browser for people has not: it draws sixty frames a second by itself. */
const toldWhenToDraw =
  /begin-frame|compositor|checker|content-rendering|image-animation|threaded|frame-rate|remote-debugging|headless|user-data/;

/** The same browser, as it is started elsewhere. */
async function usualBrowser(): Promise<Browser> {
  const layer = chromiumLayer();
  const ours = await launchFromLayer(layer);
  const { spawnfile: executablePath = "", spawnargs = [] } = ours.process() ?? {};
  await ours.close();
  const args = spawnargs.filter((flag) => flag.startsWith("--") && !toldWhenToDraw.test(flag));
  const env = { ...process.env, LD_LIBRARY_PATH: join(layer, "chromium", "lib") };
  return puppeteer.launch({ executablePath, args, headless: "shell", pipe: true, env });
}

if (process.argv[1] === thisFile) console.log(JSON.stringify(await measured(), null, 1));
