import type { CDPSession, Page } from "puppeteer-core";
import { origin, type PageContent } from "./chromium-page-answers.ts";
import { fontFacesFor } from "./font-faces.ts";
import type { SheetDocument } from "./sheet-drawer.ts";

/** A page of a browser; `subject` is what it is asked to show at the moment. */
export interface OpenPage extends PageContent {
  readonly page: Page;
  readonly devtools: CDPSession;
  subject: SheetDocument | undefined;
  /** How many documents have been shown in the one that it has opened last. */
  shown: number;
}

/** What a document looks like, once all of it is there. */
export async function pictureOf(open: OpenPage, wanted: SheetDocument): Promise<Uint8Array> {
  const { page } = open;
  const { width, height, format = "png", isTransparent = false } = wanted;
  open.subject = wanted;
  const now = page.viewport();
  if (now?.width !== width || now.height !== height) await page.setViewport({ width, height });
  await show(open, wanted);
  // As text, because this code runs in the browser; that no script of the page runs is no obstacle.
  await page.evaluate(ready);
  await page.evaluate(cutText);
  return page.screenshot({
    type: format,
    ...(format === "jpeg" ? { quality: 90 } : {}),
    optimizeForSpeed: true,
    omitBackground: isTransparent,
    captureBeyondViewport: false,
  });
}

/** What documents leave behind in a page goes with it after so many. */
const mostShown = 200;

/**
 * Opens a document, or has it take the place of the one before, which takes a fifth of the time: the fonts are there, and the page
 * answers for nothing new. The policy of the page stays what it is. Pictures are looked for under their addresses, and one whose name has been shown
 * before would be shown again.
 */
async function show(open: OpenPage, wanted: SheetDocument): Promise<void> {
  const { page, devtools, faces } = open;
  const isFresh = open.shown === 0 || open.shown >= mostShown || page.url() !== `${origin}/`;
  if (isFresh || wanted.pictures) {
    // No limit here: the one around all of this closes the browser when it is reached.
    await page.goto(`${origin}/`, { waitUntil: "load", timeout: 0 });
    open.shown = wanted.pictures ? 0 : 1;
    return;
  }
  open.shown += 1;
  const { frameTree } = await devtools.send("Page.getFrameTree");
  const fonts = `<style>${fontFacesFor(wanted.html, faces)}</style>`;
  const html = wanted.html.replace(fontLink, () => fonts);
  await devtools.send("Page.setDocumentContent", { frameId: frameTree.frame.id, html });
}

/** How documents ask for fonts. */
const fontLink = '<link rel="stylesheet" href="/fonts.css">';

/** Fonts are asked for once letters have their places, and not before. */
const ready = `(document.readyState === "complete" ? Promise.resolve()
  : new Promise((done) => addEventListener("load", done, { once: true })))
  .then(() => [document.documentElement.offsetHeight, document.fonts.ready][1])
  .then(() => Promise.all([...document.images].map((i) => i.decode().catch(() => i))))
  .then(() => 1)`;

/**
 * Cuts labels that have no room, letter by letter. The browser would do so itself, and leave the
 * width of the letter that did not fit open before what follows.
 */
const cutText = `(() => {
  const long = [...document.querySelectorAll(".line p")].filter((p) => p.scrollWidth > p.clientWidth);
  const cuts = long.map((p) => {
    const node = p.firstChild;
    const range = document.createRange();
    range.setStart(node, 0);
    const signs = [...node.data];
    const room = p.clientWidth - parseFloat(getComputedStyle(p).fontSize);
    let [fits, fails] = [0, signs.length];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      range.setEnd(node, signs.slice(0, middle).join("").length);
      if (range.getBoundingClientRect().width <= room) fits = middle;
      else fails = middle;
    }
    return signs.slice(0, fits).join("").trimEnd() + "…";
  });
  long.forEach((p, index) => { p.textContent = cuts[index]; });
})()`;
