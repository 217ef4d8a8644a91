import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { defaultGame } from "../games/index.ts";
import { readings } from "../holdings/readings.ts";
import { plainText } from "../text.ts";
import { Game, Language, SetId, Ulid } from "../values.ts";

/** Items of a selection; whoever wants more exports the collection, or searches. */
export const mostSelected = 500;

const scopes = ["set", "species", "generation", "artist", "rarity", "q"] as const;

/** Cards that somebody lacks, as `GET /v1/holdings/missing` tells them. */
const Missing = z
  .strictObject({
    kind: z.literal("missing"),
    set: SetId.optional().meta({ examples: [charizard.setId] }),
    species: z.int().min(1).max(99_999).optional(),
    generation: z.int().min(1).max(99).optional(),
    artist: plainText(100).optional(),
    rarity: plainText(100).optional(),
    q: plainText(500).optional(),
    reading: z.enum(readings).default("official"),
    collectionId: Ulid.optional(),
    game: Game.default(defaultGame),
    language: Language.optional(),
    languages: z.enum(["own", "any"]).default("own"),
  })
  .refine((asked) => scopes.filter((name) => asked[name] !== undefined).length === 1, {
    error: `must name exactly one of ${scopes.join(", ")}`,
    path: ["set"],
  });

/** What is exported. */
export const ExportSubject = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("account") })
      .meta({ description: "All collections, of whatever kind." }),
    z.strictObject({ kind: z.literal("collection"), collectionId: Ulid }),
    z.strictObject({
      kind: z.literal("items"),
      collectionId: Ulid,
      itemIds: z
        .array(Ulid)
        .min(1)
        .max(mostSelected)
        .refine((ids) => new Set(ids).size === ids.length, { error: "must name each item once" }),
    }),
    z.strictObject({
      kind: z.literal("search"),
      q: plainText(500).meta({
        description: "In the words of `GET /v1/holdings/items`.",
        examples: ["condition:near_mint rarity:rare"],
      }),
      collectionId: Ulid.optional().meta({
        description: "Absent: everything that one owns, which is all collections but wish lists.",
      }),
    }),
    Missing.meta({ description: "Cards that one lacks. The format must be `want_list`." }),
  ])
  .meta({ id: "ExportSubject", examples: [{ kind: "account" }] });
export type ExportSubject = z.output<typeof ExportSubject>;
