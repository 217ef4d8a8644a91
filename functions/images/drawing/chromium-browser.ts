import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Browser, CDPSession } from "puppeteer-core";
import { origin } from "./chromium-answers.ts";
import { type ChromiumPage, openPage, type PageSettings } from "./chromium-page.ts";
import type { DrawingBrowser } from "./drawing-browser.ts";
import { declaredFace, fontFinder, parseFontFaces } from "./font-faces.ts";

/**
 * After so many pixels. What documents leave behind stays until the browser feels pressed, which it
 * does not with so little: half a MB of each and more. To press it takes some milliseconds.
 */
const tidyAfter = 10_000_000;

/** Starts a browser with a first page. */
export async function openBrowser(
  layer: string,
  launch: (layer: string) => Promise<Browser>,
): Promise<DrawingBrowser> {
  const [browser, sheet] = await Promise.all([
    launch(layer),
    readFile(join(layer, "fonts", "fonts.css"), "utf8"),
  ]);
  const settings: PageSettings = {
    layer,
    facesFor: fontFinder(parseFontFaces(sheet).map((face) => declaredFace(face, origin))),
    oneByOne: pLimit(1),
  };
  try {
    const root = await browser.target().createCDPSession();
    const open = async () => openPage(await pageSession(root), settings);
    const idle: ChromiumPage[] = [await open()];
    let [drawn, pixels] = [0, 0];
    return {
      get isAlive() {
        return browser.connected;
      },
      get drawn() {
        return drawn;
      },
      async draw(document) {
        drawn += 1;
        const page = idle.pop() ?? (await open());
        try {
          const picture = await page.draw(document);
          pixels += document.width * document.height;
          if (pixels > tidyAfter) {
            pixels = 0;
            void page.tidy();
          }
          idle.push(page);
          return picture;
        } catch (error) {
          // Whatever the page was doing, the next picture must not find it.
          void page.close();
          throw error;
        }
      },
      memoryMb: () => residentMb(browser.process()?.pid),
      close: () => closed(browser),
    };
  } catch (error) {
    // Nobody holds it yet: it would stay beside the next one, and the one after that.
    await closed(browser);
    throw error;
  }
}

async function pageSession(root: CDPSession): Promise<CDPSession> {
  const { targetId } = await root.send("Target.createTarget", {
    url: "about:blank",
    // A whole browser does not know it, and says nothing.
    enableBeginFrameControl: true,
  });
  const { sessionId } = await root.send("Target.attachToTarget", { targetId, flatten: true });
  const session = root.connection()?.session(sessionId);
  if (session) return session;
  throw new Error("The browser went away while a page was opened.");
}

/** Ends a browser. One that hangs does not close when it is asked to. */
async function closed(browser: Browser): Promise<void> {
  const late = setTimeout(() => browser.process()?.kill("SIGKILL"), 2000);
  // That it went away before it could answer is as good.
  await browser.close().catch(() => browser.process()?.kill("SIGKILL"));
  clearTimeout(late);
}

const bytesOfPage = 4096;

async function residentMb(pid: number | undefined): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => undefined);
  const pages = text?.split(" ")[1];
  return pages === undefined ? undefined : (Number(pages) * bytesOfPage) / 2 ** 20;
}
