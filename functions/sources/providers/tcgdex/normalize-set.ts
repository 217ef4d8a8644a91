import * as z from "zod";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { Day, type Language, type PrintingId } from "#schemas/values.ts";
import { Body, fitting } from "./body.ts";
import { pokemonTcgSetId } from "./pokemontcg-id.ts";
import { numberOf, printed } from "./text.ts";
import { ProductIds } from "./variants.ts";

const Needed = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1),
  serie: z.object({ id: z.string().min(1), name: z.string().min(1) }),
  cards: z.array(z.object({ localId: z.string().min(1) })),
  cardCount: z.object({ official: z.int().nonnegative(), total: z.int().nonnegative() }),
});

/**
 * Makes our set of the body of `GET /v2/{language}/sets/{id}`, with the printings that it lists, in
 * the source's order and each once.
 *
 * @throws MessageError `permanent` when the body is no set at all
 */
export function normalizeTcgdexSet(
  body: unknown,
  { language }: { language: Language },
): { set: CardSet; members: PrintingId[] } {
  const { body: fields, needed } = Body.of(body, "set", Needed);
  const id = fitting("set", () => setId("pokemon", language, needed.id));
  const members = fitting("set", () =>
    needed.cards.map(({ localId }) => printingId(id, numberOf(localId))),
  );
  const releasedOn = fields.optional("releaseDate", Day);
  const logoUrl = fields.optional("logo", z.url());
  const symbolUrl = fields.optional("symbol", z.url());
  const abbreviation = abbreviationOf(fields);
  const counterpart = language === "en" ? pokemonTcgSetId(needed.id) : undefined;
  const set: CardSet = {
    id,
    game: "pokemon",
    language,
    name: printed(needed.name),
    series: { id: needed.serie.id, name: printed(needed.serie.name) },
    ...(releasedOn && { releasedOn }),
    cardCount: { printed: needed.cardCount.official, total: needed.cardCount.total },
    ...(abbreviation && { abbreviation }),
    ...(logoUrl && { logoUrl }),
    ...(symbolUrl && { symbolUrl }),
    crosswalk: {
      tcgdex: needed.id,
      ...(counterpart && { pokemontcg: counterpart }),
      ...fields.optional("thirdParty", ProductIds),
    },
  };
  return { set, members: [...new Set(members)] };
}

/** The code on the cards; before there was one, the code of the online client. */
const abbreviationOf = (fields: Body): string | undefined =>
  fields.optional("abbreviation", z.object({ official: z.string().min(1) }))?.official ??
  fields.optional("tcgOnline", z.string().min(1));
