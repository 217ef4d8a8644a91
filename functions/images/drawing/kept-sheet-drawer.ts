import { browserKeeper } from "./browser-keeper.ts";
import type { DrawingBrowser } from "./drawing-browser.ts";
import { lanesOf } from "./lanes.ts";
import { DrawTimeout, type SheetDocument, type SheetDrawer } from "./sheet-drawer.ts";

/** When another browser takes the place of one. */
export interface Wear {
  /** After so many documents. */
  readonly mostDrawn: number;
  /** With so much memory. */
  readonly mostMb: number;
}

/**
 * Draws with one browser and two of its pages, kept for the life of the process. A browser that died
 * is replaced. What was being drawn meanwhile is drawn once more, each alone, so that whatever kills
 * or holds up a browser costs nobody else a picture.
 */
export function keptSheetDrawer(
  start: () => Promise<DrawingBrowser>,
  { mostDrawn, mostMb }: Wear,
): SheetDrawer {
  const lanes = lanesOf(2);
  const keeper = browserKeeper(start);

  const attempt = async (wanted: SheetDocument): Promise<Uint8Array | "once more"> => {
    const endMs = performance.now() + wanted.timeoutMs;
    let mine: DrawingBrowser | undefined;
    const work = async () => {
      mine = await keeper.ready();
      // By now somebody else's picture may be at it.
      if (performance.now() >= endMs) throw new DrawTimeout("The browser started too late.");
      return mine.draw(wanted);
    };
    try {
      return await inTime(work(), wanted.timeoutMs);
    } catch (error) {
      const isLate = error instanceof DrawTimeout;
      const isOthersFault = isLate ? lanes.running > 1 : mine?.isAlive === false;
      // All pages of a browser hang with one of them.
      if (isLate && mine) await keeper.end(mine);
      if (isOthersFault) return "once more";
      throw error;
    }
  };

  const lookAfter = async (browser: DrawingBrowser | undefined) => {
    if (!browser) return;
    const isWorn = browser.drawn >= mostDrawn || ((await browser.memoryMb()) ?? 0) > mostMb;
    if (isWorn) await lanes.runAlone(() => keeper.end(browser));
  };

  return {
    async draw(wanted) {
      const first = await lanes.run(() => attempt(wanted));
      const picture = first === "once more" ? await lanes.runAlone(() => attempt(wanted)) : first;
      if (picture === "once more") throw new Error("The browser died of the same picture twice.");
      // Nobody waits for it.
      void lookAfter(keeper.current).catch(() => undefined);
      return picture;
    },
    // Whatever is wrong with it, the first document finds out.
    prepare: () => void keeper.ready().catch(() => undefined),
    close: () => lanes.runAlone(() => keeper.end()),
  };
}

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new DrawTimeout(`The page was not drawn within ${Math.ceil(timeoutMs)} ms.`)),
      timeoutMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
