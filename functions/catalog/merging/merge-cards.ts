import type { Card, Finding } from "#schemas/catalog/card.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { Choice } from "./choice.ts";
import type { Merged, Part } from "./part.ts";
import { type Place, placesOf } from "./places.ts";

/**
 * The cards of a set, of all that its sources say; pure, and the same in whatever order they said
 * it. A printing of which nobody has told name and category yet is none.
 */
export const mergeCards = (
  definition: GameDefinition,
  parts: readonly Part<CardFragment>[],
): readonly Merged<Card>[] =>
  placesOf(parts).flatMap((place) => {
    const card = mergeCard(definition, place);
    return card ? [card] : [];
  });

function mergeCard(definition: GameDefinition, place: Place): Merged<Card> | undefined {
  const choice = new Choice(place.parts, definition.precedence);
  const [some] = place.parts;
  const name = choice.of("name", "names", ({ name }) => name);
  const category = choice.of("category", "identity", ({ category }) => category);
  if (!some || name === undefined || category === undefined) return undefined;
  const { game, language, setId } = some.value;
  const isDisplaced = (part: Part<CardFragment>) => place.displaced.includes(part);
  const numbers = place.parts.map((part) =>
    isDisplaced(part) ? part.value.ownNumber : part.value.number,
  );
  const rarity = choice.of("rarity", "rarity", (one) => one.rarity);
  const artist = choice.of("artist", "artist", (one) => one.artist);
  const facts = {
    id: place.id,
    ...{ game, language, setId, name, category },
    number: numbers[0] ?? some.value.number,
    ...(rarity !== undefined && { rarity }),
    ...(artist !== undefined && { artist }),
    attributes: attributesOf(definition, choice),
    variants: choice.quietly("variants", ({ variants }) => variants) ?? [],
    images: choice.quietly("images", ({ images }) => nonEmpty(images)) ?? [],
    crosswalk: choice.together("crosswalk", "crosswalk", (one) => one.crosswalk),
  };
  const findings = findingsOf(place, facts).concat(choice.contradictions);
  return { value: { ...facts, findings }, sources: choice.sources() };
}

function attributesOf({ attributes }: GameDefinition, choice: Choice<CardFragment>) {
  const chosen = Object.entries(attributes).flatMap(([name, { group = "facts" }]) => {
    const value = choice.of(name, group, (one) => one.attributes[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(chosen);
}

const nonEmpty = <T>(list: readonly T[] | undefined): T[] | undefined =>
  list && list.length > 0 ? [...list] : undefined;

/** What the sources found, without what another one fills in, and who else wants the number. */
function findingsOf(
  { parts, rivals, displaced }: Place,
  facts: { artist?: string; images: readonly unknown[] },
): Finding[] {
  const isFilledIn = ({ code }: Finding) =>
    (code === "missing_artist" && facts.artist !== undefined) ||
    (code === "missing_image" && facts.images.length > 0);
  const own = parts.flatMap(({ value }) => value.findings).filter((one) => !isFilledIn(one));
  const duplicates = [
    ...rivals.map((sourceId) => `${sourceId} says this number too`),
    ...displaced.map(({ value }) => `it says the number ${value.number}, which another card has`),
  ];
  return [...own, ...duplicates.map((detail) => ({ code: "duplicate_number", detail }))];
}
