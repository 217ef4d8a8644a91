import * as z from "zod";
import { userText } from "../text.ts";

/** A card's size in millimetres, and how finely it is printed, in dots per inch. */
export const printedCard = { width: 63, height: 88, dpi: 300 } as const;

export const printLayouts = ["3x3", "4x3", "2x2"] as const;
export const papers = ["a4", "letter"] as const;

/** What options allow, in millimetres. */
export const printLimits = { margin: 25, gap: 10, bleed: 3, backOffset: 10 } as const;

const millimetres = (least: number, most: number) =>
  z.number(`must be a number of millimetres from ${least} to ${most}`).min(least).max(most);

/** How cards lie on paper. All lengths are in millimetres. An empty object prints nine cards on a sheet of A4. */
export const PrintOptions = z
  .strictObject({
    layout: z.enum(printLayouts).default("3x3").meta({
      description:
        "Pockets of a binder's page, in columns and rows. Twelve cards are larger than either paper, so `4x3` is printed as two rows of four on each sheet, which lies on its side.",
    }),
    paper: z.enum(papers).default("a4"),
    margin: millimetres(0, printLimits.margin).default(5).meta({
      description: "Along every edge of the paper, where the printer cannot print.",
    }),
    gap: millimetres(0, printLimits.gap).default(0).meta({ description: "Between cards." }),
    bleed: millimetres(0, printLimits.bleed).default(0).meta({
      description:
        "How far a picture goes on beyond its edge, in the colours that are there, for cuts that miss it. Half the gap at most.",
    }),
    cropMarks: z.boolean().default(false),
    backs: z.boolean().default(false).meta({
      description:
        "A sheet with neutral backs after each sheet, mirrored, for printers that print on both sides.",
    }),
    backOffset: z
      .strictObject({
        x: millimetres(-printLimits.backOffset, printLimits.backOffset).default(0),
        y: millimetres(-printLimits.backOffset, printLimits.backOffset).default(0),
      })
      .prefault({})
      .meta({
        description:
          "Moves backs to the right and down as one looks at them, where a printer puts the second side 3 to 4 mm beside the first.",
      }),
    missing: z.enum(["placeholder", "picture"]).default("placeholder").meta({
      description:
        "Whether cards that one lacks, as a set's progress shows them, hold their place in grey with name, set and number, or are shown.",
    }),
    watermark: z.enum(["unowned", "all", "none"]).default("unowned").meta({
      description:
        "Which pictures say that they are no genuine card. `unowned`: of cards that one has no genuine copy of, wishes among them.",
    }),
    copies: z.enum(["one", "each"]).default("one").meta({
      description: "`each` prints a card as often as one has it.",
    }),
    title: userText(120).optional().meta({ description: "Of the document, and name of the file." }),
  })
  .refine(({ bleed, gap }) => bleed * 2 <= gap, {
    path: ["bleed"],
    error: "must be half of gap at most, or pictures would lie on their neighbours",
  })
  .refine(({ backs, backOffset }) => backs || (backOffset.x === 0 && backOffset.y === 0), {
    path: ["backOffset"],
    error: "must be left out unless backs are printed",
  })
  .meta({ id: "PrintOptions" });
export type PrintOptions = z.output<typeof PrintOptions>;

/** A finished print, as its owner sees it. */
export const Print = z
  .object({
    url: z.url(),
    bytes: z.int().positive(),
    paper: z.enum(papers),
    orientation: z.enum(["portrait", "landscape"]),
    /** Backs included. */
    pages: z.int().positive().meta({ description: "Of the PDF, backs included." }),
    cardsPerSheet: z.int().positive(),
    turnOver: z.enum(["long edge", "short edge"]).optional().meta({
      description: "Of the paper, what to tell the printer; absent without backs.",
    }),
    leastDpi: z.int().positive().optional().meta({
      description:
        "Dots per inch of the coarsest picture: none is blown up. Absent where all are placeholders.",
    }),
    coarse: z.int().nonnegative().meta({
      description:
        "How many cards have fewer than 300 dots per inch, because the source has no larger picture.",
    }),
  })
  .meta({ id: "Print" });
export type Print = z.output<typeof Print>;
