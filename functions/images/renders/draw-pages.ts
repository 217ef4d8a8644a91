import { offeredDays } from "#schemas/storage/image-files.ts";
import type { StoredComposite, StoredPage } from "#schemas/storage/image-items.ts";
import { type PrintingId, Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { Composite } from "../composites/composite.ts";
import { compositeKey } from "../composites/composite-key.ts";
import { layoutOf } from "../composites/layout/layout-of.ts";
import { drawComposite } from "../drawing/draw-composite.ts";
import type { DrawingTools } from "../drawing/drawing-tools.ts";
import type { PageFiles } from "./render-files.ts";
import type { Turn } from "./render-turn.ts";

/** A page that lies there longer is drawn anew, or it would be deleted while people look at it. */
const reusableMs = offeredDays * 86_400_000;

export interface DrawPorts {
  readonly tools: DrawingTools;
  readonly pages: PageFiles;
  readonly clock: Clock;
}

/** How a drawing goes on. */
export interface Course {
  readonly time: Deadline;
  /** Is told how many cards are done. */
  readonly onPage: (cardsDone: number) => Promise<void>;
  /** Once it is over, no further page is begun; a try draws one at least. */
  readonly turn: Turn;
}

export type Drawn =
  | { readonly outcome: "drawn"; readonly stored: StoredComposite; readonly pagesDrawn: number }
  /** Others wait, and its turn is over. */
  | { readonly outcome: "paused"; readonly cardsDone: number }
  /** Cells that should be there are not, or cannot be read. Nothing that shows them was stored. */
  | { readonly outcome: "damaged"; readonly cards: readonly PrintingId[] };

/**
 * Draws the pages of a composite that do not lie there yet and stores each as soon as it is
 * finished, so that a worker that takes over goes on with the next.
 *
 * @throws OutOfTime when there is no time for a further page
 */
export async function drawPages(
  composite: Composite,
  { time, onPage, turn }: Course,
  ports: DrawPorts,
): Promise<Drawn> {
  const { format } = composite.options;
  const key = Sha256.parse(compositeKey(composite));
  const { found, pageCount } = await storedPages(composite, key, ports);
  const pages = new Map(found.map(({ storedAt: _at, ...page }) => [page.page, page]));
  let storedAt = found.map((page) => page.storedAt).sort()[0] ?? ports.clock().toISOString();
  if (pages.size < pageCount) storedAt = min(storedAt, ports.clock().toISOString());

  const isWanted = (page: number) => !pages.has(page);
  for await (const page of drawComposite(composite, ports.tools, { isWanted, time })) {
    const damaged = damagedIn(composite, page.placeholders);
    if (damaged.length > 0) return { outcome: "damaged", cards: damaged };
    await ports.pages.keep({ key, page: page.page, format }, page.bytes);
    const { width, height, bytes } = page;
    pages.set(page.page, { page: page.page, width, height, bytes: bytes.byteLength });
    await onPage(page.cardsDone);
    if (pages.size < pageCount && (await turn.look()))
      return { outcome: "paused", cardsDone: page.cardsDone };
  }
  const inOrder = [...pages.values()].sort((a, b) => a.page - b.page);
  const pagesDrawn = inOrder.length - found.length;
  const { title } = composite.options;
  const stored = { key, format, pages: inOrder, storedAt, ...(title !== undefined && { title }) };
  return { outcome: "drawn", stored, pagesDrawn };
}

/** What of a picture lies there and will stay long enough. */
async function storedPages(composite: Composite, key: Sha256, { pages, clock }: DrawPorts) {
  const layouts = layoutOf(composite).pages;
  const oldest = clock().getTime() - reusableMs;
  const found = await Promise.all(
    layouts.map(
      async ({ page: index, width, height }): Promise<(StoredPage & { storedAt: string })[]> => {
        const page = index + 1;
        const file = await pages.find({ key, page, format: composite.options.format });
        if (!file || Date.parse(file.storedAt) < oldest) return [];
        return [{ page, width, height, ...file }];
      },
    ),
  );
  return { found: found.flat(), pageCount: layouts.length };
}

/** Placeholders that the composite did not know of: it promised a picture in their place. */
function damagedIn({ cards }: Composite, placeholders: readonly PrintingId[]) {
  const expected = new Set(
    cards.filter(({ picture }) => picture === undefined).map(({ printingId }) => printingId),
  );
  return placeholders.filter((id) => !expected.has(id));
}

const min = (a: string, b: string) => (a < b ? a : b);
