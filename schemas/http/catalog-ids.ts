import * as z from "zod";
import { Card } from "../catalog/card.ts";
import { calledElsewhere, charizard } from "../catalog/examples.ts";
import { Language, VariantKey } from "../values.ts";
import type { Operation } from "./operation.ts";

/** What a card is, in short. */
export const CardBrief = Card.pick({
  ...{ id: true, game: true, language: true, setId: true, number: true, name: true },
})
  .extend({
    status: z.enum(["current", "removed"]),
    variants: z
      .array(VariantKey)
      .optional()
      .meta({ description: "Where the id is that of a product: the variants that it is." }),
  })
  .meta({ id: "CardBrief" });
export type CardBrief = z.output<typeof CardBrief>;

const reasons = {
  several_cards: "several cards claim it, and it is believed of none",
  several_languages: "its card is there in several languages, and not in English",
  several_prints: "it is the code of a card that has several prints",
  several_sources: "it is another card to another source",
  no_id: "it has the shape of no id",
  no_such_card: "no card is called so",
  unknown_kind: "what stands before its colon is no source and no shop that is known",
  other_language: "its card is not there in the language that was asked for",
  not_indexed: "no index that knows ids of other sources has been built yet",
} as const;

export const ResolvedId = z
  .object({
    id: z.string().meta({ description: "As it was sent." }),
    outcome: z.enum(["found", "ambiguous", "unknown"]),
    reason: z
      .enum(Object.keys(reasons))
      .optional()
      .meta({
        description: `Why it means several cards, or none: ${Object.entries(reasons)
          .map(([reason, why]) => `\`${reason}\`: ${why}`)
          .join("; ")}.`,
      }),
    detail: z.string().optional().meta({ description: "The same in a sentence." }),
    cards: z.array(CardBrief).meta({
      description: "The one that it means; all that it may mean where it is ambiguous.",
    }),
  })
  .meta({ id: "ResolvedId" });
export type ResolvedId = z.output<typeof ResolvedId>;

const { bySource, byProduct, alone, others, othersAlone, kinds } = calledElsewhere;
const shown = (...ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(", ");

const found = {
  ...{ id: charizard.id, game: charizard.game, language: charizard.language },
  ...{ setId: charizard.setId, number: charizard.number, name: charizard.name },
  status: charizard.status,
};

export const resolveIds = {
  id: "catalog.resolveIds",
  method: "POST",
  path: "/v1/cards/resolve",
  summary: "Which of our cards up to 100 ids of any source mean, one by one.",
  description:
    `An id has its source or shop before it (${shown(bySource, byProduct, ...others)}), \`code:\` before the code ` +
    `that is printed on the card, or stands alone (${shown(alone, othersAlone)}); letter case does not matter. Our own ids are taken too. An id that means ` +
    "a card in several languages, as most do, means the English one where there is one. Answers come in the order " +
    "of the ids; one that means nothing, or is no id at all, costs the others nothing. Every route that takes the id of a card takes any " +
    "of these. As old as search: some minutes after a change.",
  access: "user",
  limit: "read",
  request: {
    body: z.strictObject({
      ids: z
        .array(z.string())
        .min(1)
        .max(100)
        .meta({ examples: [[byProduct]] }),
      language: Language.optional().meta({
        description: "Of ids of other sources, printings in this language alone are meant.",
      }),
    }),
    maxBodyBytes: 65_536,
  },
  response: { status: 200, body: z.object({ items: z.array(ResolvedId) }) },
  problems: ["request.invalid"],
  example: {
    request: { ids: [byProduct, "shop:1"] },
    response: {
      items: [
        {
          ...{ id: byProduct, outcome: "found" as const },
          cards: [{ ...found, variants: [charizard.variants[0].key] }],
        },
        {
          ...{ id: "shop:1", outcome: "unknown" as const, reason: "unknown_kind" as const },
          detail: `No source and no shop is known as "shop"; there are ${kinds.join(", ")}.`,
          cards: [],
        },
      ],
    },
  },
} as const satisfies Operation;
