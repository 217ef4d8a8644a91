import * as z from "zod";
import type { Card, CardPicture } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Attributes } from "#schemas/games/index.ts";
import type { Language } from "#schemas/values.ts";
import { Body, fitting } from "./body.ts";
import { mechanicsOf } from "./mechanics.ts";
import { pokemonTcgCardId } from "./pokemontcg-id.ts";
import { numberOf, plain, printed } from "./text.ts";
import { ProductIds, variantsOf } from "./variants.ts";

/** What no card of ours can be made without. */
const Needed = z.object({
  id: z.string().min(1),
  localId: z.string().min(1),
  name: z.string().trim().min(1),
  category: z.string().trim().min(1),
  set: z.object({ id: z.string().min(1) }),
});

/** Fields that are read here, fields that change daily, and texts that are not for us to keep. */
const knownFields = new Set(
  (
    "id localId name category set illustrator image rarity hp types stage suffix evolveFrom retreat " +
    "dexId regulationMark legal trainerType energyType variants variants_detailed thirdParty " +
    "pricing updated boosters " +
    "description effect attacks abilities weaknesses resistances item level"
  ).split(" "),
);

// Made once: making a schema costs more than using it.
const PlainText = z.string().transform(plain);
const PrintedText = z.string().transform(printed);
const Count = z.coerce.number().int().nonnegative();
const DexIds = z.array(z.int().positive());
const Types = z.array(PlainText);
const Legal = z.object({ standard: z.boolean(), expanded: z.boolean() });
const Address = z.url();

const stages: Readonly<Record<string, string>> = {
  Stage1: "Stage 1",
  Stage2: "Stage 2",
  RESTORED: "Restored",
};

/**
 * Makes our card of the body of `GET /v2/{language}/cards/{id}`. Prices and the time of the last
 * change are left out, so that they do not make a card look changed.
 *
 * @throws MessageError `permanent` when the body is no card at all
 */
export function normalizeTcgdexCard(body: unknown, { language }: { language: Language }): Card {
  const { body: fields, needed } = Body.of(body, "card", Needed);
  const number = numberOf(needed.localId);
  const set = fitting("card", () => setId("pokemon", language, needed.set.id));
  fields.noteUnknown(knownFields);
  const card = {
    id: fitting("card", () => printingId(set, number)),
    game: "pokemon" as const,
    language,
    setId: set,
    number,
    name: printed(needed.name),
    category: plain(needed.category).toLowerCase(),
    ...factsOf(fields),
    attributes: attributesOf(fields, printed(needed.name)),
    variants: [...variantsOf(fields)],
    images: picturesOf(fields),
    crosswalk: crosswalkOf(fields, { ...needed, number, language }),
  };
  if (card.artist === undefined) fields.note("missing_artist", "the source has no artist");
  if (card.images.length === 0) fields.note("missing_image", "the source has no image");
  return definedOnly({ ...card, findings: fields.findings });
}

const rarityOf = (fields: Body) => unlessNone(fields.optional("rarity", PlainText));

const factsOf = (fields: Body) => ({
  rarity: rarityOf(fields),
  artist: fields.optional("illustrator", PlainText),
});

/** TCGdex names a picture without quality and ending. */
function picturesOf(fields: Body): CardPicture[] {
  const address = fields.optional("image", Address);
  return address ? sizes.map(({ file, ...size }) => ({ ...size, url: `${address}/${file}` })) : [];
}

const sizes = [
  { size: "small", widthPx: 245, heightPx: 337, file: "low.webp" },
  { size: "large", widthPx: 600, heightPx: 825, file: "high.webp" },
] as const;

function attributesOf(fields: Body, name: string): Attributes {
  const text = (field: string) => fields.optional(field, PlainText);
  const stage = text("stage");
  const rarity = rarityOf(fields);
  const mechanics = mechanicsOf({ name, suffix: text("suffix"), stage, rarity });
  const hp = fields.optional("hp", Count);
  const dexIds = fields.optional("dexId", DexIds);
  const types = fields.optional("types", Types);
  return definedOnly({
    hp: hp === 0 ? undefined : hp,
    types: nonEmpty(types),
    stage: stage && (stages[stage] ?? stage),
    mechanics: nonEmpty(mechanics),
    evolvesFrom: fields.optional("evolveFrom", PrintedText),
    trainerType: fields.optional("trainerType", PrintedText),
    energyType: text("energyType"),
    retreat: fields.optional("retreat", Count),
    regulationMark: unlessNone(text("regulationMark"))?.toUpperCase(),
    legal: fields.optional("legal", Legal),
    dexIds: nonEmpty(dexIds && [...new Set(dexIds)]),
  });
}

/** Card-level product ids hold for the printing where the source does not tell variants apart. */
function crosswalkOf(
  fields: Body,
  card: { id: string; set: { id: string }; number: string; language: Language },
): Record<string, string> {
  // The Pokémon TCG API knows English cards only.
  const counterpart =
    card.language === "en" ? pokemonTcgCardId(card.set.id, card.number) : undefined;
  return {
    tcgdex: card.id,
    ...(counterpart && { pokemontcg: counterpart }),
    ...fields.optional("thirdParty", ProductIds),
  };
}

/** The source writes `None` where there is nothing. */
const unlessNone = (text: string | undefined) => (text === "None" ? undefined : text);

const nonEmpty = <T>(list: readonly T[] | undefined): T[] | undefined =>
  list && list.length > 0 ? [...list] : undefined;

/** Leaves out what is undefined, so that equal cards are equal however they are compared. */
const definedOnly = <T>(value: { [Key in keyof T]: T[Key] | undefined }): T =>
  JSON.parse(JSON.stringify(value));
