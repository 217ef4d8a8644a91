import * as z from "zod";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Source, Unit } from "../source.ts";
import { parsedJson } from "./parsed-json.ts";
import { normalizeTcgdexCard } from "./tcgdex/normalize-card.ts";
import { normalizeTcgdexSet } from "./tcgdex/normalize-set.ts";

const allSets: Unit = { dataset: "set-list", unit: "all" };

/** Enough of the two kinds of list to know whom to ask next; all else of a brief is its mark. */
const SetList = z.array(z.looseObject({ id: z.string().min(1) }));
const SetWithCards = z.looseObject({ cards: z.array(z.looseObject({ id: z.string().min(1) })) });

/**
 * TCGdex: a list of sets, a list of cards in each set, and one address a card. Prices inside of
 * cards are not followed up: they come in bulk from elsewhere.
 */
export function tcgdex(baseUrl: string): Source {
  const address = (language: string, ...path: string[]) =>
    [baseUrl, "v2", language, ...path].join("/");
  return {
    name: "tcgdex",
    game: "pokemon",
    languagesOf: (wanted) => wanted,
    first: allSets,
    needsWholeUnit: false,

    opening({ dataset, unit }, language) {
      if (dataset === allSets.dataset) {
        return [{ name: "list", dataset, url: address(language, "sets") }];
      }
      return [{ name: "set", dataset, url: address(language, "sets", pathPart(unit)) }];
    },

    listed({ dataset }, body) {
      const json = parsedJson(body);
      if (dataset === allSets.dataset) return briefs(checked(SetList, json));
      return briefs(checked(SetWithCards, json).cards);
    },

    follow({ dataset }, name, language) {
      if (dataset === allSets.dataset) return { unit: { dataset: "sets", unit: name } };
      const url = address(language, "cards", pathPart(name));
      return { wanted: { name: `card:${name}`, dataset: "cards", url } };
    },

    normalize([answer], language) {
      if (!answer || answer.name === "list") return undefined;
      const body = parsedJson(answer.body);
      if (answer.name === "set") return { kind: "set", ...normalizeTcgdexSet(body, { language }) };
      return { kind: "card", card: normalizeTcgdexCard(body, { language }) };
    },
  };
}

const briefs = (list: readonly { readonly id: string }[]) =>
  list.map((brief) => ({
    name: brief.id,
    mark: sha256(JSON.stringify(brief)).slice(0, 12),
  }));

/** Ids with odd characters come percent-encoded (`exu-%3F`) and are sent back as they came. */
const pathPart = (id: string) => (/%[0-9a-f]{2}/i.test(id) ? id : encodeURIComponent(id));

function checked<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new MessageError(
    "permanent",
    `A list is not as expected: ${z.prettifyError(result.error)}`,
  );
}
