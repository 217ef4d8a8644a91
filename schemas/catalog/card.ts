import * as z from "zod";
import { Attributes } from "../games/index.ts";
import { GameName, Language, PrintingId, SetId, VariantKey } from "../values.ts";
import { calledElsewhere, contradiction } from "./examples.ts";

/** One way in which a printing was made; every copy of the card is of exactly one. */
export const Variant = z
  .object({
    key: VariantKey,
    /** `normal`, `holo`, `reverse`, or whatever the source calls it. */
    finish: z.string(),
    size: z.string().optional().meta({ description: "Absent for standard size." }),
    foil: z
      .string()
      .optional()
      .meta({ examples: ["cosmos"] }),
    stamps: z
      .array(z.string())
      .optional()
      .meta({ examples: [["1st-edition"]] }),
    subtype: z
      .string()
      .optional()
      .meta({ examples: ["shadowless"] }),
    /** The variant's product ids at shops: `tcgplayer`, `cardmarket`. */
    productIds: z.record(z.string(), z.string()).optional(),
    aliases: z
      .array(VariantKey)
      .optional()
      .meta({
        description: "Keys under which this variant was known before; copies may still carry them.",
        examples: [["holo.standard.unbegrenzt"]],
      }),
  })
  .meta({ id: "Variant" });
export type Variant = z.output<typeof Variant>;

/** One source's word. */
const Said = z.object({
  source: z.string(),
  /** What the source calls the thing, where that is not a source of the thing as it stands. */
  sourceId: z.string().optional(),
  /** As text; what is no text as JSON. */
  value: z.string(),
});

/** Something about a card that a person should look at. The vocabulary is open. */
export const Finding = z
  .object({
    code: z.string().meta({ examples: ["missing_artist", "missing_image", "unknown_field"] }),
    detail: z.string(),
    about: z
      .string()
      .optional()
      .meta({
        description:
          "The id elsewhere that it is about, such as a product that several cards claim.",
        examples: [calledElsewhere.byProduct],
      }),
    source: z.string().optional().meta({
      description: "Whose word it is about, where several sources speak of the thing.",
    }),
    field: z
      .string()
      .optional()
      .meta({
        description: "What the sources contradict each other in.",
        examples: [contradiction.field],
      }),
    said: z.array(Said).optional().meta({
      description: "What each of them says of it; the first one's word stands.",
    }),
  })
  .meta({ id: "Finding" });
export type Finding = z.output<typeof Finding>;

/** Where a picture of a card is, whole: what it names can be asked for as it stands. */
export const CardPicture = z.object({
  size: z.string().meta({ examples: ["large"] }),
  widthPx: z.int().positive().optional(),
  heightPx: z.int().positive().optional(),
  url: z.url(),
});
export type CardPicture = z.output<typeof CardPicture>;

/**
 * One printing as the catalogue knows it. What its source does not say is absent, never null or
 * empty.
 */
export const Card = z.object({
  id: PrintingId,
  game: GameName,
  language: Language,
  setId: SetId,
  /** As printed, e.g. `4`, `TG12`, `SWSH001`, `?`. */
  number: z.string(),
  /** Unicode NFC, as printed, apostrophes typographic: `Farfetch’d`, `Gyarados δ`. */
  name: z.string(),
  /** `pokemon`, `trainer`, `energy`, or whatever another game has; lower case. */
  category: z.string(),
  /** In the source's English in every language; absent when it says that there is none. */
  rarity: z.string().optional(),
  /** By source, where they have different words for it. */
  rarities: z.record(z.string(), z.string()).optional(),
  /** In the one vocabulary of the game; absent where its table has no such word. */
  normalizedRarity: z.string().optional(),
  artist: z.string().optional(),
  variants: z.array(Variant),
  /** What is particular to its game; `schemas/games` says what may stand here. */
  attributes: Attributes,
  /** Where its source shows the picture, in sizes that its game names; none when there is none. */
  images: z.array(CardPicture),
  /**
   * The card's id elsewhere: `tcgdex`, `pokemontcg`, and the shops' product ids that the source does
   * not tell apart by variant.
   */
  crosswalk: z.record(z.string(), z.string()),
  findings: z.array(Finding),
});
export type Card = z.output<typeof Card>;
