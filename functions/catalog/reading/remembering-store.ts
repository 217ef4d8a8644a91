import type { Clock } from "#shared/kernel/clock.ts";
import { remembered } from "#shared/kernel/remembered.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** As long as clients may keep a catalogue answer: what changes once a day is as good a minute old. */
const seconds = 60;

/** A list of 220 sets takes 0.4 MB in memory, and a game has one in each language. */
const mostLists = 40;
/** A set takes 1 KB; a language has some 220. */
const mostSets = 1000;

/**
 * A catalogue that remembers for a minute what many ask for and what changes once a day at most:
 * sets and generations. To sort them, a list of sets is read whole, which takes 42 read units for
 * 220 sets of two sources. Cards and their standing are read anew each time. Not for workers, which must see what
 * was just written.
 */
export function rememberingStore(store: CatalogStore, clock: Clock): CatalogStore {
  const lists = { seconds, most: mostLists, clock };
  return {
    ...store,
    set: remembered({ seconds, most: mostSets, clock }, (id) => store.set(id)),
    sets: remembered(lists, (game, language) => store.sets(game, language)),
    listedSets: remembered(lists, (game, language) => store.listedSets(game, language)),
    generations: remembered(lists, (game) => store.generations(game)),
  };
}
