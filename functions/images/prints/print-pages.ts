import { type PrintOptions, printedCard } from "#schemas/images/print.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { type Deadline, stillInTime } from "#shared/kernel/deadline.ts";
import type { PdfPage, PdfPicture } from "../pdf/pdf-file.ts";
import { cropMarkOperators, cropMarks } from "./crop-marks.ts";
import { type CellPorts, cardOnPaper, cellOf } from "./make-cells.ts";
import { neutralBack } from "./neutral-back.ts";
import { boxInPoints, points } from "./points.ts";
import { faceKey, type PrintedCell } from "./print-face.ts";
import type { PaperBox, PrintSheet } from "./print-sheet.ts";

/** What is to lie on paper, and who is told of it. */
export interface PrintOrder {
  readonly cells: readonly PrintedCell[];
  readonly print: PrintOptions;
  readonly sheet: PrintSheet;
  readonly time: Deadline;
  /** Is told how many cards are on paper by now. */
  readonly onSheet: (cards: number) => Promise<void>;
  /** Is told of each card how many dots to the inch its picture has. */
  readonly onPicture: (dpi: number) => void;
}

/** A cell that was there a moment ago cannot be read, and its picture is gone as well. */
export class CellLost extends Error {
  override readonly name = "CellLost";
}

/**
 * The pages of a print, sheet by sheet: no more than one sheet's cards are in memory.
 *
 * @throws CellLost
 * @throws OutOfTime when there is no time for a further sheet
 */
export async function* printPages(order: PrintOrder, ports: CellPorts): AsyncGenerator<PdfPage> {
  const { cells, print, sheet, time, onSheet, onPicture } = order;
  const back = print.backs ? await backPicture(print, ports) : undefined;
  let cards = 0;
  for (const some of chunksOf(cells, sheet.fronts.length)) {
    stillInTime(time);
    const pictures = await Promise.all(
      some.map(({ face }) => pdfPicture(face, print, { ...ports, time })),
    );
    for (const [at, { face }] of some.entries()) {
      const { widthPx = 0 } = pictures[at] ?? {};
      const shownPx = widthPx / (1 + 2 * cardOnPaper(print).bleed);
      if (face.kind === "picture") onPicture((shownPx / printedCard.width) * 25.4);
    }
    const boxes = sheet.fronts.slice(0, some.length);
    yield pageOf(pictures, boxes, {
      order,
      marked: boxes.filter((_box, at) => some[at]?.isMarked),
    });
    if (back) {
      const behind = sheet.backs.slice(0, some.length);
      yield pageOf(
        some.map(() => back),
        behind,
        { order, marked: [] },
      );
    }
    cards += some.length;
    await onSheet(cards);
  }
}

function pageOf(
  pictures: readonly PdfPicture[],
  boxes: readonly PaperBox[],
  { order: { print, sheet }, marked }: { order: PrintOrder; marked: readonly PaperBox[] },
): PdfPage {
  return {
    ...{ width: points(sheet.width), height: points(sheet.height) },
    pictures: pictures.flatMap((picture, at) => {
      const box = boxes[at];
      return box ? [{ picture, box: boxInPoints(box, print.bleed, sheet) }] : [];
    }),
    stamps: marked.map((box) => boxInPoints(box, 0, sheet)),
    ...(print.cropMarks && { over: cropMarkOperators(cropMarks(boxes, print.bleed), sheet) }),
  };
}

async function pdfPicture(
  face: PrintedCell["face"],
  print: PrintOptions,
  ports: CellPorts & { readonly time: Deadline },
): Promise<PdfPicture> {
  const key = faceKey(face, print.bleed);
  const cell = await cellOf(face, key, print, ports);
  if (!cell) throw new CellLost(`The picture of ${face.printingId} is gone.`);
  return { id: key, ...cell };
}

async function backPicture(print: PrintOptions, { paper }: CellPorts): Promise<PdfPicture> {
  const drawn = await paper.jpeg(Buffer.from(neutralBack.svg));
  return { id: "back", ...(await paper.card(drawn.bytes, cardOnPaper(print))) };
}
