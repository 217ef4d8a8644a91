import type { Card, Finding } from "#schemas/catalog/card.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { contradict, type GameDefinition, normalizedRarity } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { agreeing } from "./agreeing.ts";
import { Choice } from "./choice.ts";
import { inOrderOf, type Merged, ownFindings, type Part } from "./part.ts";
import { type Place, placesOf } from "./places.ts";
import { withoutSharedIds } from "./shared-ids.ts";
import { isAboutUntoldVariants, variantsOf } from "./variants-of.ts";

/**
 * The cards of a set, of all that its sources say; pure, and the same in whatever order they said
 * it. A printing of which nobody has told name and category yet is none.
 */
export const mergeCards = (
  definition: GameDefinition,
  parts: readonly Part<CardFragment>[],
): readonly Merged<Card>[] =>
  withoutSharedIds(
    placesOf(parts, definition).flatMap((place) => {
      const card = mergeCard(definition, place);
      return card ? [card] : [];
    }),
  );

function mergeCard(definition: GameDefinition, claimed: Place): Merged<Card> | undefined {
  const { parts, strangers } = agreeing(definition, claimed.parts);
  const place = { ...claimed, parts };
  const choice = new Choice(parts, definition.precedence);
  const [some] = parts;
  const name = nameOf(definition, choice);
  const category = choice.of("category", "identity", ({ category }) => category);
  if (!some || name === undefined || category === undefined) return undefined;
  const { game, language, setId } = some.value;
  const isDisplaced = (part: Part<CardFragment>) => place.displaced.includes(part);
  const [number] = inOrderOf(definition.precedence.default, parts).map((part) =>
    isDisplaced(part) ? part.value.ownNumber : part.value.number,
  );
  const rarity = choice.quietly("rarity", (one) => one.rarity);
  const rarities = otherRarities(definition, choice);
  const artist = choice.of("artist", "artist", (one) => one.artist);
  const made = variantsOf(definition, choice, rarities.normalizedRarity);
  const facts = {
    id: place.id,
    ...{ game, language, setId, name, category },
    number: number ?? some.value.number,
    ...(rarity !== undefined && { rarity }),
    ...rarities,
    ...(artist !== undefined && { artist }),
    attributes: attributesOf(definition, choice),
    variants: made.variants,
    images: choice.quietly("images", ({ images }) => nonEmpty(images)) ?? [],
    crosswalk: choice.together("crosswalk", "crosswalk", (one) => one.crosswalk),
  };
  const told = findingsOf(place, { ...facts, hasToldVariants: made.areTold });
  const findings = [...told, ...made.findings, ...choice.contradictions, ...strangers];
  return { value: { ...facts, findings }, sources: choice.sources() };
}

function attributesOf({ attributes }: GameDefinition, choice: Choice<CardFragment>) {
  const chosen = Object.entries(attributes).flatMap(([name, { group = "facts", isPutFreely }]) => {
    const read = ({ attributes: own }: CardFragment) => own[name];
    const value = isPutFreely ? choice.quietly(group, read) : choice.of(name, group, read);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(chosen);
}

/** Where the game can tell that all names are one name, how each source writes it is no matter. */
const nameOf = ({ nameKey }: GameDefinition, choice: Choice<CardFragment>) =>
  nameKey
    ? choice.quietly("names", ({ name }) => name)
    : choice.of("name", "names", ({ name }) => name);

/** What each source calls the rarity, where that is not one word, and what it comes to. */
function otherRarities(definition: GameDefinition, choice: Choice<CardFragment>) {
  const said = choice.all("rarity", (one) => one.rarity);
  const words = new Set(said.map(({ value }) => value));
  if (contradict(definition, [...words])) choice.contradict("rarity", said);
  const normalized = normalizedRarity(definition, [...words]);
  return {
    ...(words.size > 1 && {
      rarities: Object.fromEntries(said.map(({ source, value }) => [source, value])),
    }),
    ...(normalized !== undefined && { normalizedRarity: normalized }),
  };
}

/** A set of which every card says one number is told well enough by so many. */
const mostRivals = 20;

/** What the sources found, without what another one fills in, and who else wants the number. */
function findingsOf(
  { parts, rivals, displaced }: Place,
  facts: { artist?: string; images: readonly unknown[]; hasToldVariants: boolean },
): Finding[] {
  const isFilledIn = (finding: Finding) =>
    (finding.code === "missing_artist" && facts.artist !== undefined) ||
    (finding.code === "missing_image" && facts.images.length > 0) ||
    (facts.hasToldVariants && isAboutUntoldVariants(finding));
  const own = ownFindings(parts).filter((one) => !isFilledIn(one));
  const duplicates = [
    ...rivals.slice(0, mostRivals).map((sourceId) => `${sourceId} says this number too`),
    ...displaced.map(({ value }) => `it says the number ${value.number}, which another card has`),
  ];
  return [...own, ...duplicates.map((detail) => ({ code: "duplicate_number", detail }))];
}
