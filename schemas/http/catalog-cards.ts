import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { calledElsewhere, charizard } from "../catalog/examples.ts";
import { commonQueryFields, games, type QueryField, queryFieldsOf } from "../games/index.ts";
import { plainText } from "../text.ts";
import {
  CardFields,
  CardView,
  cache,
  inCurrency,
  inLanguage,
  ofGame,
  PickedCard,
} from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";
import { cardSorts, facetNames } from "./search-words.ts";

export const getCard = {
  id: "catalog.getCard",
  method: "GET",
  path: "/v1/cards/{printingId}",
  summary: "One card, with its variants, its ids elsewhere and where the facts came from.",
  access: "user",
  request: {
    path: z.strictObject({ printingId: CardId }),
    query: z.strictObject({
      fields: CardFields.optional().meta({
        description: "Only these fields, beside `id` and `game`. Absent for the whole card.",
        examples: ["name,attacks"],
      }),
      ...inCurrency,
    }),
  },
  response: { status: 200, body: z.union([CardView, PickedCard]) },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: { request: { printingId: charizard.id }, response: charizard },
} as const satisfies Operation;

/** `set,rarity`: each once. */
const Facets = z
  .string()
  .max(200)
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .pipe(
    z.array(
      z.enum(facetNames, {
        error: `must be some of ${facetNames.join(", ")}, with commas between them`,
      }),
    ),
  );

const Facet = z
  .object({
    values: z.array(
      z.object({
        value: z.string().meta({ examples: ["pokemon:en:base1"] }),
        label: z
          .string()
          .optional()
          .meta({
            description: "For people, where the value is an id.",
            examples: ["Base Set"],
          }),
        count: z.int().positive(),
      }),
    ),
    distinct: z.int().nonnegative().meta({ description: "Values that there are in all." }),
  })
  .meta({ id: "Facet" });

const namesOf = (fields: readonly QueryField[]) =>
  fields.map(({ name }) => `\`${name}\``).join(", ");
const ofEachGame = games.all
  .map((game) => {
    const common = commonQueryFields.map(({ name }) => name);
    const own = queryFieldsOf(game).filter(({ name }) => !common.includes(name));
    return `Those of ${game.label}: ${namesOf(own)}.`;
  })
  .join(" ");

const idsWithNames = [calledElsewhere.byProduct, ...calledElsewhere.others]
  .map((id) => `\`${id}\``)
  .join(", ");

export const searchCards = {
  id: "catalog.searchCards",
  method: "GET",
  path: "/v1/cards",
  summary: "Searches the cards of a game.",
  description:
    'The query `q` is made of words and "phrases" of the name, fields such as `set:base1`, ' +
    '`rarity:"Rare Holo"`, `year<2000`, `text:"draw a card"` or `is:promo`, `-` for not, `or` and ' +
    "parentheses; what stands side by side must all be true. Words match the start of a word in the " +
    "name, and forgive a typing error when nothing starts so. Case and accents do not matter. " +
    "A word with a hyphen that is the id of cards at any source, or their code, finds these: `base1-4`, " +
    "`OP02-013`. So does an id after the name of the source or shop that gave it: " +
    `${idsWithNames}. ` +
    "`game:` and `order:` in the query go before the parameters. " +
    "A mistake is answered with its column, and with what was expected. Cards that were removed upstream are not found. " +
    "docs/search.md has the whole grammar, with examples. " +
    `Fields of every game: ${namesOf(commonQueryFields)}. ${ofEachGame}`,
  access: "user",
  request: {
    query: z.strictObject({
      q: plainText(500)
        .default("")
        .meta({ examples: ["charizard set:base1 hp>=100"] }),
      ...ofGame,
      ...inLanguage,
      currency: inCurrency.currency.meta({
        description:
          "What prices are told, compared and ordered in, by the reference rates of their day; a card for which no such rate is known has " +
          "none. Absent: told in the currency of the source, and compared in USD.",
        examples: ["EUR"],
      }),
      sort: z
        .enum(cardSorts)
        .default("relevance")
        .meta({
          description:
            "`-` turns the order round. `rarity` is in the order of docs/rarities.md, cards without one last, as cards without a price are. `change` is that of seven days. Pages by any order but relevance go on " +
            "where they were when the catalogue changes between them; by relevance the next one is refused then.",
        }),
      facets: Facets.optional().meta({
        description:
          "Counts over all hits, not only those of the page: of sets, rarities, types, artists, years, languages, variants; the hundred commonest of each.",
        examples: ["set,rarity"],
      }),
      ...paging,
    }),
  },
  response: {
    status: 200,
    body: z.object({
      ...pageOf(CardView).shape,
      total: z.int().nonnegative().meta({ description: "Hits on all pages together." }),
      facets: z.partialRecord(z.enum(facetNames), Facet).optional().meta({
        description: "Those that were asked for.",
      }),
    }),
  },
  cache,
  problems: [
    ...(["request.invalid", "request.bad_cursor"] as const),
    ...(["catalog.bad_query", "catalog.stale_cursor"] as const),
  ],
  example: {
    request: { q: "charizard set:base1", limit: 20 },
    response: { items: [charizard], total: 1 },
  },
} as const satisfies Operation;
