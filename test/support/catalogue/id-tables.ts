import {
  type GrowingIdTable,
  growingIdTable,
} from "#functions/catalog/identifying/growing-id-table.ts";
import { encodeIdTable, idTable } from "#functions/catalog/identifying/id-table.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { CardId } from "#schemas/catalog/card-id.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { aCard } from "./catalog.ts";

/** A card of a game, in a language, with these ids elsewhere. */
export function called(place: string, change: Partial<Card> = {}): Card {
  const [game = "", language = "", rest = ""] = place.split(":");
  const at = rest.lastIndexOf("-");
  const set = setId(game, language, rest.slice(0, at));
  const number = rest.slice(at + 1);
  return aCard({
    ...{ id: printingId(set, number), game, language, setId: set, number, crosswalk: {} },
    ...change,
  });
}

const growingWith = (cards: readonly Card[], removed: readonly Card[]) => {
  const game = [...cards, ...removed][0]?.game ?? "pokemon";
  const table: GrowingIdTable = growingIdTable(games.get(game));
  for (const card of cards) table.add(card, "current");
  for (const card of removed) table.add(card, "removed");
  return { game, lines: table.done() };
};

/** The table of ids that cards of one game come to. */
export function idsOf(cards: readonly Card[], removed: readonly Card[] = []) {
  const { game, lines } = growingWith(cards, removed);
  return idTable(game, lines);
}

/** The same as it is stored. */
export const storedIdsOf = (cards: readonly Card[]) => {
  const { game, lines } = growingWith(cards, []);
  return { game, lines, ...encodeIdTable(lines) };
};

export const cardId = (text: string): CardId => CardId.parse(text);
