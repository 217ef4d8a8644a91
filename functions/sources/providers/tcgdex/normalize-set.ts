import * as z from "zod";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet, SetDetails } from "#schemas/catalog/set.ts";
import { Day, type Language, type PrintingId } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Count, Text } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { boostersOf } from "./game-text.ts";
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
  const set = definedOnly<CardSet>({
    id,
    game: "pokemon",
    language,
    name: printed(needed.name),
    series: seriesOf(fields, needed.serie),
    releasedOn: fields.optional("releaseDate", Day),
    ...countsOf(fields, members.length),
    abbreviation: fields.part("abbreviation")?.optional("official", Text),
    logoUrl: signUrl(fields.optional("logo", Address)),
    symbolUrl: signUrl(fields.optional("symbol", Address)),
    ...detailsOf(fields),
    crosswalk: { ...shopsIn(fields), tcgdex: needed.id },
    findings: fields.findings,
  });
  return { set, members };
}

const seriesOf = (fields: Body, { id, name }: { id: string; name: string }) => ({
  ...{ id, name: printed(name) },
  logoUrl: signUrl(fields.part("serie")?.optional("logo", Address)),
});

const detailsOf = (fields: Body): SetDetails => {
  const flags = fields.entries("legal", Flag);
  return {
    onlineCode: fields.optional("tcgOnline", Text),
    legalIn: flags.length > 0 ? Object.fromEntries(flags) : undefined,
    boosterPacks: boostersOf(fields),
  };
};
const Flag = z.boolean();

/** Where the source does not count, its list does; how many are numbered is not known then. */
function countsOf(fields: Body, listed: number) {
  if (!fields.part("cardCount")) fields.noteMissing("cardCount");
  const {
    total = listed,
    official = total,
    ...finishes
  } = Object.fromEntries(fields.entries("cardCount", Count));
  const byFinish = Object.entries(finishes).map(([name, count]) => [
    ownValue(finishNames, name) ?? name,
    count,
  ]);
  return {
    cardCount: { printed: official, total },
    cardsByFinish: byFinish.length > 0 ? Object.fromEntries(byFinish) : undefined,
  };
}
/** What it abbreviates. */
export const finishNames: Readonly<Record<string, string>> = { firstEd: "firstEdition" };
