import * as z from "zod";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Text } from "../bodies/fields.ts";
import { plain, printed } from "../bodies/text.ts";
import { attributesOf } from "./card-attributes.ts";
import { spaced } from "./card-words.ts";
import { type Place, placesOf } from "./places.ts";
import { knownFields, leftOfCard } from "./remade.ts";
import { variantsOf } from "./variants.ts";

const what = "card of the Pokémon TCG API";

/** What no card of ours can be made without. */
const Needed = z.looseObject({
  id: z.string().trim().min(1),
  name: z.string().trim().min(1),
  number: z.string().trim().min(1),
  supertype: z.string().trim().min(1),
});

export interface ReadCard {
  readonly sourceId: string;
  readonly fragment: CardFragment;
}

/**
 * Makes fragments of a card's object, of the API or of the files: one, or one for each printing of ours
 * that it stands for. What has another shape than it should is a finding, and kept as it came.
 *
 * @param set the set that it was listed in, as the source calls it
 * @throws MessageError `permanent` when no card can be made of it at all
 */
export function readCard(object: unknown, set: string): readonly ReadCard[] {
  const { body: fields, needed } = Body.of(object, what, Needed);
  fields.noteUnknown(knownFields);
  noteOtherSet(fields, set);
  const name = printed(needed.name);
  const category = plain(needed.supertype)
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  const rarity = rarityOf(fields);
  const facts = {
    ...{ name, category, rarity },
    artist: fields.optional("artist", Text),
    attributes: attributesOf(fields, { name, category, rarity }),
    variants: variantsOf(fields),
    images: picturesOf(fields),
  };
  const places = placesOf({ ...needed, set });
  const homes = homesOf({ ...needed, set });
  return places.map((place, at) => {
    const fragment = definedOnly<CardFragment>({
      ...identityOf(place),
      ...facts,
      crosswalk: { pokemontcg: needed.id },
      findings: fields.findings,
      ownNumber: homes[at]?.number,
    });
    const asGiven = leftOfCard(Object(object), fragment);
    const sourceId = places.length > 1 ? `${needed.id} as ${place.number}` : needed.id;
    return { sourceId, fragment: { ...fragment, ...(asGiven && { asGiven }) } };
  });
}

/** A card lies in the set whose list names it, whatever it says itself; the files say nothing. */
function noteOtherSet(fields: Body, set: string): void {
  const named = fields.part("set")?.optional("id", Text);
  if (named === undefined || named.toLowerCase() === set.toLowerCase()) return;
  fields.note("other_set", `the list of ${set} names the card, which says that it is of ${named}`);
}

function identityOf({ set, number }: Place) {
  const own = fitting(what, () => setId("pokemon", "en", set));
  return {
    id: fitting(what, () => printingId(own, number)),
    ...{ game: "pokemon" as const, language: "en" as const, setId: own, number },
  };
}

/** Where a card is by what its own id says, which nobody else in the set has; as many as its places. */
export function homesOf(card: { id: string; set: string; number: string }): readonly Place[] {
  const places = placesOf(card);
  const [place] = places;
  if (!place || places.length > 1) return places;
  const [own = place] = placesOf({ ...card, number: ownNumberOf(card) });
  return [{ ...place, number: own.number }];
}

/** An id is its set, a hyphen and the number; one of another set, from which the card came, says none here. */
const ownNumberOf = ({ id, set, number }: { id: string; set: string; number: string }): string =>
  id.startsWith(`${set}-`) ? id.slice(set.length + 1) : number;

function rarityOf(fields: Body): string | undefined {
  const given = fields.optional("rarity", Text);
  const rarity = given && spaced(given);
  if (rarity !== given) fields.note("unexpected_value", `rarity: ${given}, without blanks`);
  return rarity;
}

function picturesOf(fields: Body) {
  const addresses = fields.part("images");
  const picture = (size: "small" | "large", widthPx: number, heightPx: number) => {
    const url = addresses?.optional(size, Address);
    return url === undefined ? [] : [{ ...{ size, widthPx, heightPx }, url }];
  };
  return [...picture("small", 245, 342), ...picture("large", 734, 1024)];
}
