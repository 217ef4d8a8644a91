import * as z from "zod";
import { Instant, PrintingId, Sha256, Ulid } from "../values.ts";
import { CompositeOptions } from "./composite.ts";
import { Print, PrintOptions } from "./print.ts";
import { PicturePurpose } from "./purpose.ts";
import { RenderSubject } from "./subject.ts";

/** Most cards that one render draws; what holds more is drawn in parts, by filter or collection. */
export const mostCards = 5_000;

const RenderState = z
  .enum(["queued", "running", "done", "failed", "cancelled"])
  .meta({ id: "RenderState", examples: ["running"] });

/**
 * Why a card is drawn without its picture: its source has none (`missing`), sent something that is
 * none (`broken`), did not answer (`unreachable`), or the catalogue does not know the card.
 */
export const PlaceholderReason = z
  .enum(["missing", "broken", "unreachable", "unknown_card"])
  .meta({ id: "PlaceholderReason", examples: ["missing"] });
export type PlaceholderReason = z.output<typeof PlaceholderReason>;

export const Placeholder = z.object({ printingId: PrintingId, reason: PlaceholderReason });
export type Placeholder = z.output<typeof Placeholder>;

/** One picture of a render, in pixels and bytes. */
const RenderPage = z
  .object({
    page: z.int().positive().meta({ description: "Counted from 1." }),
    url: z.url(),
    width: z.int().positive(),
    height: z.int().positive(),
    bytes: z.int().positive(),
  })
  .meta({ id: "RenderPage" });

/** A render as lists show it. */
export const RenderSummary = z
  .object({
    id: Ulid,
    kind: z.literal("print").optional().meta({ description: "Of a print; absent of pictures." }),
    /** What it shows. */
    subject: RenderSubject,
    collectionId: Ulid.optional().meta({
      description: "Of one that shows a collection: the subject's.",
    }),
    purpose: PicturePurpose.optional().meta({
      description: "Of one that was drawn before anybody asked for it: what for.",
    }),
    state: RenderState,
    percent: z.int().min(0).max(100),
    cardsDone: z.int().nonnegative(),
    cardsTotal: z.int().positive(),
    createdAt: Instant,
    startedAt: Instant.optional(),
    finishedAt: Instant.optional(),
    error: z.string().optional().meta({ description: "Of a failed one: what went wrong." }),
  })
  .meta({ id: "RenderSummary" });
export type RenderSummary = z.output<typeof RenderSummary>;

/** A render: how far it is, and the pictures, or the print, once it is done. */
export const Render = RenderSummary.extend({
  placeholders: z.array(Placeholder),
  pages: z.array(RenderPage),
  print: Print.optional().meta({ description: "Of a print that is done." }),
}).meta({ id: "Render" });
export type Render = z.output<typeof Render>;

/** A card of a plan: what may be written under it, and where its picture comes from. */
export const PlannedCard = z.object({
  printingId: PrintingId,
  name: z.string(),
  setName: z.string(),
  number: z.string(),
  language: z.string(),
  /** Of the copy, where it is another one. */
  copyLanguage: z.string().optional(),
  /** The number of its species as it is written: `No. 0006`. */
  speciesNumber: z.string().optional(),
  artist: z.string().optional(),
  /** How many copies; 0 of one that is shown as missing. */
  quantity: z.int().nonnegative(),
  rarity: z.string().optional(),
  /** Of one copy, in words with its currency, such as `€19.99`. */
  price: z.string().optional(),
  /** Of the price within 30 days, in words: `+4.2 %`. */
  change: z.object({ text: z.string(), to: z.enum(["up", "down", "same"]) }).optional(),
  /** In few letters, such as `NM`. */
  condition: z.string().optional(),
  /** What a company has said: `PSA` and `10`. */
  grade: z.object({ company: z.string(), grade: z.string() }).optional(),
  /** How it shines, in a word such as `Holo`; absent of copies that do not. */
  finish: z.string().optional(),
  /** No real card. */
  isProxy: z.literal(true).optional(),
  /** An item of a wish list: nobody has it. */
  isWished: z.literal(true).optional(),
  /** Drawn in grey: it is not there. */
  isMissing: z.literal(true).optional(),
  /** A picture of this very copy, which its owner has uploaded, and which is drawn instead. */
  ownPicture: Sha256.optional(),
  /** Address of the picture at its source; absent when the source names none. */
  sourceUrl: z.url().optional(),
  /** Whether the catalogue knows the card. */
  isKnown: z.boolean(),
});
export type PlannedCard = z.output<typeof PlannedCard>;

/** Cards under a heading, up to the next one's. */
export const PlannedGroup = z.object({
  /** Index of its first card. */
  from: z.int().nonnegative(),
  heading: z.string(),
  /** How far it is: `12 / 102`; absent where nobody knows how many there are. */
  note: z.string().optional(),
});
export type PlannedGroup = z.output<typeof PlannedGroup>;

/** A figure of the strip of totals, such as `312` of `Cards`. */
export const PlannedTotal = z.object({ label: z.string(), figure: z.string() });
export type PlannedTotal = z.output<typeof PlannedTotal>;

/** What was asked to be printed, as it was at that moment. */
export const PrintPlan = z.object({
  cards: z.array(PlannedCard).min(1).max(mostCards),
  print: PrintOptions,
});
export type PrintPlan = z.output<typeof PrintPlan>;

/** What was asked to be drawn, as it was at that moment; later changes do not reach it. */
export const RenderPlan = z.object({
  cards: z.array(PlannedCard).min(1).max(mostCards),
  options: CompositeOptions,
  /** In the order of their cards, the first at 0; none where cards are not grouped. */
  groups: z.array(PlannedGroup).optional(),
  totals: z.array(PlannedTotal).optional(),
  day: z.iso.date(),
  attribution: z.string(),
});
export type RenderPlan = z.output<typeof RenderPlan>;

/** What is to be drawn: pages of pictures, or a print. */
export const AnyPlan = z.union([PrintPlan, RenderPlan]);
export type AnyPlan = z.output<typeof AnyPlan>;
