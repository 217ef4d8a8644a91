import type { WantedPrintings } from "#schemas/storage/interest.ts";

/** Knows which cards people want. */
export interface WantedCards {
  /** Of all games, as they were noted until an hour or a day ago; none before anybody wanted one. */
  read(): Promise<WantedPrintings>;
}
