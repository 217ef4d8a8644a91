import pLimit from "p-limit";
import type { CardSet } from "#schemas/catalog/set.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { indexKey } from "#schemas/storage/index-pointer.ts";
import type { Game, Language, SetId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { withStatus } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type IndexedCard, indexContent } from "./index-content.ts";
import { encodeIndex } from "./index-file.ts";
import type { IndexFiles } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";

export interface BuiltIndex {
  readonly version: string;
  readonly cards: number;
  /** `unchanged`: the current index already holds this very catalogue. */
  readonly outcome: "published" | "unchanged" | "older";
}

export interface BuildIndexDeps {
  readonly store: CatalogStore;
  readonly files: IndexFiles;
  readonly pointers: IndexPointers;
  readonly clock: Clock;
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * Builds the search index of a game from its silver cards, and makes it the current one. Safe to
 * repeat: an equal catalogue makes an equal index, which is neither stored nor announced again.
 */
export async function buildIndex(game: Game, deps: BuildIndexDeps): Promise<BuiltIndex> {
  const { store, files, pointers, clock, games = projectGames } = deps;
  const definition = games.get(game);
  // Before the cards are read: of two builds side by side, the one that started later has seen more.
  const builtAt = clock().toISOString();
  const [entries, generations] = await Promise.all([cardsOf(game, store), store.generations(game)]);
  const file = indexContent(
    definition,
    entries,
    generations.map(({ value }) => value),
  );
  const { version, content } = encodeIndex(file);
  const cards = file.ids.length;
  if ((await pointers.current(game))?.version === version) {
    return { version, cards, outcome: "unchanged" };
  }
  const key = indexKey(game, version);
  await files.save(key, content);
  const outcome = await pointers.publish({ game, version, key, cards, builtAt });
  return { version, cards, outcome };
}

async function cardsOf(game: Game, store: CatalogStore): Promise<readonly IndexedCard[]> {
  const languages = await store.languages(game);
  const sets = await Promise.all(languages.map((language) => currentSets(game, language, store)));
  const limit = pLimit(4);
  const cards = await Promise.all(sets.flat().map((set) => limit(() => currentCards(set, store))));
  return cards.flat();
}

async function currentSets(game: Game, language: Language, store: CatalogStore) {
  const [sets, listed] = await Promise.all([
    store.sets(game, language),
    store.listedSets(game, language),
  ]);
  return sets.map(({ value }) => value).filter((set) => isListed(set, listed));
}

async function currentCards(set: CardSet, store: CatalogStore): Promise<readonly IndexedCard[]> {
  const [items, members] = await Promise.all([everyCard(set.id, store), store.members([set.id])]);
  const cards = withStatus(items, members).filter(({ status }) => status === "current");
  return cards.map((card) => ({ card, set }));
}

const everyCard = async (id: SetId, store: CatalogStore) =>
  (await store.setCards(id, { limit: Number.POSITIVE_INFINITY })).items;
