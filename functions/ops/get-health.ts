import { games } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { IndexPointers } from "../catalog/index.ts";

export interface Health {
  readonly status: "ok";
  readonly version: string;
  readonly stage: string;
  readonly catalogue: readonly GameFreshness[];
}

interface GameFreshness {
  readonly game: Game;
  readonly cards: number;
  readonly indexVersion: string;
  readonly builtAt: string;
  readonly ageSeconds: number;
}

/** Which version runs, and how old each game's catalogue is. A game never indexed is left out. */
export async function getHealth(
  deployment: { version: string; stage: string },
  { pointers, clock }: { pointers: IndexPointers; clock: Clock },
): Promise<Health> {
  const found = await Promise.all(games.names.map((game) => pointers.current(game)));
  const now = clock().getTime();
  const catalogue = found.flatMap((pointer) => {
    if (!pointer) return [];
    const { game, cards, version, builtAt } = pointer;
    const ageSeconds = Math.max(0, Math.floor((now - Date.parse(builtAt)) / 1000));
    return [{ game, cards, indexVersion: version.slice(0, 12), builtAt, ageSeconds }];
  });
  return { status: "ok", ...deployment, catalogue };
}
