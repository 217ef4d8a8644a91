import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import {
  type IndexPointer,
  idTableKey,
  indexFormat,
  indexKey,
} from "#schemas/storage/index-pointer.ts";
import type { Game, Language, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { type GrowingIdTable, growingIdTable } from "../identifying/growing-id-table.ts";
import { encodeIdTable } from "../identifying/id-table.ts";
import { soldCards } from "../products/sold-cards.ts";
import { soldIn } from "../products/sold-in.ts";
import { withStatus } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { CatalogueReader, WholeSet } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type GrowingIndex, growingIndex } from "./index-content.ts";
import { encodeIndex } from "./index-file.ts";
import type { IndexFiles } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";
import type { IndexedCard } from "./indexed-card.ts";
import { tidyIndexes } from "./tidy-indexes.ts";

export interface BuiltIndex {
  readonly version: string;
  readonly cards: number;
  /** `unchanged`: the current index already holds this very catalogue. */
  readonly outcome: "published" | "unchanged" | "older";
  /** Indexes that nobody reads any more and that were removed. */
  readonly deleted?: number;
}

export interface BuildIndexDeps {
  readonly store: CatalogStore;
  readonly files: IndexFiles;
  readonly pointers: IndexPointers;
  readonly clock: Clock;
  /** @default those of this project */
  readonly games?: Games;
  /** Are shown what is read: the catalogue is read once. */
  readonly alsoRead?: readonly CatalogueReader[];
}

/**
 * Builds the search index of a game from its silver cards, and makes it the current one of its format.
 * Safe to repeat: an equal catalogue makes an equal index, which is neither stored nor announced again.
 */
export async function buildIndex(game: Game, deps: BuildIndexDeps): Promise<BuiltIndex> {
  const { files, pointers, clock, games = projectGames } = deps;
  // Before the cards are read: of two builds side by side, the one that started later has seen more.
  const builtAt = clock().toISOString();
  const { cards, index, ids } = await contentOf(games.get(game), deps);
  const { version } = index;
  const current = await pointers.current(game);
  const formatSince = current?.formatSince ?? current?.builtAt ?? builtAt;
  if (current?.version === version && current.ids?.version === ids.version) {
    // A build that began before this one, and has seen what was taken back since, must not come after it.
    const outcome = await pointers.publish({ ...current, builtAt, formatSince });
    return { version, cards, outcome: outcome === "published" ? "unchanged" : outcome };
  }
  const of = { game, format: indexFormat, version, builtAt };
  const pointer: IndexPointer = {
    ...{ ...of, key: indexKey(of), cards, formatSince },
    ids: { key: idTableKey({ ...of, version: ids.version }), version: ids.version },
  };
  await files.save(pointer.key, index.content);
  if (pointer.ids) await files.save(pointer.ids.key, ids.content);
  const outcome = await pointers.publish(pointer);
  const deleted = await tidyIndexes(game, current, deps);
  return { version, cards, outcome, ...(deleted > 0 && { deleted }) };
}

/** Sets that are read side by side; only so many are in memory as cards. */
const setsAtOnce = 8;

async function contentOf(definition: GameDefinition, { store, alsoRead = [] }: BuildIndexDeps) {
  const game = definition.name;
  const languages = await store.languages(game);
  const sets = await Promise.all(languages.map((language) => setsIn(game, language, store)));
  const read = sets
    .flat()
    .filter(({ item, listed }) => alsoRead.length > 0 || isListed(item.value, listed));
  // Which is also language by language.
  const inOrder = read.sort((a, b) => byCodeUnits(a.item.value.id, b.item.value.id));
  const growing = { index: growingIndex(definition), ids: growingIdTable(definition) };
  for (const [language, own] of Map.groupBy(inOrder, ({ item }) => item.value.language)) {
    for (const some of chunksOf(own, setsAtOnce)) {
      const whole = await Promise.all(some.map((set) => withCards(set, definition, store)));
      for (const set of whole) await take(set, definition, { ...growing, alsoRead });
    }
    const shared = growing.index.endLanguage(language);
    for (const reader of alsoRead) await reader.endLanguage(language, shared);
  }
  const generations = await store.generations(game);
  const file = growing.index.done(generations.map(({ value }) => value));
  return {
    cards: file.ids.length,
    index: encodeIndex(file),
    ids: encodeIdTable(growing.ids.done()),
  };
}

/** Puts a set into all that grows of the reading. */
async function take(
  set: WholeSet,
  definition: GameDefinition,
  {
    index,
    ids,
    alsoRead,
  }: { index: GrowingIndex; ids: GrowingIdTable; alsoRead: readonly CatalogueReader[] },
): Promise<void> {
  for (const [product, id] of soldCards(set, definition)) ids.addProduct(product, id);
  index.add(indexedCards(set));
  // A card can be read for ever, and is found by its ids for as long.
  for (const card of set.cards) ids.add(card, isListedSet(set) ? card.status : "removed");
  for (const reader of alsoRead) await reader.add(set);
}

async function setsIn(game: Game, language: Language, store: CatalogStore) {
  const [sets, listed] = await Promise.all([
    store.sets(game, language),
    store.listedSets(game, language),
  ]);
  return sets.map((item) => ({ item, listed }));
}

async function withCards(
  set: Pick<WholeSet, "item" | "listed">,
  definition: GameDefinition,
  store: CatalogStore,
): Promise<WholeSet> {
  const { id, crosswalk } = set.item.value;
  const [items, members, sold] = await Promise.all([
    everyCard(id, store),
    store.members([id]),
    soldIn(crosswalk, definition, store),
  ]);
  return { ...set, members: members.get(id), cards: withStatus(items, members), sold };
}

/** Of the sets that are listed today. Removed cards too: no search finds them, and their set's list shows them. */
function indexedCards({ item: { value: set }, listed, cards }: WholeSet): readonly IndexedCard[] {
  return isListed(set, listed) ? cards.map((card) => ({ card, set })) : [];
}

const isListedSet = ({ item, listed }: WholeSet) => isListed(item.value, listed);

const everyCard = async (id: SetId, store: CatalogStore) =>
  (await store.setCards(id, { limit: Number.POSITIVE_INFINITY })).items;
