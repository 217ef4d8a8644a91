import * as z from "zod";
import { Sha256 } from "../values.ts";
import { PictureId } from "./picture-id.ts";

/** Both are taken by every place where people share links: JPEG is small, PNG is sharp. */
export const posterFormats = ["jpeg", "png"] as const;
export const PosterFormat = z
  .enum(posterFormats, { error: `must be one of ${posterFormats.join(", ")}` })
  .meta({ id: "PosterFormat", examples: ["jpeg"] });
export type PosterFormat = z.output<typeof PosterFormat>;

/** In pixels. */
const Box = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

const Colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** A picture and the room that it has: it is shown whole, in its own shape, in the middle of it; signs at its left. */
const PlacedPicture = z.strictObject({
  picture: Sha256,
  box: Box,
  /** Cards have round corners and a shadow; a sign of a set has neither. */
  as: z.enum(["card", "sign"]),
  /** How far it leans to the right; to the left below 0. */
  degrees: z.number().min(-45).max(45).optional(),
  /** Where it can be had again should it get lost; no part of what is drawn. */
  whose: z.strictObject({ id: PictureId, sourceUrl: z.url() }).optional(),
});
export type PlacedPicture = z.output<typeof PlacedPicture>;

/** What lies behind everything. */
const Ground = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paper"), colour: Colour }),
  /** Dark, with a light in a point of it whose colour is that of a picture; grey without one. */
  z.strictObject({
    kind: z.literal("glow"),
    of: Sha256.optional(),
    x: z.int(),
    y: z.int(),
    reach: z.int().positive(),
  }),
]);
export type Ground = z.output<typeof Ground>;

/**
 * A picture to share: a ground, pictures of cards, and a sheet of text over them. All that is drawn, so that its hash is the
 * picture's address.
 */
export const PosterPlan = z.strictObject({
  width: z.int().positive().max(2_000),
  height: z.int().positive().max(2_000),
  format: PosterFormat,
  ground: Ground,
  /** From the lowest to the uppermost. */
  pictures: z.array(PlacedPicture).max(9),
  sheet: z.strictObject({
    /** A whole document as the browser draws it; `var(--accent)` is the colour of the ground's picture. */
    html: z.string().min(1),
    box: Box,
  }),
});
export type PosterPlan = z.output<typeof PosterPlan>;

/** The hash that a poster lies under. */
export const PosterKey = Sha256;
export type PosterKey = z.output<typeof PosterKey>;
