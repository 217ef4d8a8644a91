import type { GameDefinition } from "#schemas/games/index.ts";
import type { Game, Language, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { type GrowingIdTable, growingIdTable } from "../identifying/growing-id-table.ts";
import { encodeIdTable } from "../identifying/id-table.ts";
import { soldCards } from "../products/sold-cards.ts";
import { soldIn } from "../products/sold-in.ts";
import { withStatus } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { CatalogueReader, WholeSet } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type GrowingIndex, growingIndex } from "./index-content.ts";
import { type EncodedIndex, encodeIndex } from "./index-file.ts";
import type { IndexedCard } from "./indexed-card.ts";
import type { WantedCards } from "./wanted-cards.ts";

export interface ReadIndexDeps {
  readonly store: CatalogStore;
  /** What people want; absent where nobody knows. */
  readonly wantedCards?: WantedCards;
  /** Are shown what is read: the catalogue is read once. */
  readonly alsoRead?: readonly CatalogueReader[];
}

/** The index of a catalogue, and beside it what its cards are called elsewhere. */
export interface ReadIndex {
  readonly cards: number;
  readonly index: EncodedIndex;
  readonly ids: ReturnType<typeof encodeIdTable>;
}

/** Sets that are read side by side; only so many are in memory as cards. */
const setsAtOnce = 8;

/** Reads the catalogue of a game once, and makes its index of it with the ids that its cards have. */
export async function readIndex(
  definition: GameDefinition,
  { store, wantedCards, alsoRead = [] }: ReadIndexDeps,
): Promise<ReadIndex> {
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
  const [generations, wanted] = await Promise.all([
    store.generations(game),
    wantedCards?.read() ?? [],
  ]);
  const file = growing.index.done(
    generations.map(({ value }) => value),
    wanted,
  );
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
