import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pdfBody } from "#functions/images/pdf/pdf-body.ts";
import {
  type PdfManner,
  type PdfPage,
  type PdfPicture,
  pdfFile,
} from "#functions/images/pdf/pdf-file.ts";
import { measuredPages, openedPdf } from "#test/support/pictures/read-pdf.ts";

async function plain(id: string, background: string): Promise<PdfPicture> {
  const [widthPx, heightPx] = [60, 80];
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background };
  const bytes = await sharp({ create }).jpeg({ quality: 100 }).toBuffer();
  return { id, bytes, widthPx, heightPx };
}

async function fileOf(pages: readonly PdfPage[], manner?: PdfManner): Promise<Buffer> {
  async function* each() {
    yield* pages;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of pdfFile(each(), manner)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const near = (found: readonly number[], wanted: readonly number[]) =>
  found.every((one, at) => Math.abs(one - (wanted[at] ?? 0)) < 12);

describe("a PDF of pictures", () => {
  test("shows each where it was placed, on pages of their own sizes", async () => {
    const [red, blue] = [await plain("r", "#e01020"), await plain("b", "#1020e0")];
    const pdf = await fileOf([
      {
        ...{ width: 200, height: 300 },
        pictures: [
          { picture: red, box: { x: 20, y: 30, width: 60, height: 80 } },
          { picture: blue, box: { x: 100, y: 200, width: 60, height: 80 } },
        ],
      },
      {
        width: 400,
        height: 100,
        pictures: [{ picture: red, box: { x: 0, y: 0, width: 30, height: 40 } }],
      },
    ]);
    const opened = await openedPdf(pdf);
    expect(opened.pages).toBe(2);
    const first = await opened.pixels(0, 72);
    expect([first.width, first.height]).toEqual([200, 300]);
    expect(near(first.at(50, 300 - 70), [224, 16, 32])).toBe(true);
    expect(near(first.at(130, 300 - 240), [16, 32, 224])).toBe(true);
    expect(first.at(5, 5)).toEqual([255, 255, 255]);
    const second = await opened.pixels(1, 72);
    expect([second.width, second.height]).toEqual([400, 100]);
    expect(near(second.at(10, 90), [224, 16, 32])).toBe(true);
    opened.close();
  });

  test("holds a picture once, however often it is shown", async () => {
    const red = await plain("r", "#e01020");
    const page = {
      width: 100,
      height: 100,
      pictures: [{ picture: red, box: { x: 0, y: 0, width: 60, height: 80 } }],
    };
    const [one, many] = [await fileOf([page]), await fileOf(Array(10).fill(page))];
    expect(many.length - one.length).toBeLessThan(10 * 400);
    expect(many.toString("latin1").match(/\/DCTDecode/g)).toHaveLength(1);
    expect(measuredPages(many)).toHaveLength(10);
    const opened = await openedPdf(many);
    expect(near((await opened.pixels(9, 72)).at(10, 90), [224, 16, 32])).toBe(true);
    opened.close();
  });

  test("draws its stamp over pictures, see-through, and what lies over all", async () => {
    const blue = await plain("b", "#0000ff");
    const stamp = {
      width: 20,
      height: 20,
      operators: "0 g 0 0 20 20 re f 1 g 0 0 20 20 re f",
      opacity: 0.5,
    };
    const pdf = await fileOf(
      [
        {
          ...{ width: 100, height: 100 },
          pictures: [{ picture: blue, box: { x: 0, y: 0, width: 100, height: 100 } }],
          ...{ stamps: [{ x: 40, y: 40 }], over: "q 1 0 0 rg 0 0 10 10 re f Q" },
        },
      ],
      { stamp },
    );
    const opened = await openedPdf(pdf);
    const { at } = await opened.pixels(0, 72);
    expect(near(at(50, 50), [127, 127, 255])).toBe(true);
    expect(near(at(5, 95), [255, 0, 0])).toBe(true);
    expect(near(at(80, 20), [0, 0, 255])).toBe(true);
    opened.close();
  });

  test.each(["Base Set", "ピカチュウ (é) \\ >", "🎴"])("is called %s", async (title) => {
    const text = (await fileOf([], { title })).toString("latin1");
    const [, hex = ""] = /\/Title <FEFF([0-9A-F]*)>/.exec(text) ?? [];
    expect(Buffer.from(hex, "hex").swap16().toString("utf16le")).toBe(title);
    expect(text).toContain("/DisplayDocTitle true");
  });

  test("asks printing programs for its true size, and for the edge that paper is turned over", async () => {
    const wishes = async (manner: PdfManner) =>
      /\/ViewerPreferences << (.*?) >>/.exec((await fileOf([], manner)).toString("latin1"))?.[1];
    expect(await wishes({})).toBeUndefined();
    expect(await wishes({ printing: {} })).toBe("/PrintScaling /None /PickTrayByPDFSize true");
    expect(await wishes({ printing: { turnedOver: "long edge" } })).toMatch(
      /\/Duplex \/DuplexFlipLongEdge$/,
    );
    expect(await wishes({ printing: { turnedOver: "short edge" } })).toMatch(
      /\/Duplex \/DuplexFlipShortEdge$/,
    );
  });

  test("says where each of its objects begins", async () => {
    const text = (await fileOf([{ width: 9, height: 9, pictures: [] }], { title: "Ü" })).toString(
      "latin1",
    );
    const entries = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    expect(entries.length).toBeGreaterThan(4);
    for (const [index, at] of entries.entries())
      expect(text.slice(at, at + 10)).toMatch(new RegExp(`^${index + 1} 0 obj`));
    const start = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
    expect(text.slice(start, start + 5)).toBe("xref\n");
  });

  test("has every object that another names", () => {
    const body = pdfBody();
    const [catalog, info] = [body.reserve(), body.reserve()];
    body.object(catalog, "<< >>");
    expect(() => body.trailer({ catalog, info })).toThrow("The object 2 was not written.");
  });
});
