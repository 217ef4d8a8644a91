import * as z from "zod";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { Day, type Language, type PrintingId } from "#schemas/values.ts";
import { Body, fitting } from "../bodies/body.ts";
import { Address, Count, Text } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { signUrl } from "./pictures.ts";
import { shopsIn } from "./product-ids.ts";
import { membersOf } from "./set-members.ts";

/** What no set of ours can be made without; without its list, all its cards would seem removed. */
const Needed = z.object({
  id: z.string().trim().min(1),
  name: z.string().trim().min(1),
  serie: z.object({ id: z.string().min(1), name: z.string().min(1) }),
  cards: z.array(z.unknown()),
});

const knownFields = new Set(
  (
    "id name serie cards cardCount releaseDate logo symbol abbreviation tcgOnline thirdParty " +
    "legal boosters"
  ).split(" "),
);

/** A set with what a person should look at, and the printings that it lists. */
export interface TcgdexSet {
  readonly set: CardSet;
  readonly members: PrintingId[];
}

/**
 * Makes our set of the body of `GET /v2/{language}/sets/{id}`, with the printings that it lists, in
 * the source's order and each once. An entry of the list that is no card's costs itself only.
 *
 * @throws MessageError `permanent` when no set can be made of the body at all
 */
export function normalizeTcgdexSet(body: unknown, { language }: { language: Language }): TcgdexSet {
  const { body: fields, needed } = Body.of(body, "set of TCGdex", Needed);
  const id = fitting("set of TCGdex", () => setId("pokemon", language, needed.id));
  fields.noteUnknown(knownFields);
  const members = membersOf(fields, { id, sourceId: needed.id });
  const releasedOn = fields.optional("releaseDate", Day);
  const abbreviation = abbreviationOf(fields);
  const logoUrl = signUrl(fields.optional("logo", Address));
  const symbolUrl = signUrl(fields.optional("symbol", Address));
  const set: CardSet = {
    id,
    game: "pokemon",
    language,
    name: printed(needed.name),
    series: { id: needed.serie.id, name: printed(needed.serie.name) },
    ...(releasedOn && { releasedOn }),
    cardCount: cardCountOf(fields, members.length),
    ...(abbreviation && { abbreviation }),
    ...(logoUrl && { logoUrl }),
    ...(symbolUrl && { symbolUrl }),
    crosswalk: { ...shopsIn(fields), tcgdex: needed.id },
    findings: fields.findings,
  };
  return { set, members };
}

/** Where the source does not count, its list does; how many are numbered is not known then. */
function cardCountOf(fields: Body, listed: number): CardSet["cardCount"] {
  const count = fields.part("cardCount");
  if (!count) fields.noteMissing("cardCount");
  const total = count?.optional("total", Count) ?? listed;
  return { printed: count?.optional("official", Count) ?? total, total };
}

/** The code on the cards; before there was one, the code of the online client. */
const abbreviationOf = (fields: Body): string | undefined =>
  fields.part("abbreviation")?.optional("official", Text) ?? fields.optional("tcgOnline", Text);
