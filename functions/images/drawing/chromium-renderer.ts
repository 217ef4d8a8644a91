import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Browser, HTTPRequest, Page, ResponseForRequest } from "puppeteer-core";
import { launchFromLayer } from "./chromium-layer.ts";
import { type FontFace, fontFacesFor, parseFontFaces } from "./font-faces.ts";
import { type Photograph, type Renderer, RenderTimeout } from "./renderer.ts";

/** Nothing lives at this address, by definition; what a document asks of it, we answer ourselves. */
const origin = "https://page.invalid";

/** What a document may do; the browser keeps it to this even where the interception would not. */
const policy =
  `default-src 'none'; img-src ${origin}; font-src ${origin}; ` +
  `style-src ${origin} 'unsafe-inline'; form-action 'none'; base-uri 'none'`;

/**
 * Renders with one headless Chromium and one page, kept for the life of the process. A browser that
 * died is replaced, and the picture that it died of is tried once more.
 *
 * @param layer folder of the Chromium layer
 */
export function chromiumRenderer(layer: string, launch = launchFromLayer): Renderer {
  const oneAtATime = pLimit(1);
  let studio: Studio | undefined;

  const ready = async () => {
    if (!studio?.browser.connected) studio = await openStudio(layer, launch);
    return studio;
  };
  const close = async () => {
    const { browser } = studio ?? {};
    studio = undefined;
    if (!browser) return;
    // A browser that hangs does not close when it is asked to.
    const late = setTimeout(() => browser.process()?.kill("SIGKILL"), 2000);
    await browser.close().finally(() => clearTimeout(late));
  };
  const attempt = async (wanted: Photograph) => {
    const current = await ready();
    try {
      return await inTime(shoot(current, wanted), wanted.timeoutMs);
    } catch (error) {
      // Whatever the page was doing, the next picture must not find it.
      if (error instanceof RenderTimeout) await close();
      throw error;
    }
  };

  return {
    photograph: (wanted) =>
      oneAtATime(() =>
        attempt(wanted).catch((error: unknown) => {
          if (!studio || studio.browser.connected) throw error;
          return attempt(wanted);
        }),
      ),
    close: () => oneAtATime(close),
  };
}

/** A browser with its page; `subject` is what the page is asked to show at the moment. */
interface Studio {
  readonly browser: Browser;
  readonly page: Page;
  readonly faces: readonly FontFace[];
  readonly layer: string;
  subject: Photograph | undefined;
}

async function openStudio(layer: string, launch: typeof launchFromLayer): Promise<Studio> {
  const sheet = await readFile(join(layer, "fonts", "fonts.css"), "utf8");
  const browser = await launch(layer);
  const page = await browser.newPage();
  const studio: Studio = {
    ...{ browser, page, layer, subject: undefined },
    faces: parseFontFaces(sheet),
  };
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => void answer(request, studio));
  return studio;
}

async function shoot(studio: Studio, wanted: Photograph): Promise<Uint8Array> {
  const { page } = studio;
  const { width, height, format = "png" } = wanted;
  studio.subject = wanted;
  const now = page.viewport();
  if (now?.width !== width || now.height !== height) await page.setViewport({ width, height });
  // No limit here: the one around all of this closes the browser when it is reached.
  await page.goto(`${origin}/`, { waitUntil: "load", timeout: 0 });
  // As text, because this code runs in the browser; that no script of the page runs is no obstacle.
  await page.evaluate(
    "Promise.all([document.fonts.ready, ...[...document.images].map((i) => i.decode().catch(() => i))]).then(() => 1)",
  );
  return page.screenshot({
    type: format,
    ...(format === "jpeg" ? { quality: 90 } : {}),
    optimizeForSpeed: true,
    captureBeyondViewport: false,
  });
}

/** Answers a request from memory or the layer, and refuses every other. */
async function answer(request: HTTPRequest, studio: Studio): Promise<void> {
  const response =
    (await responseTo(request.url(), studio)) ??
    // An empty answer keeps the page where it is; a refusal would put an error page in its place.
    (request.isNavigationRequest() ? { status: 204 } : undefined);
  await (response ? request.respond(response) : request.abort("blockedbyclient")).catch(() => {
    // The browser went away while it was being answered; the picture itself reports that.
  });
}

async function responseTo(
  address: string,
  { subject, faces, layer }: Studio,
): Promise<Partial<ResponseForRequest> | undefined> {
  const url = URL.parse(address);
  if (!subject || url?.origin !== origin) return undefined;
  if (url.pathname === "/") {
    const headers = { "content-security-policy": policy };
    return { contentType: "text/html; charset=utf-8", headers, body: subject.html };
  }
  if (url.pathname === "/fonts.css") {
    return { contentType: "text/css", body: fontFacesFor(subject.html, faces) };
  }
  const [, font] = /^\/fonts\/([a-z0-9-]+\.woff2)$/.exec(url.pathname) ?? [];
  if (font) {
    return { contentType: "font/woff2", body: await readFile(join(layer, "fonts", "files", font)) };
  }
  const picture = subject.pictures?.get(url.pathname);
  // The next page may have another picture at the same address.
  const headers = { "cache-control": "no-store" };
  return picture && { contentType: "image/jpeg", headers, body: picture };
}

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new RenderTimeout(`The page was not drawn within ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
