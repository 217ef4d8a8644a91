import type { PrintOptions } from "#schemas/images/print.ts";
import type { PlannedCard, PrintPlan } from "#schemas/images/render.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { printDoesNotFit, tooManyCells } from "../errors.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import {
  type AskRenderPorts,
  aboutSubject,
  askRender,
  type RenderWish,
} from "../renders/ask-render.ts";
import { byUrgency, dueChecks } from "../renders/plan-pictures.ts";
import type { RenderPlans } from "../renders/render-files.ts";
import { cellsOf, wantsPicture } from "./print-face.ts";
import { printKey } from "./print-key.ts";
import type { PrintRecords } from "./print-records.ts";
import { printSheet } from "./print-sheet.ts";

/** Cells of one print at most: as many as a render draws cards. */
export const mostCells = 5_000;

export interface CreatePrintPorts extends AskRenderPorts {
  readonly records: Pick<ImageRecords, "find">;
  readonly prints: Pick<PrintRecords, "find">;
  readonly plans: RenderPlans;
}

export interface PrintRequest extends Omit<RenderWish, "plan"> {
  readonly options: PrintOptions;
  readonly subject: RenderSubject;
  /** Plans the cards; not called for what was asked for before with the same key, or does not fit its paper. */
  readonly cards: () => Promise<readonly PlannedCard[]>;
}

/**
 * Has cards printed, unless the very same print is there.
 *
 * @throws DomainError `images.print_does_not_fit`, `images.too_many_cards`, `request.key_reused`, `request.too_many`, and
 * whatever planning throws
 */
export async function createPrint(
  { options, subject, cards, ...wish }: PrintRequest,
  ports: CreatePrintPorts,
): Promise<RenderItem> {
  const sheet = printSheet(options);
  if ("what" in sheet) throw printDoesNotFit(sheet, options);
  return askRender(
    {
      ...wish,
      async plan() {
        const plan = planOf(await cards(), options);
        return {
          ...{ cards: plan.cards.length, about: { ...aboutSubject(subject), kind: "print" } },
          ready: await readyPrint(plan, ports),
          save: (renderId) => ports.plans.save(renderId, plan),
        };
      },
    },
    ports,
  );
}

function planOf(cards: readonly PlannedCard[], print: PrintOptions): PrintPlan {
  const plan: PrintPlan = {
    print,
    // Nobody need ask for a picture that is not shown.
    cards: cards.map(({ sourceUrl, ...card }) =>
      wantsPicture(card, print) && sourceUrl !== undefined ? { ...card, sourceUrl } : card,
    ),
  };
  const cells = cellsOf(plan, new Map(), new Set()).length;
  if (cells > mostCells) throw tooManyCells(cells, mostCells);
  return plan;
}

/** What a render is whose print is there already: done, at the moment it is made. Empty when it is to be printed. */
async function readyPrint(
  plan: PrintPlan,
  { records, prints, clock }: CreatePrintPorts,
): Promise<Partial<RenderItem>> {
  const now = clock();
  const found = await records.find([...new Set(plan.cards.map(({ printingId }) => printingId))]);
  if (byUrgency(dueChecks(plan, found, now), found).first.length > 0) return {};
  const print = await prints.find(printKey(cellsOf(plan, found, new Set()), plan.print));
  const lacks = (card: PlannedCard) =>
    wantsPicture(card, plan.print) && !found.get(card.printingId)?.sha256;
  // Why there are placeholders is for the worker to say, who finds the print there.
  if (!print || plan.cards.some(lacks)) return {};
  const [cardsDone, at] = [plan.cards.length, now.toISOString()];
  const ended = { percent: 100, cardsDone, startedAt: at, finishedAt: at };
  return { state: "done", ...ended, print, placeholders: {} };
}
