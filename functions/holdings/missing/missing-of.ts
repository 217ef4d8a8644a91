import type { Group } from "../checklists/groups.ts";
import { percentOf, type ReadingView } from "../completion/completion-of.ts";
import { type GameAtHand, type GameDeps, gameAtHand } from "../completion/game-at-hand.ts";
import type { HeldCopies } from "../completion/marks.ts";
import { completed, type MissingSlot, type Reading } from "../completion/readings.ts";
import { costOf } from "../completion/slot-prices.ts";
import { gameOfScope, missingGroup, type ScopeRequest } from "./missing-group.ts";

export interface MissingRequest extends ScopeRequest {
  readonly reading: Reading;
  readonly languages: "own" | "any";
}

/** What somebody lacks of some cards. */
export interface Missing {
  readonly group: Group;
  readonly hand: GameAtHand;
  /** In number order; species by their numbers. */
  readonly slots: readonly MissingSlot[];
  readonly view: ReadingView;
}

/**
 * @returns undefined before the first index of the game was built
 * @throws DomainError as {@link missingGroup}
 */
export async function missingOf(
  request: MissingRequest,
  items: Iterable<HeldCopies>,
  deps: GameDeps,
): Promise<Missing | undefined> {
  const game = gameOfScope(request, deps);
  const hand = await gameAtHand({ ...request, game }, items, deps);
  if (!hand) return undefined;
  const group = await missingGroup({ ...request, game }, hand, deps);
  const { owned, total, missing: slots } = completed(request.reading, group, hand);
  const toComplete = await costOf(slots, hand.prices);
  const counts = { owned, missing: slots.length, total, percent: percentOf(owned, total) };
  return { group, hand, slots, view: { ...counts, toComplete } };
}
