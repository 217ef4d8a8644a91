import * as z from "zod";
import { defaultGame } from "../games/index.ts";
import { Game, Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";

/** Why a deck may not be played, or of what one cannot know. */
export const legalityReasons = [
  ...(["size", "too_many_copies", "kind_missing", "does_not_go_with"] as const),
  ...(["not_legal", "legality_unknown", "unknown_card"] as const),
  ...(["other_game", "digital", "proxy"] as const),
] as const;

const LegalityReason = z
  .object({
    code: z.enum(legalityReasons).meta({ examples: ["too_many_copies"] }),
    detail: z.string().meta({
      examples: ["At most 4 of Charizard may be in a deck, and there are 5."],
    }),
    itemIds: z.array(Ulid).meta({
      description: "The items that it is about; none where it is about the deck.",
    }),
  })
  .meta({ id: "LegalityReason" });

const Legality = z
  .object({
    collectionId: Ulid,
    game: Game,
    parts: z.array(
      z.object({
        label: z.string().meta({ examples: ["cards"] }),
        count: z.int().nonnegative(),
        exactly: z.int().positive(),
      }),
    ),
    reasons: z.array(LegalityReason).meta({
      description: "Why it may be played nowhere: how it is put together, and what is in it.",
    }),
    formats: z.array(
      z.object({
        format: z.string().meta({ examples: ["standard"] }),
        label: z.string(),
        isLegal: z.boolean(),
        reasons: z.array(LegalityReason).meta({ description: "Those of this format alone." }),
      }),
    ),
  })
  .meta({ id: "Legality" });

const collectionId = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";
const tooFew = {
  code: "size",
  detail: "There must be exactly 60 cards, and there are 59.",
  itemIds: [],
} as const;

export const getLegality = {
  id: "holdings.getLegality",
  method: "GET",
  path: "/v1/holdings/legality",
  summary: "Tells in which formats a collection may be played as a deck, and why not.",
  description:
    "By the rules of the game of most of its copies, or of the one that is named. A card that the catalogue does not know, or of which nobody says whether it is legal, keeps a deck from being called legal. docs/completion.md has the rules.",
  access: "user",
  request: {
    query: z.strictObject({
      collectionId: Ulid.meta({ description: "Of whatever kind." }),
      game: Game.optional(),
    }),
  },
  response: { status: 200, body: Legality },
  cache: "private, no-cache",
  problems: ["request.invalid", "collections.no_such_collection", "holdings.no_deck"],
  example: {
    request: { collectionId },
    response: {
      ...{ collectionId, game: defaultGame },
      parts: [{ label: "cards", count: 59, exactly: 60 }],
      reasons: [tooFew],
      formats: [{ format: "standard", label: "Standard", isLegal: false, reasons: [] }],
    },
  },
} as const satisfies Operation;
