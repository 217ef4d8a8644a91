import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontFamilies } from "#functions/images/composites/look/font-families.ts";
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

beforeAll(() => {
  drawer = chromiumSheetDrawer(chromiumLayer(), async (layer) => {
    browser = await launchFromLayer(layer);
    return browser;
  });
});
afterAll(() => drawer.close());

/** The fonts that the browser draws a text with, and for how many glyphs each. */
async function fontsOf(text: string): Promise<readonly { family: string; isOurs: boolean }[]> {
  const style = `body { font: 20px ${fontFamilies.default}; } b { font-weight: 600; }`;
  const html = `<!doctype html><html><head><link rel="stylesheet" href="/fonts.css"><style>${style}</style></head><body><p>${text} <b>${text}</b></p></body></html>`;
  await drawer.draw({ html, width: 300, height: 60, timeoutMs: 20_000 });
  const devtools = await (await drawingPage(browser)).createCDPSession();
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument");
  const { nodeId } = await devtools.send("DOM.querySelector", {
    nodeId: root.nodeId,
    selector: "p",
  });
  const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
  await devtools.detach();
  return fonts.map(({ familyName, isCustomFont }) => ({
    family: familyName,
    isOurs: isCustomFont,
  }));
}

/** Letters that a font of ours must have; emoji come from the one font that is installed. */
test.each([
  { script: "Latin", text: "Pokémon Ǆ ş Ę ẞ ữ", families: ["Inter"] },
  { script: "Greek", text: "Πόκεμον ἀδ", families: ["Inter"] },
  { script: "Cyrillic", text: "Покемон Ґ Ӂ", families: ["Inter"] },
  { script: "Japanese", text: "リザードン 花", families: ["Noto Sans JP"] },
  { script: "Korean", text: "피카츄", families: ["Noto Sans KR"] },
  { script: "Thai", text: "ปิกาจู", families: ["Noto Sans Thai"] },
  { script: "Arabic", text: "بيكاتشو", families: ["Noto Sans Arabic"] },
  { script: "Hebrew", text: "פיקאצו", families: ["Noto Sans Hebrew"] },
  { script: "Devanagari", text: "पिकाचू क्षत्रिय", families: ["Noto Sans Devanagari"] },
  { script: "Bengali", text: "পিকাচু ক্ষ", families: ["Noto Sans Bengali"] },
  { script: "Tamil", text: "பிகாச்சு", families: ["Noto Sans Tamil"] },
  { script: "Georgian", text: "პიკაჩუ Ⴀ", families: ["Noto Sans Georgian"] },
  { script: "mathematical letters", text: "𝐏𝒊𝓴𝔞𝕔𝗵𝘂", families: ["Noto Sans Math"] },
  { script: "combining marks", text: "x̱ q̇ m̂ e⃗ n̈", families: ["Noto Sans Math"] },
])("[IMG-10] $script is drawn with fonts that ship, and no box", async ({ text, families }) => {
  const fonts = await fontsOf(text);
  expect(fonts.every(({ isOurs }) => isOurs)).toBe(true);
  for (const family of families) {
    expect(fonts.some((font) => font.family.startsWith(family))).toBe(true);
  }
});

test.each([
  { title: "My favourite Charizard cards", columns: 3 },
  { title: "Werbekarten & Wettbewerbe WM", columns: 3 },
  { title: "m".repeat(40), columns: 3 },
  { title: `${"Sammelkartenspielwettbewerb ".repeat(4)}x`, columns: 3 },
  { title: "The quick brown fox jumps over the lazy dog ".repeat(3).slice(0, 120), columns: 3 },
  { title: "リザードンのコレクション".repeat(10), columns: 3 },
  { title: "The quick brown fox jumps over the lazy dog ".repeat(3).slice(0, 120), columns: 9 },
])("[IMG-2] $title is whole above $columns columns, however long", async ({ title, columns }) => {
  const cards = Array.from({ length: 2 * columns }, () => aCompositeCard());
  const options = CompositeOptions.parse({ columns, title, subtitle: title });
  const composite = aComposite({ cards, options });
  const { html, sheet } = drawnOf(composite);
  await drawer.draw({ html, width: sheet.width, height: sheet.height, timeoutMs: 20_000 });
  const cut = await (await drawingPage(browser)).evaluate(
    `[...document.querySelectorAll(".title, .subtitle")].filter((p) => p.scrollHeight > p.clientHeight + 2).length`,
  );
  expect(cut).toBe(0);
  const top = await (await drawingPage(browser)).evaluate(
    `document.querySelector(".title").getBoundingClientRect().top`,
  );
  expect(top).toBeGreaterThanOrEqual(0);
});

test("a set's name that is cut is followed by the number, without a hole", async () => {
  const card = aCompositeCard({ setName: "MWMWMWMWMWMWMWMWMWMWMWMWMWMW", number: "39/165" });
  const options = CompositeOptions.parse({});
  const composite = aComposite({ cards: [card], options });
  const { html, sheet } = drawnOf(composite);
  await drawer.draw({ html, width: sheet.width, height: sheet.height, timeoutMs: 20_000 });
  const hole = await (await drawingPage(browser)).evaluate(`(() => {
    const text = document.querySelector(".quiet p");
    const range = document.createRange();
    range.selectNodeContents(text);
    const end = range.getBoundingClientRect().right;
    return [text.textContent, text.nextSibling.getBoundingClientRect().left - end];
  })()`);
  expect(hole).toEqual([expect.stringMatching(/^MW.*…$/), expect.closeTo(0, 0)]);
});

test("[IMG-10] what no font has is told from what one has", async () => {
  expect((await fontsOf("\u{10fffd}")).every(({ isOurs }) => isOurs)).toBe(false);
});
