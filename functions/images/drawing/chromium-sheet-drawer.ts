import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Browser } from "puppeteer-core";
import { launchFromLayer } from "./chromium-layer.ts";
import { type OpenPage, pictureOf } from "./chromium-page.ts";
import { answerPage } from "./chromium-page-answers.ts";
import { parseFontFaces } from "./font-faces.ts";
import { DrawTimeout, type SheetDocument, type SheetDrawer } from "./sheet-drawer.ts";

/**
 * Renders with one headless Chromium and one page, kept for the life of the process. A browser that
 * died is replaced, and the picture that it died of is tried once more.
 *
 * @param layer folder of the Chromium layer
 */
export function chromiumSheetDrawer(layer: string, launch = launchFromLayer): SheetDrawer {
  const oneAtATime = pLimit(1);
  let open: OpenBrowser | undefined;
  let opening: Promise<OpenBrowser> | undefined;

  const opened = async () => {
    open = await openBrowser(layer, launch);
    return open;
  };
  const ready = async () => {
    if (open?.browser.connected) return open;
    // One that starts too late for a picture is there for the next.
    opening ??= opened().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  const close = async () => {
    const { browser } = open ?? {};
    open = undefined;
    if (browser) await closed(browser);
  };
  const attempt = async (wanted: SheetDocument, endMs: number) => {
    const leftMs = Math.max(0, endMs - performance.now());
    const work = async () => {
      const current = await ready();
      // By now somebody else's picture may be at it.
      if (performance.now() >= endMs) throw new DrawTimeout("The browser started too late.");
      return pictureOf(current, wanted);
    };
    try {
      return await inTime(work(), leftMs);
    } catch (error) {
      // Whatever the page was doing, the next picture must not find it.
      if (error instanceof DrawTimeout) await close();
      throw error;
    }
  };

  return {
    draw: (wanted) =>
      oneAtATime(() => {
        const endMs = performance.now() + wanted.timeoutMs;
        return attempt(wanted, endMs).catch((error: unknown) => {
          if (!open || open.browser.connected) throw error;
          return attempt(wanted, endMs);
        });
      }),
    close: () => oneAtATime(close),
  };
}

interface OpenBrowser extends OpenPage {
  readonly browser: Browser;
}

async function openBrowser(layer: string, launch: typeof launchFromLayer): Promise<OpenBrowser> {
  const sheet = await readFile(join(layer, "fonts", "fonts.css"), "utf8");
  const browser = await launch(layer);
  try {
    const page = await browser.newPage();
    const open: OpenBrowser = {
      ...{ browser, page, layer, subject: undefined, shown: 0 },
      devtools: await page.createCDPSession(),
      faces: parseFontFaces(sheet),
    };
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on("request", (request) => void answerPage(request, open));
    return open;
  } catch (error) {
    // Nobody holds it yet: it would stay beside the next one, and the one after that.
    await closed(browser);
    throw error;
  }
}

/** Ends a browser. One that hangs does not close when it is asked to. */
async function closed(browser: Browser): Promise<void> {
  const late = setTimeout(() => browser.process()?.kill("SIGKILL"), 2000);
  // That it went away before it could answer is as good.
  await browser.close().catch(() => browser.process()?.kill("SIGKILL"));
  clearTimeout(late);
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
