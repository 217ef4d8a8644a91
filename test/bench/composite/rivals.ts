import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import { cellSizes } from "#schemas/images/composite.ts";
import { aBrowser } from "#test/support/clouds/browser.ts";
import type { CardFiles } from "./card-files.ts";
import type { Way } from "./ours.ts";

/** Of so many there are pictures in full size; more cards are these again, at addresses of their own. */
export const originals = 250;

/** A server of pictures in full size that answers at once. */
async function pictureServer(files: CardFiles) {
  const server = createServer(({ url = "" }, response) => {
    response.setHeader("content-type", "image/jpeg");
    response.end(files.read("original", Number(url.slice(1)) % originals));
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: (card: number) => `http://127.0.0.1:${port}/${card}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/**
 * The obvious way: a page with every card in an `<img>` of its full size, drawn small, and a picture
 * of the whole page, as PNG.
 */
export async function inBrowser(files: CardFiles): Promise<Way> {
  const [server, browser] = await Promise.all([pictureServer(files), aBrowser()]);
  return {
    async draw(composite) {
      const page = await browser.newPage();
      const cards = composite.cards.map(
        ({ name, setName, number }, index) =>
          `<div><img src="${server.address(index)}"><p>${name}</p><small>${setName} · ${number}</small></div>`,
      );
      const columns = Math.min(10, Math.ceil(Math.sqrt(cards.length)));
      await page.setViewport({ width: 96 + columns * 267, height: 1000 });
      await page.setContent(
        `<style>body { display: grid; grid-template-columns: repeat(${columns}, 245px); gap: 22px; font-family: sans-serif }
         img { width: 245px; border-radius: 11px } p, small { margin: 0 }</style>${cards.join("")}`,
        { waitUntil: "load", timeout: 120_000 },
      );
      const picture = await page.screenshot({ fullPage: true });
      const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata();
      const expected = Math.ceil(cards.length / columns) * 342;
      await page.close();
      if (height < expected)
        throw new Error(`The picture ends early, at ${width}×${height} pixels.`);
      return picture.byteLength;
    },
    async close() {
      await Promise.all([browser.close(), server.close()]);
    },
  };
}

/** As programs on a desk do it: one card after the other is fetched, made small and pasted. */
export async function oneByOne(files: CardFiles): Promise<Way> {
  const server = await pictureServer(files);
  const { width: cellWidth, height: cellHeight } = cellSizes.medium;
  return {
    async draw(composite) {
      let bytes = 0;
      for (const layout of layoutOf(composite).pages) {
        const { width, height } = layout;
        const page = Buffer.alloc(width * height * 3, 0xf5);
        for (const [index, { x, y }] of layout.cells.entries()) {
          const answer = await fetch(server.address(layout.from + index));
          const card = await sharp(Buffer.from(await answer.arrayBuffer()))
            .resize(cellWidth, cellHeight)
            .raw()
            .toBuffer();
          for (let row = 0; row < cellHeight; row += 1) {
            const from = row * cellWidth * 3;
            page.set(card.subarray(from, from + cellWidth * 3), ((y + row) * width + x) * 3);
          }
        }
        const image = sharp(page, { raw: { width, height, channels: 3 } }).jpeg({ quality: 84 });
        bytes += (await image.toBuffer()).byteLength;
      }
      return bytes;
    },
    close: () => server.close(),
  };
}
