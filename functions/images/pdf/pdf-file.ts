import { pdfBody } from "./pdf-body.ts";

/** A JPEG in red, green and blue: PDF takes it as it is. */
export interface PdfPicture {
  /** Pictures of one id are one picture, and in the file once. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rectangle in points (1/72 inch), from the page's lower left corner. */
export interface PdfBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly { readonly picture: PdfPicture; readonly box: PdfBox }[];
  /** Lower left corners at which the file's stamp is drawn, over the pictures. */
  readonly stamps?: readonly Pick<PdfBox, "x" | "y">[];
  /** Operators of PDF that draw what lies over all. */
  readonly over?: string;
}

/** A drawing that is in the file once. */
export interface PdfStamp {
  readonly width: number;
  readonly height: number;
  /** Operators of PDF. */
  readonly operators: string;
  /** Of all that they draw, of 1: what overlaps is seen through as one. */
  readonly opacity: number;
}

export interface PdfManner {
  readonly title?: string | undefined;
  /** Tells printing programs to leave the size alone, and to print both sides, turned over that edge. */
  readonly printing?: { readonly turnedOver?: "long edge" | "short edge" | undefined };
  readonly stamp?: PdfStamp;
}

/**
 * A PDF of pictures, bit by bit: each page is gone from memory before the next is asked for, however many
 * there are. It has no text and so no fonts; what is to be read has been drawn.
 */
export async function* pdfFile(
  pages: AsyncIterable<PdfPage>,
  { title, printing, stamp }: PdfManner = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const body = pdfBody();
  yield body.header();
  const [catalog, tree] = [body.reserve(), body.reserve()];
  const stampId = stamp && body.reserve();
  const state = stamp
    ? `/ExtGState << /See << /CA ${n(stamp.opacity)} /ca ${n(stamp.opacity)} >> >> `
    : "";
  if (stamp && stampId)
    yield body.stream(stampId, stampFields(stamp), Buffer.from(stamp.operators));
  const pictures = new Map<string, number>();
  const kids: number[] = [];
  for await (const page of pages) {
    const names: number[] = [];
    for (const { picture } of page.pictures) {
      const known = pictures.get(picture.id);
      const id = known ?? body.reserve();
      names.push(id);
      if (known !== undefined) continue;
      pictures.set(picture.id, id);
      yield body.stream(id, pictureFields(picture), picture.bytes);
    }
    const [content, kid] = [body.reserve(), body.reserve()];
    yield body.stream(content, "", Buffer.from(operatorsOf(page, names)));
    kids.push(kid);
    const drawn = [...new Set(names)].map((id) => `/P${id} ${id} 0 R`);
    if (stampId && page.stamps?.length) drawn.push(`/Stamp ${stampId} 0 R`);
    yield body.object(
      kid,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${n(page.width)} ${n(page.height)}] ` +
        `/Contents ${content} 0 R /Resources << ${state}/XObject << ${drawn.join(" ")} >> >> >>`,
    );
  }
  const list = kids.map((kid) => `${kid} 0 R`).join(" ");
  yield body.object(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${list}] >>`);
  yield body.object(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R ${preferences(title, printing)} >>`,
  );
  const info = body.reserve();
  yield body.object(info, `<< /Producer (Cardlake)${title ? ` /Title ${text(title)}` : ""} >>`);
  yield body.trailer({ catalog, info });
}

function preferences(title: string | undefined, printing: PdfManner["printing"]): string {
  const wishes = [
    ...(title ? ["/DisplayDocTitle true"] : []),
    ...(printing ? ["/PrintScaling /None /PickTrayByPDFSize true"] : []),
    ...(printing?.turnedOver
      ? [`/Duplex /DuplexFlip${printing.turnedOver === "long edge" ? "LongEdge" : "ShortEdge"}`]
      : []),
  ];
  return wishes.length === 0 ? "" : `/ViewerPreferences << ${wishes.join(" ")} >>`;
}

const pictureFields = ({ widthPx, heightPx }: PdfPicture) =>
  `/Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} ` +
  "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ";

const stampFields = ({ width, height }: PdfStamp) =>
  `/Type /XObject /Subtype /Form /BBox [0 0 ${n(width)} ${n(height)}] ` +
  "/Resources << >> /Group << /S /Transparency >> ";

function operatorsOf({ pictures, stamps = [], over = "" }: PdfPage, names: readonly number[]) {
  const placed = pictures.map(
    ({ box: { x, y, width, height } }, at) =>
      `q ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(y)} cm /P${names[at]} Do Q`,
  );
  const stamped = stamps.map(({ x, y }) => `q /See gs 1 0 0 1 ${n(x)} ${n(y)} cm /Stamp Do Q`);
  return [...placed, ...stamped, over].join("\n");
}

/** A number as PDF writes it: a thousandth of a point is a 3,000th of a millimetre. */
export const n = (value: number): string => String(Number(value.toFixed(3)));

/** Any text, as UTF-16 in hex: no sign of it can end the string. */
const text = (value: string): string =>
  `<FEFF${Buffer.from(value, "utf16le").swap16().toString("hex").toUpperCase()}>`;
