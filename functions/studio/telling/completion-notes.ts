import { gamePartOf, languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { games as projectGames } from "#schemas/games/index.ts";
import type { PictureLanguage } from "#schemas/images/picture-language.ts";
import type { Game, Language, PrintingId, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import {
  completed,
  type GameAtHand,
  type GameDeps,
  type Group,
  gameAtHand,
  groupsBy,
  type Reading,
} from "../../holdings/index.ts";
import { partIn } from "../../images/index.ts";
import type { Grouping } from "../arranging/common-of.ts";

export interface NotesDeps extends GameDeps {
  readonly store: Pick<CatalogStore, "set" | "sets">;
}

/** Cards under one heading. */
export interface NotedGroup {
  /** As groups are told apart: a set's id, or else the game's name and the word. */
  readonly key: string;
  readonly ids: readonly PrintingId[];
}

/** Tells how far somebody is with groups of cards, `12 / 102`, as `GET /v1/holdings/completion` does. */
export interface CompletionNotes {
  /** Undefined where nobody knows how many there are, or the number would mean nothing. */
  of(by: Grouping, group: NotedGroup): Promise<string | undefined>;
}

/** @param owned what one has; undefined where it is not asked how far that is */
export function completionNotes(
  owned: readonly CollectionItem[] | undefined,
  deps: NotesDeps & { readonly language: PictureLanguage },
): CompletionNotes {
  const hands = new Map<Game, Promise<GameAtHand | undefined>>();
  const handOf = (game: Game, items: readonly CollectionItem[]) => {
    const known = (deps.games ?? projectGames).named(game);
    // What is missing is not told in money, so that nobody need know what it costs.
    const asked = { game, currency: "USD", languages: "own" } as const;
    const { searchIn, games } = deps;
    const hand =
      hands.get(game) ??
      (known
        ? gameAtHand(asked, items, { searchIn, ...(games && { games }) })
        : Promise.resolve(undefined));
    hands.set(game, hand);
    return hand;
  };
  return {
    async of(by, group) {
      const [game, another] = new Set(group.ids.map(gamePartOf));
      if (!owned || game === undefined || another !== undefined) return undefined;
      const reading = readings[by];
      const hand = reading && (await handOf(game, owned));
      const all = hand && (await groupIn(by, group, hand, deps));
      return all && reading && written(completed(reading, all, hand), deps.language);
    },
  };
}

/** What is counted of a group: places of sets, species of generations, cards of artists. */
const readings: Readonly<Partial<Record<Grouping, Reading>>> = {
  set: "official",
  series: "official",
  generation: "species",
  artist: "secrets",
};

const written = (
  { owned, total }: { readonly owned: number; readonly total: number },
  language: PictureLanguage,
) => (total === 0 ? undefined : partIn(language, owned, total));

type Counted = Pick<Group, "places" | "isAbout">;

async function groupIn(
  by: Grouping,
  group: NotedGroup,
  { checklist }: GameAtHand,
  deps: NotesDeps,
): Promise<Counted | undefined> {
  const languages = [...new Set(group.ids.map(languagePartOf))];
  const [language] = languages;
  switch (by) {
    case "set":
      return groupsBy("set", checklist).find(({ key }) => key === group.key);
    case "generation":
      return groupsBy("generation", checklist).find(({ key }) => group.key.endsWith(` ${key}`));
    case "artist":
      // In several languages it would be a number of prints.
      if (languages.length !== 1) return undefined;
      return groupsBy("artist", checklist, language).find(({ key }) => key === group.key);
    default: {
      const sets = language && (await setsOfSeries(group, language, deps));
      if (!sets) return undefined;
      const own = groupsBy("set", checklist, language).filter(({ key }) => sets.has(key));
      return { places: own.flatMap(({ places }) => places).toSorted((a, b) => a - b) };
    }
  }
}

/** All sets of the series of a card's set. */
async function setsOfSeries(
  { key, ids: [first] }: NotedGroup,
  language: Language,
  { store }: NotesDeps,
): Promise<ReadonlySet<string> | undefined> {
  if (first === undefined) return undefined;
  const all = await store.sets(gamePartOf(first), language);
  const own = all.filter(({ value: { series } }) => key.endsWith(` ${series.id}`));
  return new Set<SetId>(own.map(({ value }) => value.id));
}
