import type { IndexPointers } from "#functions/catalog/index.ts";
import type { IndexPointer } from "#schemas/storage/index-pointer.ts";

/** Pointers in memory. */
export function memoryIndexPointers(): IndexPointers {
  const pointers = new Map<string, IndexPointer>();
  return {
    current: async (game) => pointers.get(game),
    async publish(pointer) {
      const known = pointers.get(pointer.game);
      if (known && known.builtAt > pointer.builtAt) return "older";
      pointers.set(pointer.game, pointer);
      return "published";
    },
  };
}
