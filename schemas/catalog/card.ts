import * as z from "zod";
import { Game, Language, PrintingId, SetId, VariantKey } from "../values.ts";

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
  })
  .meta({ id: "Variant" });
export type Variant = z.output<typeof Variant>;

/** Something about a card that a person should look at. The vocabulary is open. */
export const Finding = z
  .object({
    code: z.string().meta({ examples: ["missing_artist", "missing_image", "unknown_field"] }),
    detail: z.string(),
  })
  .meta({ id: "Finding" });
export type Finding = z.output<typeof Finding>;

/**
 * One printing as the catalogue knows it: facts only, no rules text and no flavour text.
 * What its source does not say is absent, never null or empty.
 */
export const Card = z
  .object({
    id: PrintingId,
    game: Game,
    language: Language,
    setId: SetId,
    /** As printed, e.g. `4`, `TG12`, `SWSH001`, `?`. */
    number: z.string(),
    /** Unicode NFC, as printed, apostrophes typographic: `Farfetch’d`, `Gyarados δ`. */
    name: z.string(),
    /** `pokemon`, `trainer`, `energy`, or whatever another game has; lower case. */
    category: z.string(),
    /** In the source's vocabulary; absent when it says that there is none. */
    rarity: z.string().optional(),
    artist: z.string().optional(),
    hp: z.int().positive().optional(),
    types: z.array(z.string()).optional(),
    stage: z
      .string()
      .optional()
      .meta({ examples: ["Stage 1"] }),
    /** Mechanics in the name or rule box: `ex`, `EX`, `GX`, `V`, `VMAX`, `TAG TEAM`. */
    mechanics: z.array(z.string()).optional(),
    evolvesFrom: z.string().optional(),
    trainerType: z.string().optional(),
    energyType: z.string().optional(),
    retreat: z.int().nonnegative().optional(),
    /** Upper case. */
    regulationMark: z.string().optional(),
    legal: z.object({ standard: z.boolean(), expanded: z.boolean() }).optional(),
    /** National numbers of the species on the card; a tag team has several. */
    dexIds: z.array(z.int().positive()).optional(),
    variants: z.array(Variant),
    /** Address of the picture without quality and ending, as its source gives it. */
    imageUrl: z.string().optional(),
    /**
     * The card's id elsewhere: `tcgdex`, `pokemontcg`, and the shops' product ids that the source does
     * not tell apart by variant.
     */
    crosswalk: z.record(z.string(), z.string()),
    findings: z.array(Finding),
  })
  .meta({ id: "Card" });
export type Card = z.output<typeof Card>;
