import type { Interest } from "#schemas/storage/interest.ts";
import type { WantedList } from "./wanted-list.ts";

export interface ReadWantedList {
  readonly list: WantedList;
  readonly version: number;
}

/** Keeps the wanted cards, and what was noted that is not among them yet. */
export interface WantedLists {
  read(): Promise<ReadWantedList | undefined>;
  /** @param before version that was read; 0 where there was none */
  write(list: WantedList, before: number): Promise<"written" | "overtaken">;
  /** All notes of an hour. */
  notesOf(hour: string): Promise<readonly Interest["points"][]>;
}
