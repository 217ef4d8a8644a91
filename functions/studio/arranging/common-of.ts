import type { CardSet } from "#schemas/catalog/set.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { CompositeGrouping } from "#schemas/images/composite.ts";
import type { PictureLanguage } from "#schemas/images/picture-language.ts";
import { setNameOf, wordsIn } from "../../images/index.ts";
import type { KnownCard, KnownCards } from "../cards/known-cards.ts";
import { firstSpeciesOf, rarityOf } from "../cards/planned-card.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import type { Common } from "./grouped.ts";
import { releaseOf } from "./in-order.ts";

export type Grouping = Exclude<CompositeGrouping, "none">;

export interface CommonFacts {
  readonly known: KnownCards;
  readonly language: PictureLanguage;
  /** Of the games of the cards, by name. */
  readonly generations: ReadonlyMap<string, readonly Generation[]>;
  /** Whether there are cards of several games, which call different things by one word. */
  readonly areSeveralGames: boolean;
}

interface About extends CommonFacts {
  readonly chosen: ChosenCard;
  readonly card: KnownCard;
  readonly set: CardSet | undefined;
  readonly definition: GameDefinition | undefined;
}

/** What a card has in common with others, by what they are grouped by; undefined where it has nothing of the kind. */
export function commonOf(
  by: Grouping,
  facts: CommonFacts,
): (chosen: ChosenCard) => Common | undefined {
  return (chosen) => {
    if (by === "tag") return tagOf(chosen);
    const card = facts.known.card(chosen.printingId);
    if (!card) return undefined;
    const set = facts.known.set(card.setId);
    const definition = facts.known.definition(chosen.printingId);
    return kinds[by]({ ...facts, chosen, card, set, definition });
  };
}

const kinds: Readonly<Record<Exclude<Grouping, "tag">, (about: About) => Common | undefined>> = {
  set: ({ chosen, card, set, known, language }) =>
    set && {
      ...{ key: card.setId, heading: setNameOf(card, set, wordsIn(language)) },
      order: `${releaseOf(chosen.printingId, known)} ${card.setId}`,
    },
  series: ({ chosen, card, set, known }) =>
    set && {
      ...{ key: `${card.game} ${card.language} ${set.series.id}`, heading: set.series.name },
      order: `${releaseOf(chosen.printingId, known)} ${set.series.id}`,
    },
  generation: ({ card, definition, generations }) => {
    const species = firstSpeciesOf(card, definition);
    const generation = generations
      .get(card.game)
      ?.find(({ firstDexId, lastDexId }) => between(species, firstDexId, lastDexId));
    return (
      generation && {
        ...{ key: `${card.game} ${generation.id}`, heading: generation.name },
        order: byNumber(generation.id),
      }
    );
  },
  type: (about) => {
    const { card, definition } = about;
    const [type] = listOf(card.attributes[typeAttributeOf(definition) ?? ""]);
    if (type !== undefined) return named(type, `0 ${plain(type)}`, about);
    const { category } = card;
    return category === undefined ? undefined : named(capital(category), `1 ${category}`, about);
  },
  rarity: (about) => {
    const rarity = rarityOf(about.card);
    if (rarity === undefined) return undefined;
    const at = Object.keys(about.definition?.rarities ?? {}).indexOf(rarity);
    return named(rarity, `${byNumber(at < 0 ? 99_999 : at)} ${plain(rarity)}`, about);
  },
  artist: ({ card: { artist } }) =>
    artist === undefined ? undefined : { key: artist, heading: artist, order: plain(artist) },
};

/** Of several tags the first by name, so that each card is drawn once. */
function tagOf({ copies }: ChosenCard): Common | undefined {
  const tags = copies.flatMap((copy) => copy.tags ?? []);
  const [first] = tags.map((tag) => ({ key: tag, heading: tag, order: plain(tag) })).sort(byOrder);
  return first;
}

const byOrder = (a: Common, b: Common): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;

/** Words of one game mean nothing of another's cards. */
const named = (word: string, order: string, { card, definition, areSeveralGames }: About) => ({
  key: `${card.game} ${word}`,
  heading: areSeveralGames ? `${word} · ${definition?.label ?? card.game}` : word,
  order: `${card.game} ${order}`,
});

/** The attribute that people ask for with `type:`. */
const typeAttributeOf = (definition: GameDefinition | undefined): string | undefined =>
  Object.entries(definition?.attributes ?? {}).find(
    ([name, { field }]) => (field && (field.name ?? name)) === "type",
  )?.[0];

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

const between = (number: number | undefined, from: number, to: number): boolean =>
  number !== undefined && number >= from && number <= to;

const byNumber = (number: number): string => String(number).padStart(6, "0");
const plain = (text: string): string => text.normalize("NFKD").toLowerCase();
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
