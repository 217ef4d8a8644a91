import type { IndexPointers } from "#functions/catalog/index.ts";
import { type IndexPointer, indexFormat } from "#schemas/storage/index-pointer.ts";

/** Pointers in memory. */
export function memoryIndexPointers(): IndexPointers {
  const pointers = new Map<string, IndexPointer>();
  const nameOf = (game: string, format: number) => `${game} ${format}`;
  return {
    current: async (game, format = indexFormat) => pointers.get(nameOf(game, format)),
    async publish(pointer) {
      const name = nameOf(pointer.game, pointer.format);
      const known = pointers.get(name);
      if (known && known.builtAt > pointer.builtAt) return "older";
      pointers.set(name, pointer);
      return "published";
    },
    all: async (game) => [...pointers.values()].filter((one) => one.game === game),
    async forget(game, format) {
      pointers.delete(nameOf(game, format));
    },
  };
}
