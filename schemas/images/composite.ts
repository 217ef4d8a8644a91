import * as z from "zod";
import { userText } from "../text.ts";

/** How much detail: `high` for print, `medium` for the web, `low` for a preview. */
export const Quality = z
  .enum(["high", "medium", "low"])
  .meta({ id: "CompositeQuality", examples: ["medium"] });
export type Quality = z.output<typeof Quality>;

/** The encoding of a picture. PNG loses nothing and is several times larger than the others. */
export const CompositeFormat = z
  .enum(["png", "jpeg", "webp"])
  .meta({ id: "CompositeFormat", examples: ["jpeg"] });
export type CompositeFormat = z.output<typeof CompositeFormat>;

/** What is written under each card. */
export const CompositeLabels = z
  .strictObject({
    name: z.boolean().default(true),
    number: z.boolean().default(true),
    dexNumber: z.boolean().default(false),
    set: z.boolean().default(true),
    artist: z.boolean().default(false),
    quantity: z.boolean().default(true),
    price: z.boolean().default(false),
  })
  .meta({ id: "CompositeLabels" });
export type CompositeLabels = z.output<typeof CompositeLabels>;

/** How a collection is drawn as a picture. An empty object is a good choice for the web. */
export const CompositeOptions = z
  .strictObject({
    /** Cards in a row. Absent: as many as make a page that is a little taller than wide. */
    columns: z.int().min(2).max(10).optional(),
    quality: Quality.default("medium"),
    format: CompositeFormat.default("jpeg"),
    theme: z.enum(["light", "dark"]).default("light"),
    title: userText(120).optional(),
    subtitle: userText(200).optional(),
    labels: CompositeLabels.prefault({}),
    footer: z
      .strictObject({ date: z.boolean().default(true), attribution: z.boolean().default(true) })
      .prefault({}),
  })
  .meta({ id: "CompositeOptions" });
export type CompositeOptions = z.output<typeof CompositeOptions>;

/** A card's picture inside a composite, in pixels; a card is 63 × 88 mm. */
export const cellSizes = {
  high: { width: 500, height: 698 },
  medium: { width: 245, height: 342 },
  low: { width: 140, height: 196 },
} as const satisfies Record<Quality, { width: number; height: number }>;

/** A page's limits in pixels: beyond them phones and chat programs refuse or shrink pictures. */
export const pageLimits = { side: 8192, area: 12_582_912 } as const;
