import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Game } from "#schemas/values.ts";
import type { CardTable, MarketPrices, PricesNow, SearchIndex } from "../../catalog/index.ts";
import { type Checklist, checklistOf } from "../checklists/checklist.ts";
import { type HeldCopies, type Marks, marksOf } from "./marks.ts";
import { type SlotPrices, slotPrices } from "./slot-prices.ts";

export interface GameDeps {
  readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "table" | "idTable">;
  /** Absent where nobody tells prices. */
  readonly prices?: MarketPrices | undefined;
  /** @default those of this project */
  readonly games?: Games;
}

export interface GameRequest {
  readonly game: Game;
  readonly currency: Currency;
  /** `own`: a copy stands for the printing that it is listed under; `any`: for its set and number in every language. */
  readonly languages: "own" | "any";
}

/** A game's cards with what somebody has of them and what they cost. */
export interface GameAtHand {
  readonly definition: GameDefinition;
  readonly checklist: Checklist;
  readonly marks: Marks;
  readonly prices: SlotPrices;
  readonly now: PricesNow | undefined;
}

/** @returns undefined before the first index of the game was built: then there is nothing to have */
export async function gameAtHand(
  { game, currency, languages }: GameRequest,
  items: Iterable<HeldCopies>,
  { searchIn, prices, games = projectGames }: GameDeps,
): Promise<GameAtHand | undefined> {
  const definition = games.get(game);
  const [table, now] = await Promise.all([searchIn(definition).table(), prices?.of(game)]);
  return table && atHand(table, { definition, now, currency, languages, items });
}

function atHand(
  table: CardTable,
  about: {
    readonly definition: GameDefinition;
    readonly now: PricesNow | undefined;
    readonly items: Iterable<HeldCopies>;
  } & Omit<GameRequest, "game">,
): GameAtHand {
  const { definition, now, currency, languages, items } = about;
  const checklist = checklistOf(table, definition);
  return {
    ...{ definition, checklist, now },
    marks: marksOf(items, checklist, { isAnyLanguage: languages === "any" }),
    prices: slotPrices(checklist, now, currency),
  };
}
