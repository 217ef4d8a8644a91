import { gunzipSync } from "node:zlib";
import { StoredWantedList, WantedPrintings } from "#schemas/storage/interest.ts";

/** The list of wanted cards as its item in the table `work` has it; of all games. */
export function readWantedList(item: unknown): {
  readonly version: number;
  readonly until: string;
  readonly cards: WantedPrintings;
} {
  const { cards, ...stored } = StoredWantedList.parse(item);
  const text = gunzipSync(cards).toString("utf8");
  return { ...stored, cards: WantedPrintings.parse(JSON.parse(text)) };
}
