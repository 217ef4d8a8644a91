import * as z from "zod";
import { heldSorts } from "../collections/held-sort.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { plainText, userText } from "../text.ts";
import { PictureLink } from "./link.ts";
import { PictureLanguage } from "./picture-language.ts";

/** How much detail: `high` for print, `medium` for the web, `low` for a preview. */
export const Quality = z
  .enum(["high", "medium", "low"])
  .meta({ id: "CompositeQuality", examples: ["medium"] });
export type Quality = z.output<typeof Quality>;

/** The encoding of a picture. PNG loses nothing and is several times larger than the others; AVIF is the smallest, and takes the longest. */
export const CompositeFormat = z
  .enum(["png", "jpeg", "webp", "avif"])
  .meta({ id: "CompositeFormat", examples: ["jpeg"] });
export type CompositeFormat = z.output<typeof CompositeFormat>;

/** How cards lie on the page. */
export const CompositeLayout = z.enum(["grid", "binder", "fan", "banner"]).meta({
  id: "CompositeLayout",
  description:
    "`binder`: two pages of nine with the rings between them. `fan`: three to seven cards, as a hand holds them. `banner`: one row.",
  examples: ["grid"],
});
export type CompositeLayout = z.output<typeof CompositeLayout>;

export const CompositeTheme = z
  .enum(["light", "dark", "linen", "midnight"])
  .meta({ id: "CompositeTheme", examples: ["light"] });
export type CompositeTheme = z.output<typeof CompositeTheme>;

/** What cards are put together by, under a heading each. */
export const CompositeGrouping = z
  .enum(["none", "set", "generation", "type", "rarity", "series", "artist", "tag"])
  .meta({ id: "CompositeGrouping", examples: ["set"] });
export type CompositeGrouping = z.output<typeof CompositeGrouping>;

/** What is written under each card, and drawn on it. */
export const CompositeLabels = z
  .strictObject({
    name: z.boolean().default(true),
    number: z.boolean().default(true),
    dexNumber: z.boolean().default(false),
    set: z.boolean().default(true),
    artist: z.boolean().default(false),
    rarity: z.boolean().default(false),
    price: z.boolean().default(false).meta({ description: "Of one copy." }),
    change: z.boolean().default(false).meta({ description: "Of the price within 30 days." }),
    condition: z
      .boolean()
      .default(false)
      .meta({ description: "Of copies that no company has graded." }),
    quantity: z
      .boolean()
      .default(true)
      .meta({ description: "A badge, where there are several copies." }),
    grade: z.boolean().default(true).meta({ description: "Graded copies in the frame of a slab." }),
    finish: z.boolean().default(true).meta({ description: "A small mark on copies that shine." }),
  })
  .meta({ id: "CompositeLabels" });
export type CompositeLabels = z.output<typeof CompositeLabels>;

/** Orders of cards: by release of the sets and number, or as items are listed. */
export const compositeSorts = ["release", ...heldSorts] as const;

/** How cards are drawn as a picture. An empty object is a good choice for the web. */
export const CompositeOptions = z
  .strictObject({
    layout: CompositeLayout.default("grid"),
    /** Cards in a row. Absent: as many as make a page that is a little taller than wide. */
    columns: z.int().min(2).max(10).optional(),
    quality: Quality.default("medium"),
    format: CompositeFormat.default("jpeg"),
    theme: CompositeTheme.default("light"),
    accent: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #c0392b")
      .transform((colour) => colour.toLowerCase())
      .optional()
      .meta({
        description: "Of headings and badges. Absent: the theme's own.",
        examples: ["#c0392b"],
      }),
    background: z.enum(["paper", "transparent"]).default("paper").meta({
      description: "`transparent` is for `png` alone.",
    }),
    title: userText(120).optional(),
    subtitle: userText(200).optional(),
    handle: userText(30)
      .optional()
      .meta({
        description: "Whose cards they are, below title and subtitle.",
        examples: ["@misty"],
      }),
    link: PictureLink.optional().meta({
      description:
        "Drawn as a QR code on the first page, for those who see the picture where nothing can be clicked.",
    }),
    language: PictureLanguage.default("en"),
    /** Which cards, in the words of `GET /v1/holdings/items`. */
    filter: plainText(500)
      .optional()
      .meta({ examples: ["set:base1 -tag:trade"] }),
    sort: z.enum(compositeSorts).default("release"),
    group: CompositeGrouping.default("none"),
    /** What prices, changes and values are told in. */
    currency: KnownCurrency.default("EUR"),
    /** A strip below the title with what the cards come to. */
    totals: z
      .strictObject({
        cards: z
          .boolean()
          .default(false)
          .meta({ description: "How many cards, different ones and sets." }),
        value: z.boolean().default(false).meta({ description: "What they are worth today." }),
      })
      .prefault({}),
    labels: CompositeLabels.prefault({}),
    footer: z
      .strictObject({ date: z.boolean().default(true), attribution: z.boolean().default(true) })
      .prefault({}),
  })
  .refine(({ background, format }) => background === "paper" || format === "png", {
    path: ["background"],
    error: "must be paper unless the format is png, the only one that is drawn without one",
  })
  .refine(({ layout, columns }) => columns === undefined || layout === "grid", {
    path: ["columns"],
    error: "must be left out unless the layout is grid: the others have columns of their own",
  })
  .refine(({ layout, group }) => group === "none" || layout === "grid" || layout === "binder", {
    path: ["group"],
    error: "must be none unless the layout is grid or binder: the others have no room for headings",
  })
  .meta({ id: "CompositeOptions" });
export type CompositeOptions = z.output<typeof CompositeOptions>;

/** A card's picture inside a composite, in pixels; a card is 63 × 88 mm. */
export const cellSizes = {
  high: { width: 500, height: 698 },
  medium: { width: 245, height: 342 },
  low: { width: 140, height: 196 },
} as const satisfies Record<Quality, { width: number; height: number }>;

/** How many cards a hand can hold. */
export const fanSizes = { least: 3, most: 7 } as const;

/** A page's limits in pixels: beyond them phones and chat programs refuse or shrink pictures. */
export const pageLimits = { side: 8192, area: 12_582_912 } as const;
