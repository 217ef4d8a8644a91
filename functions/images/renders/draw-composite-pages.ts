import type { RenderPlan } from "#schemas/images/render.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import type { DrawPorts } from "./draw-pages.ts";
import { drawWhole } from "./draw-whole.ts";
import { placeholdersOf } from "./plan-pictures.ts";
import type { RenderStore } from "./render-store.ts";
import type { DrawingStretch, TurnEnd } from "./turn-end.ts";

/** Draws the pages of a composite that are not there yet, and remembers the whole. */
export async function drawCompositePages(
  plan: RenderPlan,
  { before, write, ...stretch }: DrawingStretch,
  ports: MirrorPorts & DrawPorts & { readonly renders: RenderStore },
): Promise<TurnEnd> {
  const result = await drawWhole(
    {
      ...{ plan, ...stretch, damaged: new Set(before?.damaged) },
      onPage: (cardsDone) => write.cards(cardsDone, plan.cards.length),
    },
    ports,
  );
  if (result.outcome === "paused") return result;
  const { stored, pagesDrawn, composite } = result;
  const placeholders = placeholdersOf(composite, plan, stretch.records);
  await ports.renders.rememberComposite(stored);
  const pages = stored.pages.length;
  return { outcome: "drawn", made: { composite: stored }, placeholders, pages, pagesDrawn };
}
