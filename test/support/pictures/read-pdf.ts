import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

const mmOfPoint = 25.4 / 72;

/** A picture on a page, in millimetres from the upper left corner, as people measure paper. */
export interface MeasuredPicture {
  readonly object: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MeasuredPage {
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly MeasuredPicture[];
  /** Lower left corners of stamps. */
  readonly stamps: number;
  /** Straight lines, in millimetres. */
  readonly lines: readonly { x1: number; y1: number; x2: number; y2: number }[];
}

const numbers = (text: string) => text.trim().split(/\s+/).map(Number);

/** What the pages of a PDF of ours say of where things are, by their own operators. */
export function measuredPages(pdf: Uint8Array): readonly MeasuredPage[] {
  const text = Buffer.from(pdf).toString("latin1");
  const pages = [
    ...text.matchAll(/\/Type \/Page \/Parent .*?\/MediaBox \[0 0 (.*?)\] \/Contents (\d+) 0 R/g),
  ];
  return pages.map(([, box = "", content]) => {
    const [width = 0, height = 0] = numbers(box).map((one) => one * mmOfPoint);
    const start = text.indexOf(`\n${content} 0 obj\n`);
    const operators = text.slice(start, text.indexOf("endstream", start));
    const pictures = [
      ...operators.matchAll(/q ([\d.-]+) 0 0 ([\d.-]+) ([\d.-]+) ([\d.-]+) cm \/(P\d+) Do Q/g),
    ];
    const lines = [...operators.matchAll(/([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l/g)];
    return {
      ...{ width, height },
      pictures: pictures.map(([, w, h, x, y, object = ""]) => {
        const [wide, high, left, low] = [w, h, x, y].map((one) => Number(one) * mmOfPoint);
        return {
          ...{ object, x: left ?? 0, width: wide ?? 0, height: high ?? 0 },
          y: height - (low ?? 0) - (high ?? 0),
        };
      }),
      stamps: [...operators.matchAll(/\/Stamp Do/g)].length,
      lines: lines.map((one) => {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = one.slice(1).map((at) => Number(at) * mmOfPoint);
        return { x1, y1: height - y1, x2, y2: height - y2 };
      }),
    };
  });
}

let library: Promise<PDFiumLibrary> | undefined;

/** A PDF as PDFium opens it, which is what Chrome prints with. */
export async function openedPdf(pdf: Uint8Array) {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(Buffer.from(pdf));
  return {
    pages: document.getPageCount(),
    /** Pixels of a page at so many to the inch: red, green, blue. */
    async pixels(page: number, dpi: number) {
      const { data, width, height } = await document.getPage(page).render({ scale: dpi / 72 });
      const raw = { width, height, channels: 4 as const };
      const rgb = await sharp(data, { raw }).removeAlpha().raw().toBuffer();
      const at = (x: number, y: number) => [
        ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
      ];
      return { width, height, at, rgb };
    },
    close: () => document.destroy(),
  };
}
