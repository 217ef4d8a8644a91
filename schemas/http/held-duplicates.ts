import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { CollectionKind } from "../collections/collection.ts";
import { CollectionItem } from "../collections/item.ts";
import { PrintingId, Ulid, wholeNumber } from "../values.ts";
import { HeldCard, heldExample, inCollection, showsMoney } from "./held-items.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** Items of one card that an answer shows. */
export const mostItemsShown = 100;

export const HeldDuplicate = z
  .object({
    printingId: PrintingId.meta({ description: "Of the first of the items." }),
    card: HeldCard.optional().meta({ description: "Absent where the catalogue does not know it." }),
    copies: z.int().positive(),
    spare: z.int().positive().meta({ description: "Copies beyond those that are wanted." }),
    items: z
      .array(CollectionItem.extend({ collectionId: Ulid }).meta({ id: "HeldItem" }))
      .meta({ description: `Where they are: ${mostItemsShown} items at most.` }),
  })
  .meta({ id: "HeldDuplicate" });
export type HeldDuplicate = z.output<typeof HeldDuplicate>;

const kinds = CollectionKind.options;

/** `binder,tradelist`: each once. */
const Kinds = z
  .string()
  .max(100)
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .pipe(
    z.array(
      z.enum(kinds, { error: `must be some of ${kinds.join(", ")}, with commas between them` }),
    ),
  );

const item = { ...heldExample, quantity: 3 } as const;

export const listDuplicates = {
  id: "holdings.listDuplicates",
  method: "GET",
  path: "/v1/holdings/duplicates",
  summary: "Lists cards that one has more copies of than one wants, the most first.",
  description:
    "Copies are counted across collections; proxies are none. A page that is read while copies come and go may show a card again that has moved.",
  access: "user",
  request: {
    query: z.strictObject({
      by: z.enum(["copy", "printing", "card"]).default("copy").meta({
        description:
          "What makes copies the same: `copy` printing and variant, `printing` whatever the variant, `card` whatever variant and language.",
      }),
      moreThan: wholeNumber({ least: 1, most: 9_999 })
        .default(1)
        .meta({
          description: "Copies that are wanted: 4 where a deck may have four.",
          examples: [4],
        }),
      ...inCollection,
      kinds: Kinds.optional().meta({
        description:
          "Only collections of these kinds, where none is named. Absent: binders, decks and trade lists.",
        examples: ["binder,tradelist"],
      }),
      money: showsMoney.meta({ description: "false: nothing is told of what was paid." }),
      ...paging,
    }),
  },
  response: {
    status: 200,
    body: z.object({
      ...pageOf(HeldDuplicate).shape,
      total: z.int().nonnegative().meta({ description: "Cards on all pages together." }),
      spare: z.int().nonnegative().meta({ description: "Spare copies of all of them." }),
    }),
  },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_collection"],
  example: {
    response: {
      items: [
        {
          printingId: charizard.id,
          card: {
            ...{ name: charizard.name, setId: charizard.setId, number: charizard.number },
            ...{ rarity: charizard.rarity, images: charizard.images },
          },
          ...{ copies: 3, spare: 2, items: [item] },
        },
      ],
      ...{ total: 1, spare: 2 },
    },
  },
} as const satisfies Operation;
