import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostileTexts } from "#bin/gallery/hostile.ts";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";
import { drawingPage } from "#test/support/pictures/drawing-page.ts";
import { drawnOf } from "#test/support/pictures/drawn-pages.ts";

let drawer: SheetDrawer;
let browser: Browser | undefined;
const asked: string[] = [];

beforeAll(() => {
  drawer = chromiumSheetDrawer(chromiumLayer(), async (layer) => {
    const launched = await launchFromLayer(layer);
    const listen = (page: Page | null) =>
      page?.on("request", (request) => void asked.push(request.url()));
    launched.on("targetcreated", (target) => void target.page().then(listen));
    browser = launched;
    return launched;
  });
});
afterAll(() => drawer.close());

/** A page with one text wherever a text can stand. */
function pageWith(text: string) {
  const card = aCompositeCard({
    ...{ name: text, setName: text, number: text, artist: text, rarity: text, price: text },
    ...{ change: { text, to: "up" }, condition: text, finish: text, quantity: 2 },
  });
  const graded = { ...card, grade: { company: text, grade: text } };
  const labels = { artist: true, rarity: true, price: true, change: true, condition: true };
  return drawnOf(
    aComposite({
      cards: [card, graded, card],
      options: { ...CompositeOptions.parse({ labels }), title: text, subtitle: text },
      groups: [{ from: 0, heading: text, note: text }],
      totals: [{ label: text, figure: text }],
      ...{ day: text, attribution: text },
    }),
    { absent: [0] },
  );
}

const inPage = async (script: string) => (await drawingPage(browser)).evaluate(script);

test.each(hostileTexts)(
  "[IMG-9] %s as a text asks for nothing, changes nothing of the page and moves nothing",
  async (_kind, text) => {
    const plain = pageWith("Charizard");
    const hostile = pageWith(text);
    const shape = async ({ html, sheet: { width, height } }: typeof plain) => {
      await drawer.draw({ html, width, height: height + 600, timeoutMs: 20_000 });
      return {
        tags: await inPage(
          "[...document.body.querySelectorAll('*')].map((e) => e.localName).join()",
        ),
        scripts: await inPage(
          "document.querySelectorAll('script, iframe, object, img, link[href*=evil]').length",
        ),
        wide: await inPage("document.documentElement.scrollWidth"),
        title: await inPage("document.title"),
      };
    };
    const [before, after] = [await shape(plain), await shape(hostile)];
    expect(after.tags).toEqual(before.tags);
    expect(after).toMatchObject({ scripts: 0, wide: before.wide, title: "" });
    expect(asked.filter((url) => !/^https:\/\/page\.invalid\/(fonts[/.].*)?$/.test(url))).toEqual(
      [],
    );
  },
);

test("all that is asked for is heard", () => {
  expect(asked.some((url) => url.endsWith(".woff2"))).toBe(true);
});
