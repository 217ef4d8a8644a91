import type { PrintPlan } from "#schemas/images/render.ts";
import { placeholdersOf } from "../renders/plan-pictures.ts";
import type { DrawingStretch, TurnEnd } from "../renders/turn-end.ts";
import { type DrawPrintPorts, drawPrint } from "./draw-print.ts";
import { type PrintedCell, wantsPicture } from "./print-face.ts";

/** Prints what is not printed yet. */
export async function printCards(
  plan: PrintPlan,
  { before, records, ...stretch }: DrawingStretch,
  ports: DrawPrintPorts,
): Promise<TurnEnd> {
  const drawing = { plan, records, damaged: new Set(before?.damaged), made: before?.cells ?? 0 };
  const result = await drawPrint({ ...drawing, ...stretch }, ports);
  if (result.outcome === "paused") {
    const { damaged, made: cells } = result;
    return { outcome: "paused", cardsDone: 0, damaged, cells };
  }
  const { stored, cells } = result;
  const placeholders = lackingPictures(plan, cells, records);
  const pages = stored.pages;
  return { outcome: "drawn", made: { print: stored }, placeholders, pages, pagesDrawn: pages };
}

/** Placeholders in the place of pictures, and why; those that hold the place of cards that one lacks are as they should be. */
function lackingPictures(
  { cards, print }: PrintPlan,
  cells: readonly PrintedCell[],
  records: DrawingStretch["records"],
) {
  const wanted = cards.filter((card) => wantsPicture(card, print));
  const shown = new Map(
    cells.flatMap(({ face }) => (face.kind === "picture" ? [[face.printingId, face.picture]] : [])),
  );
  const drawn = wanted.map((card) => ({ ...card, picture: shown.get(card.printingId) }));
  return placeholdersOf({ cards: drawn }, { cards: wanted }, records);
}
