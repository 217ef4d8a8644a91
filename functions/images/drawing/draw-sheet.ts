import { type Deadline, stillInTime } from "#shared/kernel/deadline.ts";
import { compositeHtml, lookOf } from "../composites/pieces/composite-html.ts";
import { sheetOf } from "../composites/pieces/composite-sheet.ts";
import { fanPicture } from "../composites/pieces/fan-html.ts";
import type { CompositePage } from "../composites/pieces/page-pieces.ts";
import { piecesOf } from "../composites/pieces/pieces-of.ts";
import { stampsOf } from "../composites/pieces/stamps.ts";
import type { DrawingTools } from "./drawing-tools.ts";
import type { SheetDrawer } from "./sheet-drawer.ts";
import { type StampPress, stampPressOf } from "./stamp-press.ts";

/** A browser that has not drawn a page by then will not draw it at all. */
const pageTimeoutMs = 30_000;

/** The pixels of what is drawn on the cards of a page, by the names of the stamps. */
export function pressStamps(
  page: CompositePage,
  time: Deadline,
  tools: DrawingTools,
): ReturnType<StampPress> {
  stillInTime(time);
  const order = { look: lookOf(page), timeoutMs: timeoutOf(time) };
  return stampPressOf(tools)(stampsOf(page), order);
}

/** The texts of a page. `cells` are pictures of cards that the browser draws. */
export async function drawSheet(
  page: CompositePage,
  { time, cells }: { time: Deadline; cells: readonly (Uint8Array | undefined)[] },
  sheetDrawer: SheetDrawer,
) {
  stillInTime(time);
  const sheet = sheetOf(piecesOf(page), page.layout.width);
  const look = lookOf(page);
  const named = cells.flatMap((cell, index) => (cell ? [[fanPicture(index), cell] as const] : []));
  const { width, height } = sheet;
  const bytes = await sheetDrawer.draw({
    ...{ html: compositeHtml(look, sheet), width, height },
    ...{ isTransparent: look.ground === undefined, timeoutMs: timeoutOf(time) },
    ...(named.length > 0 && { pictures: new Map(named) }),
  });
  return { absent: page.absent, pieces: sheet.pieces, bytes };
}

const timeoutOf = (time: Deadline) => Math.min(pageTimeoutMs, time.leftMs());
