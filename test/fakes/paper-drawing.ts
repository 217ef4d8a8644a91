import { type Imaging, UnusablePicture } from "#functions/images/drawing/imaging.ts";
import type { PaperImaging } from "#functions/images/drawing/paper-imaging.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import type {
  PictureAnswer,
  PictureSource,
  Unasked,
} from "#functions/images/pictures/picture-source.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** A picture that `paperImaging` can read; another text is another picture. */
export const paperPicture = (text: string) => Buffer.from(`picture ${text}`);

const paperSize = { format: "webp", widthPx: 600, heightPx: 825 } as const;

/** Imaging on text: equal parts give equal pages, and anything but a paper picture is unusable. */
export function paperImaging(): Imaging {
  const read = (bytes: Uint8Array, kind: string) => {
    const text = Buffer.from(bytes).toString();
    if (text.startsWith(kind)) return text;
    throw new UnusablePicture(`It is no ${kind}: ${text.slice(0, 20)}`);
  };
  return {
    async derive(original, widths = []) {
      const text = read(original, "picture");
      const cellOf = (quality: string) => Buffer.from(`cell ${quality} of ${text}`);
      const cells = { high: cellOf("high"), medium: cellOf("medium"), low: cellOf("low") };
      const narrower = new Map(
        widths
          .filter((width) => width < paperSize.widthPx)
          .map((width) => [width, Buffer.from(`${width} wide of ${text}`)]),
      );
      return { ...paperSize, cells, narrower };
    },
    async clean(uploaded) {
      const bytes = Buffer.from(read(uploaded, "picture"));
      return { bytes, widthPx: paperSize.widthPx, heightPx: paperSize.heightPx };
    },
    async reshape(original, shapes) {
      const text = read(original, "picture");
      return shapes.map(({ widthPx, format }) =>
        Buffer.from(`${widthPx} wide ${format} of ${text}`),
      );
    },
    examine: async (original) => {
      read(original, "picture");
      return paperSize;
    },
    pixels: async (cell) => Buffer.from(read(cell, "cell")),
    cutOut: async (_sheet, boxes) =>
      boxes.map(({ width, height }) => ({
        ...{ width, height, channels: 4 },
        bytes: new Uint8Array(width * height * 4),
      })),
    async drawPage({ sheet, cards, width, height }) {
      const drawn = cards.map(({ pixels }) => Buffer.from(pixels).toString());
      return Buffer.from([`${width}×${height}`, sha256(sheet), ...drawn].join("\n"));
    },
  };
}

/** The same for what goes onto paper: a card is as finely printed as a picture of 600 pixels is. */
export function paperPaperImaging(): PaperImaging {
  const size = { widthPx: 600, heightPx: 838 };
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  return {
    jpeg: async (page) => ({ bytes: Buffer.from(`picture of ${sha256(page)}`), ...size }),
    async card(original, { bleed }) {
      if (!text(original).startsWith("picture")) throw new UnusablePicture("It is no picture.");
      return { bytes: Buffer.from(`paper ${bleed} of ${text(original)}`), ...size };
    },
    cut: async (sheet, boxes) =>
      boxes.map((_box, at) => ({ bytes: Buffer.from(`paper ${at} of ${sha256(sheet)}`), ...size })),
    size: async (jpeg) => (text(jpeg).startsWith("paper") ? size : undefined),
  };
}

/** A drawer of sheets whose pictures are the documents themselves. */
export const paperSheetDrawer = (): SheetDrawer => ({
  draw: async ({ html }) => Buffer.from(html),
  prepare: () => undefined,
  close: async () => undefined,
});

/** A source that is a table of answers; a picture in it is answered with its tag. */
export function tableSource() {
  const answers = new Map<string, PictureAnswer | Buffer>();
  const asked: string[] = [];
  return {
    answers,
    asked,
    expect: () => undefined,
    record: async () => undefined,
    async fetch(url, { etag }): Promise<PictureAnswer | Unasked> {
      asked.push(url);
      const answer = answers.get(url) ?? { kind: "absent" };
      if (!Buffer.isBuffer(answer)) return answer;
      const tag = `"${sha256(answer).slice(0, 8)}"`;
      return tag === etag
        ? { kind: "unchanged" }
        : { kind: "picture", bytes: answer, etag: tag, lastModified: undefined };
    },
  } satisfies PictureSource & { answers: unknown; asked: string[] };
}
