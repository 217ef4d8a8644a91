import type { PrintPlan } from "#schemas/images/render.ts";
import { downloadTypes, printFileKey } from "#schemas/storage/image-files.ts";
import type { StoredPrint } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";
import { fileNameOf } from "#shared/kernel/attachment.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { LargeFiles } from "#shared/kernel/large-files.ts";
import { pdfFile } from "../pdf/pdf-file.ts";
import type { Records } from "../renders/plan-pictures.ts";
import type { ProgressWriter } from "../renders/render-progress.ts";
import type { Turn } from "../renders/render-turn.ts";
import { type CellPorts, makePictures, makePlaceholders } from "./make-cells.ts";
import { cellsOf, faceKey, type PrintedCell } from "./print-face.ts";
import { printKey } from "./print-key.ts";
import { printPages } from "./print-pages.ts";
import type { PrintRecords } from "./print-records.ts";
import { printResult } from "./print-result.ts";
import { fittingSheet } from "./print-sheet.ts";
import { watermark } from "./watermark.ts";

export interface DrawPrintPorts extends CellPorts {
  readonly prints: PrintRecords;
  readonly files: LargeFiles;
  readonly clock: Clock;
}

export interface PrintDrawing {
  readonly plan: PrintPlan;
  readonly records: Records;
  /** Pictures that are known to be lost. */
  readonly damaged: ReadonlySet<Sha256>;
  /** How many cells earlier turns have made, in the order in which they are made. */
  readonly made: number;
  readonly time: Deadline;
  readonly turn: Turn;
  readonly write: ProgressWriter;
}

export type DrawnPrint =
  | {
      readonly outcome: "drawn";
      readonly stored: StoredPrint;
      readonly cells: readonly PrintedCell[];
    }
  /** Others wait, and its turn is over; the cells that it has made are kept. */
  | {
      readonly outcome: "paused";
      readonly damaged: ReadonlySet<Sha256>;
      readonly made: number;
    };

/** Pictures between two looks at whether the turn is over. */
const perLook = 12;
/** Of the percent: cells are the longer part of a print, the file itself the rest. */
const cellsShare = 90;

/**
 * Prints a plan: first each card as it is printed, which whoever goes on finds there, then all of them in one file, as a
 * stream. A file that is half written when its worker dies is never seen.
 *
 * @throws OutOfTime when there is no time for a further sheet
 */
export async function drawPrint(drawing: PrintDrawing, ports: DrawPrintPorts): Promise<DrawnPrint> {
  const { plan, records, write, turn } = drawing;
  const { print } = plan;
  const lost = new Set(drawing.damaged);
  const hopeful = different(cellsOf(plan, records, new Set()), print);
  const pictures = hopeful.flatMap(({ face }) => (face.kind === "picture" ? [face] : []));
  let { made } = drawing;
  const isOver = async (count: number) => {
    made += count;
    await write.share(Math.min(1, made / hopeful.length), cellsShare);
    return turn.look();
  };
  for (const some of chunksOf(pictures.slice(made), perLook)) {
    for (const one of await makePictures(some, print, ports)) lost.add(one);
    if (await isOver(some.length)) return { outcome: "paused", damaged: lost, made };
  }
  // Where an owner's own picture is lost, the card's is shown.
  const known = new Set(pictures.map(({ picture }) => picture));
  const others = different(cellsOf(plan, records, lost), print).flatMap(({ face }) =>
    face.kind === "picture" && !known.has(face.picture) ? [face] : [],
  );
  for (const one of await makePictures(others, print, ports)) lost.add(one);
  const cells = cellsOf(plan, records, lost);
  const blanks = different(cells, print).flatMap(({ face }) =>
    face.kind === "placeholder" ? [face] : [],
  );
  for (const some of chunksOf(blanks.slice(made - pictures.length), perLook)) {
    await makePlaceholders(some, print, { ...ports, time: drawing.time });
    if (await isOver(some.length)) return { outcome: "paused", damaged: lost, made };
  }
  const key = printKey(cells, print);
  const stored = (await ports.prints.find(key)) ?? (await bound(cells, drawing, ports));
  return { outcome: "drawn", stored, cells };
}

async function bound(
  cells: readonly PrintedCell[],
  { plan: { print, cards }, time, write }: PrintDrawing,
  ports: DrawPrintPorts,
): Promise<StoredPrint> {
  const sheet = fittingSheet(print);
  const result = printResult(cells.length, print, sheet);
  const each = cards.length / cells.length;
  const pages = printPages(
    {
      ...{ cells, print, sheet, time },
      onSheet: (printed) => write.cards(Math.floor(printed * each), cards.length),
      onPicture: result.picture,
    },
    ports,
  );
  const pdf = pdfFile(pages, {
    title: print.title,
    printing: { turnedOver: print.backs ? sheet.turnOver : undefined },
    ...(cells.some(({ isMarked }) => isMarked) && { stamp: watermark() }),
  });
  const key = printKey(cells, print);
  write.reached(cellsShare);
  const bytes = await ports.files.keep(printFileKey(key), pdf, {
    contentType: downloadTypes.pdf,
    fileName: `${fileNameOf(print.title, "Cards to print")}.pdf`,
  });
  const stored = { ...result.of(bytes), key, storedAt: ports.clock().toISOString() };
  await ports.prints.remember(stored);
  return stored;
}

/** Each face once. */
const different = (cells: readonly PrintedCell[], { bleed }: PrintPlan["print"]) => [
  ...new Map(cells.map((cell) => [faceKey(cell.face, bleed), cell])).values(),
];
