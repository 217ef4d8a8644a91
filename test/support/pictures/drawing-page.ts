import type { Browser, Page } from "puppeteer-core";

/** The page of a drawer's browser in which it draws. */
export async function drawingPage(browser: Browser | undefined): Promise<Page> {
  for (const page of (await browser?.pages(true)) ?? []) {
    if (await page.evaluate("'knownFonts' in globalThis")) return page;
  }
  throw new Error("The browser has no page to draw in.");
}
