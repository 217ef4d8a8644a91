import pLimit from "p-limit";
import { type PrintOptions, printedCard } from "#schemas/images/print.ts";
import type { Sha256 } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { type Deadline, stillInTime } from "#shared/kernel/deadline.ts";
import type { PaperImaging, PaperPicture } from "../drawing/paper-imaging.ts";
import type { SheetDrawer } from "../drawing/sheet-drawer.ts";
import { orReason } from "../pictures/derived-picture.ts";
import type { ImageArchive } from "../pictures/image-store.ts";
import { placeholderSheet, placeholdersPerSheet } from "./placeholder-sheet.ts";
import type { PrintCells } from "./print-cells.ts";
import {
  cellPx,
  faceKey,
  type PictureFace,
  type PlaceholderFace,
  type PrintFace,
} from "./print-face.ts";

export interface CellPorts {
  readonly archive: Pick<ImageArchive, "original">;
  readonly cells: PrintCells;
  readonly paper: PaperImaging;
  readonly tools: { readonly sheetDrawer: SheetDrawer };
}

/** Pictures that are decoded at once: each may have 40 megapixels. */
const lanes = 3;
/** A browser that has not drawn a sheet by then will not draw it at all. */
const sheetTimeoutMs = 30_000;

export const cardOnPaper = ({ bleed }: Pick<PrintOptions, "bleed">) => ({
  ...cellPx,
  bleed: bleed / printedCard.width,
});

/**
 * Makes the cells of some pictures that are not there yet.
 *
 * @returns those that cannot be had
 */
export async function makePictures(
  faces: readonly PictureFace[],
  print: Pick<PrintOptions, "bleed">,
  ports: CellPorts,
): Promise<readonly Sha256[]> {
  const lane = pLimit(lanes);
  const lost = await lane.map([...faces], async (face) => {
    const key = faceKey(face, print.bleed);
    if (await ports.cells.has(key)) return [];
    const made = await pictureCell(face, print, ports);
    if (!made) return [face.picture];
    await ports.cells.keep(key, made.bytes);
    return [];
  });
  return lost.flat();
}

/** Draws the placeholders that are not there yet, a sheet of them at a time. */
export async function makePlaceholders(
  faces: readonly PlaceholderFace[],
  print: Pick<PrintOptions, "bleed">,
  { time, ...ports }: CellPorts & { readonly time: Deadline },
): Promise<void> {
  const wanted = await Promise.all(
    faces.map(async (face) => ((await ports.cells.has(faceKey(face, print.bleed))) ? [] : [face])),
  );
  for (const some of chunksOf(wanted.flat(), placeholdersPerSheet)) {
    stillInTime(time);
    const made = await placeholderCells(some, print, { ...ports, time });
    await Promise.all(
      made.map(async (cell, at) => {
        const face = some[at];
        if (face) await ports.cells.keep(faceKey(face, print.bleed), cell.bytes);
      }),
    );
  }
}

/** A cell of a print, made anew where it is not there any more; undefined where its picture cannot be had. */
export async function cellOf(
  face: PrintFace,
  key: Sha256,
  print: Pick<PrintOptions, "bleed">,
  ports: CellPorts & { readonly time: Deadline },
): Promise<PaperPicture | undefined> {
  const bytes = await ports.cells.get(key);
  const size = bytes && (await ports.paper.size(bytes));
  if (bytes && size) return { bytes, ...size };
  if (face.kind === "picture") return pictureCell(face, print, ports);
  const [cell] = await placeholderCells([face], print, ports);
  return cell;
}

async function pictureCell(
  { picture }: PictureFace,
  print: Pick<PrintOptions, "bleed">,
  { archive, paper }: CellPorts,
): Promise<PaperPicture | undefined> {
  const original = await archive.original(picture);
  if (!original) return undefined;
  const made = await orReason(() => paper.card(original, cardOnPaper(print)));
  return typeof made === "string" ? undefined : made;
}

async function placeholderCells(
  faces: readonly PlaceholderFace[],
  print: Pick<PrintOptions, "bleed">,
  { tools, paper, time }: CellPorts & { readonly time: Deadline },
): Promise<readonly PaperPicture[]> {
  const { boxes, ...document } = placeholderSheet(faces);
  const timeoutMs = Math.min(sheetTimeoutMs, time.leftMs());
  const drawn = await tools.sheetDrawer.draw({ ...document, timeoutMs });
  return paper.cut(drawn, boxes, cardOnPaper(print));
}
