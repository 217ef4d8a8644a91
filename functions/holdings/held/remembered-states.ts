import type { Place } from "../../collections/index.ts";
import type { HeldState } from "./held-state.ts";

/** Items of all states together; one takes about 400 bytes. */
const mostItems = 200_000;
/** An empty collection takes room as well. */
const itemsOfAny = 10;

/** States of collections that one function has read, as many as there is room for: the one that was asked for last goes last. */
export interface RememberedStates {
  get(place: Place): HeldState | undefined;
  /** Of two states of one collection the newer is remembered. */
  set(place: Place, state: HeldState): void;
  forget(place: Place): void;
}

/** @param most items, of all states together */
export function rememberedStates(most = mostItems): RememberedStates {
  const states = new Map<string, HeldState>();
  let room = most;
  const sizeOf = ({ items }: HeldState) => items.length + itemsOfAny;
  const drop = (key: string) => {
    const known = states.get(key);
    if (known) room += sizeOf(known);
    states.delete(key);
  };
  return {
    get(place) {
      const key = keyOf(place);
      const known = states.get(key);
      if (!known) return undefined;
      states.delete(key);
      states.set(key, known);
      return known;
    },
    set(place, state) {
      const key = keyOf(place);
      const known = states.get(key);
      if (known && known.upToMs > state.upToMs) return;
      drop(key);
      if (sizeOf(state) > most) return;
      states.set(key, state);
      room -= sizeOf(state);
      for (const oldest of states.keys()) {
        if (room >= 0) break;
        drop(oldest);
      }
    },
    forget: (place) => drop(keyOf(place)),
  };
}

const keyOf = ({ userId, collectionId }: Place) => `${userId}/${collectionId}`;
