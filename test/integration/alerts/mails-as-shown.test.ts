import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertMail } from "#functions/alerts/mails/alert-mail.ts";
import { codeMail } from "#functions/alerts/mails/code-mail.ts";
import { unsubscribePage } from "#functions/alerts/mails/unsubscribe-page.ts";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import type { Firing, FiringOfCard } from "#schemas/alerts/notice.ts";
import { Ulid } from "#schemas/values.ts";
import { mailChannel, told } from "#test/support/alerts/mails.ts";
import { measuring, type Shown } from "#test/support/alerts/shown-mail.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchFromLayer(chromiumLayer());
});
afterAll(() => browser.close());

const id = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const at = "2026-08-23T08:00:00.000Z";
const { card } = told();
const cards: readonly FiringOfCard["card"][] = [
  { ...card, setName: "Base Set" },
  {
    ...{ ...card, name: "ブラッキーVMAXとルギアとホウオウのとてもながいなまえ" },
    setName: "拡張パック「イーブイヒーローズ」スペシャルセット",
  },
  {
    ...{ ...card, name: "Dark Typhlosion & Lugia & Ho-Oh-with-an-unbelievably-long-name-GX" },
    setName: "Supercalifragilisticexpialidocious".repeat(3),
  },
];
const firing = (place: number): Firing =>
  told({
    card: cards[place % cards.length] ?? card,
    price: { ...told().price, amount: 10 ** (place % 9) },
  });
const fired = (place: number) => ({ id, at, told: firing(place) });
const digest = (count: number) =>
  alertMail("u", mailChannel, {
    ...{ kind: "digest", id, at },
    notices: Array.from({ length: count }, (_none, place) => fired(place)),
  }).html;

const pages: readonly (readonly [what: string, html: string])[] = [
  ...[0, 1, 2].map((place) => {
    const { html } = alertMail("u", mailChannel, { kind: "fired", notice: fired(place) });
    return [`an alert, ${place + 1}`, html] as const;
  }),
  ...[1, 20, 200].map((count) => [`a digest of ${count}`, digest(count)] as const),
  ["a test", alertMail("u", mailChannel, { kind: "test", id, at }).html],
  ["a code", codeMail({ to: "collector@example.com", code: "123456" }).html],
  [
    "the page that ends mails",
    unsubscribePage({ address: "c…@example.com", isOn: true, line: "at or below 350.00 USD" }),
  ],
];

async function shown(html: string, width: number, scheme: "light" | "dark"): Promise<Shown> {
  const page = await browser.newPage();
  try {
    const asked: string[] = [];
    page.on("request", (request) => {
      asked.push(request.url());
    });
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setContent(html);
    const measured = (await page.evaluate(measuring)) as Omit<Shown, "asked">;
    return { ...measured, asked };
  } finally {
    await page.close();
  }
}

describe.each([360, 700])("[ALR-4] %s pixels wide,", (width) => {
  describe.each(["light", "dark"] as const)("in the %s,", (scheme) => {
    test.each(pages)("%s fits, can be read, and loads nothing", async (_what, html) => {
      const { pageWidth, amounts, faintest, asked } = await shown(html, width, scheme);
      expect(pageWidth).toBeLessThanOrEqual(width);
      // WCAG 2.2, 1.4.3.
      expect(faintest).toMatchObject({ isReadable: true });
      // Amounts stand below each other, each in one line.
      expect(new Set(amounts.map(({ right }) => right)).size).toBeLessThanOrEqual(1);
      expect(amounts.filter(({ lines }) => lines > 1)).toEqual([]);
      expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
    });
  });
});
