import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord, PlaceholderLists } from "#schemas/storage/image-items.ts";
import type { RenderBookmark } from "#schemas/storage/render-bookmark.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { CheckBudget } from "../pictures/check-budget.ts";
import type { ProgressWriter } from "./render-progress.ts";
import type { RenderMade } from "./render-store.ts";
import type { Turn } from "./render-turn.ts";

/** A stretch of drawing, once the pictures are there that could be had. */
export interface DrawingStretch {
  /** What is known of the pictures; what repairs find out is added. */
  readonly records: Map<PictureId, ImageRecord>;
  /** Where the turn before stopped. */
  readonly before: RenderBookmark["drawing"];
  /** For repairs. */
  readonly budget: CheckBudget;
  readonly time: Deadline;
  readonly turn: Turn;
  readonly write: ProgressWriter;
}

/** How a stretch of drawing ended. */
export type TurnEnd =
  | {
      readonly outcome: "drawn";
      readonly made: RenderMade;
      readonly placeholders: PlaceholderLists;
      readonly pages: number;
      readonly pagesDrawn: number;
    }
  /** Others wait: the next turn goes on from there. */
  | {
      readonly outcome: "paused";
      readonly cardsDone: number;
      readonly damaged: ReadonlySet<Sha256>;
      /** Of a print: how many of its cards are made. */
      readonly cells?: number;
    };
