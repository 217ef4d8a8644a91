import * as z from "zod";
import type { Card } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Language } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, PlainText } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { attributesOf, unlessNone } from "./attributes.ts";
import { type CardPlace, placeOf } from "./card-place.ts";
import { gameTextOf } from "./game-text.ts";
import { picturesOf } from "./pictures.ts";
import { shopsIn } from "./product-ids.ts";
import { isSameId } from "./text.ts";
import { noteMissingFields } from "./usual-fields.ts";
import { type Speak, variantsOf } from "./variants.ts";
import { canonicalWord } from "./words.ts";

/** What no card of ours can be made without. */
const Needed = z.object({ name: z.string().trim().min(1) });

/** Fields that are read here, and fields that change daily. */
const knownFields = new Set(
  (
    "id localId name category set illustrator image rarity hp types stage suffix evolveFrom retreat " +
    "dexId regulationMark legal trainerType energyType variants variants_detailed thirdParty " +
    "pricing updated boosters " +
    "description effect attacks abilities weaknesses resistances item level"
  ).split(" "),
);

/** Where and in which language a body was found. */
export interface CardSource {
  readonly language: Language;
  /** The set whose list names the card, as the source calls it. @default the set that the body names */
  readonly listedIn?: string;
  /** The id by which the card was asked for; holds for a body that says none, or another one. */
  readonly askedFor?: string;
}

/** A card, with what the source calls it. */
export interface TcgdexCard {
  readonly card: Card;
  readonly sourceId: string;
  /** The number that the source's id of the card says, whatever number the body says. */
  readonly ownNumber: string;
}

/**
 * Makes our card of the body of `GET /v2/{language}/cards/{id}`. Words of which there is a fixed
 * number (category, rarity, types, variants …) are English in every language; names stay in the
 * card's own. Prices and the time of the last change are left out, so that they do not make a card
 * look changed.
 *
 * @throws MessageError `permanent` when no card can be made of the body at all
 */
export function tcgdexCard(body: unknown, source: CardSource): TcgdexCard {
  const { body: fields, needed } = Body.of(body, "card of TCGdex", Needed);
  const id = idOf(fields, source.askedFor);
  const place = placeOf(fields, id, source.listedIn);
  const speak = speaker(fields, source.language, place.set);
  fields.noteUnknown(knownFields);
  const card = cardOf({ ...needed, id, fields, place, speak, language: source.language });
  if (card.artist === undefined) fields.note("missing_artist", "the source has no artist");
  if (card.images.length === 0) fields.note("missing_image", "the source has no image");
  noteMissingFields(fields, card.category);
  return {
    card: definedOnly({ ...card, findings: fields.findings }),
    sourceId: id,
    ownNumber: place.ownNumber,
  };
}

/**
 * What the source calls the card: the id that it was asked for by. A body that says the id of another one
 * would take that one's place, for as long as nothing else is said of it.
 */
function idOf(fields: Body, askedFor: string | undefined): string {
  const told = fields.optional("id", PlainText);
  if (told === undefined && !fields.has("id")) fields.noteMissing("id");
  if (askedFor !== undefined && askedFor !== "") {
    if (told === undefined || isSameId(told, askedFor)) return told ?? askedFor;
    fields.note("other_id", `it was asked for as ${askedFor}, and says that it is ${told}`);
    return askedFor;
  }
  if (told !== undefined) return told;
  throw new MessageError("permanent", "The body is no card of TCGdex: it has no id.");
}

interface CardParts {
  readonly id: string;
  readonly name: string;
  readonly fields: Body;
  readonly place: CardPlace;
  readonly speak: Speak;
  readonly language: Language;
}

function cardOf({ fields, place, speak, language, ...needed }: CardParts) {
  const set = fitting("card of TCGdex", () => setId("pokemon", language, place.set));
  const name = printed(needed.name);
  const given = fields.optional("rarity", PlainText);
  const rarity = unlessNone(given && speak("rarity", given));
  return {
    id: fitting("card of TCGdex", () => printingId(set, place.number)),
    game: "pokemon" as const,
    language,
    setId: set,
    number: place.number,
    name,
    category: categoryOf(fields, speak),
    rarity,
    artist: fields.optional("illustrator", PlainText),
    attributes: {
      ...attributesOf(fields, { name, rarity, speak }),
      ...gameTextOf(fields, speak),
    },
    variants: variantsOf(fields, { speak, setId: place.set }),
    images: picturesOf(fields.optional("image", Address)),
    crosswalk: crosswalkOf(fields, needed.id),
  };
}

/** By its fields, where the source does not say the category: each has some of its own. */
const fieldsOfCategories = [
  ["trainer", ["trainerType"]],
  ["energy", ["energyType"]],
  ["pokemon", ["hp", "stage", "attacks", "dexId"]],
] as const;

function categoryOf(fields: Body, speak: Speak): string {
  const told = fields.optional("category", PlainText);
  if (told !== undefined) return speak("category", told).toLowerCase();
  if (!fields.has("category")) fields.noteMissing("category");
  const known = fieldsOfCategories.find(([, own]) => own.some((field) => fields.has(field)));
  if (known) return known[0];
  throw new MessageError("permanent", "The body is no card of TCGdex: nothing says its category.");
}

/** A word that no list has stays as it came; it is noted once a body. */
function speaker(fields: Body, language: Language, set: string): Speak {
  return (kind, text) => {
    const { word, isKnown } = canonicalWord(kind, text, { language, setId: set });
    if (!isKnown) fields.noteOnce("unknown_word", `${kind}: ${word}`);
    return word;
  };
}

/** Card-level product ids hold for the printing where the source does not tell variants apart. */
const crosswalkOf = (fields: Body, id: string): Record<string, string> => ({
  ...shopsIn(fields),
  // A shop that calls itself like the source does not take its place.
  tcgdex: id,
});
