import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { heightOf, type Strip } from "#functions/images/drawing/sheet-strips.ts";
import { drawnPoster } from "#functions/images/posters/draw-poster.ts";
import { sharpPosterPress } from "#functions/images/posters/sharp-poster-press.ts";
import { cardLayouts } from "#functions/shares/cards/card-layout.ts";
import { cardPoster } from "#functions/shares/cards/card-poster.ts";
import type { CardShare } from "#functions/shares/cards/card-share.ts";
import { previewPoster } from "#functions/shares/previews/preview-poster.ts";
import type { PosterPlan } from "#schemas/images/poster.ts";
import { ShareSize, ShareStyle, shareSizes } from "#schemas/images/share.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import { aCardShare, aSharedPrice } from "#test/support/pictures/some-share.ts";

let sheetDrawer: SheetDrawer;
let world: ReturnType<typeof posterWorld>;

beforeAll(async () => {
  sheetDrawer = chromiumSheetDrawer(chromiumLayer());
  world = posterWorld(await storeWith([]), "2026-02-01T06:00:00.000Z");
});
afterAll(() => sheetDrawer.close());

/** Keeps a picture as it came, and names it. */
async function kept(bytes: Buffer): Promise<{ picture: Sha256 }> {
  const picture = Sha256.parse(sha256(bytes));
  await world.archive.keepOriginal(picture, bytes, { contentType: "image/png", isHosted: true });
  return { picture };
}
const coloured = (background: string, width = 600, height = 825) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

const press = sharpPosterPress();
const draw = (plan: PosterPlan) =>
  drawnPoster(
    plan,
    { timeoutMs: 20_000, isAnew: false },
    { ...world.ports, press, tools: { sheetDrawer } },
  );

async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.round(y) * info.width + Math.round(x)) * 3;
    return [...data.subarray(from, from + 3)] as [number, number, number];
  };
  return { ...info, data, at };
}
const isNear = (one: readonly number[], other: readonly number[]) =>
  one.every((value, channel) => Math.abs(value - (other[channel] ?? 0)) < 12);

const looks = ShareStyle.options.flatMap((style) =>
  ShareSize.options.map((size) => ({ style, size })),
);

describe.each(looks)("[IMG-6] a card, $style and $size", ({ style, size }) => {
  const { card } = cardLayouts[style][size];
  const middle = { x: card.x + card.width / 2, y: card.y + card.height / 2 };

  test.each(["jpeg", "png"] as const)(
    "is a %s of its size, with the card where it belongs",
    async (format) => {
      const own = await kept(await coloured("#c02020"));
      const drawn = await draw(cardPoster(aCardShare(), { style, size, format }, own));
      const { format: made } = await sharp(drawn).metadata();
      expect(made).toBe(format);
      const { width, height, at } = await pixelsOf(drawn);
      expect({ width, height }).toEqual(shareSizes[size]);
      expect(isNear(at(middle.x, middle.y), [0xc0, 0x20, 0x20])).toBe(true);
      // Its corners are round.
      expect(isNear(at(card.x + 1, middle.y - 0.48 * card.height), [0xc0, 0x20, 0x20])).toBe(false);
    },
  );

  test("that lies on its side is shown whole", async () => {
    const own = await kept(await coloured("#20c020", 825, 600));
    const { at } = await pixelsOf(
      await draw(cardPoster(aCardShare(), { style, size, format: "png" }, own)),
    );
    const half = (card.width * 600) / 825 / 2;
    expect(isNear(at(middle.x, middle.y), [0x20, 0xc0, 0x20])).toBe(true);
    expect(isNear(at(card.x + 20, middle.y + half - 20), [0x20, 0xc0, 0x20])).toBe(true);
    expect(isNear(at(middle.x, middle.y + half + 40), [0x20, 0xc0, 0x20])).toBe(false);
  });

  test.each([
    [
      "with the longest names",
      { ...longest(), price: aSharedPrice({ amount: 1_234_567, of: "reverse holo 1st edition" }) },
    ],
    ["in yen", { price: aSharedPrice({ amount: 123_456_700, currency: "JPY" }) }],
    [
      "in Japanese",
      { name: "メガリザードンXexとミュウツーVSTAR", setName: "インフェルノX", language: "ja" },
    ],
    ["in Thai", { name: "ลิซาร์ดอนเมก้าเอ็กซ์", setName: "ชุดรวมการ์ด", language: "th" }],
    ["of one word", { name: "Charizardcharizardcharizard", setName: "X" }],
  ] as const)("%s lays nothing over anything else", async (_what, change: Partial<CardShare>) => {
    const { sheet } = cardPoster(
      aCardShare(change),
      { style, size, format: "png" },
      { picture: Sha256.parse("0".repeat(64)) },
    );
    const [above, below] = await Promise.all([
      inkedRows(sheet, ".line, .foot { visibility: hidden; }"),
      inkedRows(sheet, ".head { visibility: hidden; }"),
    ]);
    const lowest = above.lastIndexOf(true);
    const uppermost = below.indexOf(true);
    expect(lowest).toBeGreaterThan(0);
    expect(uppermost).toBeGreaterThan(lowest);
    expect(above.at(-1)).toBe(false);
    expect(below.at(-1)).toBe(false);
  });
});

describe.each(looks)("[IMG-11] a sheet that is folded, $style and $size", ({ style, size }) => {
  test.each([
    ["with a line of prices", {}],
    ["with the longest names", longest()],
    ["without a price", { price: undefined }],
    ["in Thai", { name: "ลิซาร์ดอนเมก้าเอ็กซ์ ญี่ปุ่น", setName: "ชุดรวมการ์ด", language: "th" }],
  ] as const)("%s has all that the whole one has", async (_what, change: Partial<CardShare>) => {
    const { sheet } = cardPoster(
      aCardShare(change),
      { style, size, format: "png" },
      { picture: Sha256.parse("0".repeat(64)) },
    );
    const { width, height } = sheet.box;
    const document = {
      html: sheet.html.replace("</head>", "<style>body { background: #888 }</style></head>"),
      ...{ width, height, timeoutMs: 20_000 },
    };
    let strips: readonly Strip[] = [];
    const onFolded = (found: readonly Strip[]) => {
      strips = found;
    };
    const folded = await pixelsOf(await sheetDrawer.draw({ ...document, onFolded }));
    const whole = await pixelsOf(await sheetDrawer.draw(document));
    expect(whole.height).toBe(height);
    expect(folded.height).toBe(heightOf(strips, { height }));
    expect(folded.height).toBeLessThan(height);
    const unfolded = Buffer.alloc(whole.data.length, whole.data.subarray(0, 3));
    const stride = width * 3;
    for (const { y, at, height: rows } of strips)
      folded.data.copy(unfolded, y * stride, at * stride, (at + rows) * stride);
    // What fades is dithered by where it is drawn.
    const most = whole.data.reduce(
      (far, value, at) => Math.max(far, Math.abs(value - (unfolded[at] ?? 0))),
      0,
    );
    expect(most).toBeLessThanOrEqual(3);
  });
});

function longest(): Partial<CardShare> {
  const name = "Umbreon & Darkrai-GX of the Longest Imaginable Promotional Stamp and Gallery ☆ δ";
  return { name, setName: name, number: "SWSH001/189a", rarity: "Special Illustration Rare" };
}

/** In which rows of pixels a sheet has anything on it. */
async function inkedRows(
  { html, box }: PosterPlan["sheet"],
  rule: string,
): Promise<readonly boolean[]> {
  const own = `html, body { background: #fff; } * { color: #000 !important; } ${rule}`;
  const drawn = await sheetDrawer.draw({
    html: html.replace("</head>", `<style>${own}</style></head>`),
    ...{ width: box.width, height: box.height, timeoutMs: 20_000 },
  });
  const { data, width, height } = await pixelsOf(drawn);
  return Array.from({ length: height }, (_none, row) =>
    data.subarray(row * width * 3, (row + 1) * width * 3).some((value) => value < 128),
  );
}

test("a showcase has the colour of its card, and a clean one has paper", async () => {
  const blue = await kept(await coloured("#2040d0"));
  const corner = async (style: "clean" | "showcase") => {
    const { card } = cardLayouts[style].link;
    const plan = cardPoster(aCardShare(), { style, size: "link", format: "png" }, blue);
    const { at } = await pixelsOf(await draw(plan));
    return at(card.x + card.width + 12, 20);
  };
  expect(await corner("clean")).toEqual([0xf6, 0xf4, 0xf0]);
  const [red, , own] = await corner("showcase");
  expect(own).toBeGreaterThan(red + 30);
});

test("a card without a picture is named in its place", async () => {
  const { card } = cardLayouts.clean.square;
  const plan = cardPoster(
    aCardShare(),
    { style: "clean", size: "square", format: "png" },
    undefined,
  );
  const { at } = await pixelsOf(await draw(plan));
  expect(isNear(at(card.x + 8, card.y + card.height / 2), [0xeb, 0xe7, 0xe0])).toBe(true);
});

test("equal plans are equal bytes, whatever was drawn between", async () => {
  const own = await kept(await cardPicture(3));
  const plan = cardPoster(aCardShare(), { style: "showcase", size: "square", format: "png" }, own);
  const first = await draw(plan);
  await draw(
    cardPoster(aCardShare(longest()), { style: "clean", size: "square", format: "png" }, own),
  );
  expect(Buffer.from(await draw(plan)).equals(Buffer.from(first))).toBe(true);
});

test("[IMG-9] hostile names are drawn as text, and reach nothing", async () => {
  const hostile = `</h1><img src="file:///etc/passwd"><script>document.body.remove()</script>`;
  const plan = cardPoster(
    aCardShare({ name: hostile, setName: hostile }),
    { style: "clean", size: "link", format: "png" },
    undefined,
  );
  const { at } = await pixelsOf(await draw(plan));
  const { card } = cardLayouts.clean.link;
  expect(isNear(at(card.x + 8, card.y + card.height / 2), [0xeb, 0xe7, 0xe0])).toBe(true);
});

test.each([0, 1, 2, 3, 4, 5])(
  "[IMG-6] the preview of a link shows %i cards as a fan, the dearest in the middle",
  async (count) => {
    const reds = [0xa0, 0x90, 0x80, 0x70, 0x60].slice(0, count);
    const cards = await Promise.all(
      reds.map(async (red) => kept(await coloured(`#${red.toString(16)}1010`))),
    );
    const preview = {
      kind: "Set",
      title: "Base Set",
      language: "en",
      facts: ["102 cards"],
      dearest: [],
    };
    const sign = await kept(await coloured("#20d020", 300, 100));
    for (const style of ShareStyle.options) {
      const plan = previewPoster(preview, { style, format: "png" }, { cards, sign });
      const { width, height, at } = await pixelsOf(await draw(plan));
      expect({ width, height }).toEqual(shareSizes.link);
      const [red] = at(868, 318);
      if (count > 0) expect(Math.abs(red - 0xa0)).toBeLessThan(8);
      expect(isNear(at(70, 126), [0x20, 0xd0, 0x20])).toBe(true);
    }
  },
);
