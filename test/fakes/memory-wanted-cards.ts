import type { WantedCards } from "#functions/catalog/indexing/wanted-cards.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";

/** What people want, in memory; `want` is what whoever keeps the list does. */
export function memoryWantedCards(): WantedCards & { want(cards: WantedPrintings): void } {
  let stored: WantedPrintings = [];
  return {
    read: async () => stored,
    want(cards) {
      stored = cards;
    },
  };
}
