import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { plainText } from "../text.ts";
import { SetId, wholeNumber } from "../values.ts";
import { cache, inLanguage, ofGame } from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { suggestKinds } from "./search-words.ts";

const Kinds = z
  .string()
  .max(100)
  .default(suggestKinds.join(","))
  .transform((text) => [...new Set(text.split(",").map((kind) => kind.trim()))])
  .pipe(
    z.array(
      z.enum(suggestKinds, {
        error: `must be some of ${suggestKinds.join(", ")}, with commas between them`,
      }),
    ),
  );

export const suggest = {
  id: "catalog.suggest",
  method: "GET",
  path: "/v1/search/suggest",
  summary: "Names, sets and artists that somebody may be about to write.",
  description:
    "What begins so comes first, then what has a word that begins so; of equals, what stands on the most cards. Where nothing does, what begins " +
    "nearly so: one letter that is wrong, missing, too many or in the wrong order is forgiven from four letters on, two from eight.",
  access: "user",
  request: {
    query: z.strictObject({
      q: plainText(100)
        .default("")
        .meta({ description: "What was written so far.", examples: ["chari"] }),
      kinds: Kinds.meta({ examples: ["name,set"] }),
      ...ofGame,
      ...inLanguage,
      limit: wholeNumber({ least: 1, most: 50 }).default(10),
    }),
  },
  response: {
    status: 200,
    body: z.object({
      items: z.array(
        z.object({
          kind: z.enum(suggestKinds),
          text: z.string().meta({ description: "As it is printed." }),
          id: SetId.optional().meta({ description: "Of a set." }),
          cards: z.int().positive().meta({ description: "How many cards it stands on." }),
          query: z.string().meta({
            description: "What finds these cards as `q` of a search.",
            examples: ['artist="Mitsuhiro Arita"'],
          }),
        }),
      ),
    }),
  },
  cache,
  problems: ["request.invalid"],
  example: {
    request: { q: "chari" },
    response: {
      items: [{ kind: "name", text: charizard.name, cards: 42, query: `name="${charizard.name}"` }],
    },
  },
} as const satisfies Operation;
