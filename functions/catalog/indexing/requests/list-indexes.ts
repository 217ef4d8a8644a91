import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import type { Game } from "#schemas/values.ts";
import type { WantedBuilds } from "#shared/kernel/wishes/wanted-builds.ts";
import type { IndexPointers } from "../index-pointers.ts";

/** How the search index of a game does. */
export interface IndexStatus {
  readonly game: Game;
  readonly format: number;
  /** Of the index that is current; absent before the first of this format. */
  readonly version?: string;
  readonly cards?: number;
  readonly builtAt?: string;
  /** When the last good build began, also one that found nothing new. */
  readonly checkedAt?: string;
  /** Since when a change, or somebody, waits for a build. */
  readonly pendingSince?: string;
  /** Of the last build, unless it went well. */
  readonly failure?: { readonly at: string; readonly reason: string };
}

export interface StatusDeps {
  readonly pointers: Pick<IndexPointers, "current">;
  readonly wanted: Pick<WantedBuilds, "find">;
  /** @default those of this project */
  readonly games?: Games;
}

export const listIndexes = (deps: StatusDeps): Promise<readonly IndexStatus[]> =>
  Promise.all((deps.games ?? projectGames).names.map((game) => statusOf(game, deps)));

export async function statusOf(game: Game, { pointers, wanted }: StatusDeps): Promise<IndexStatus> {
  const [pointer, state] = await Promise.all([pointers.current(game), wanted.find(game)]);
  const { startedAt: checkedAt, firstAt, failedAt, failure: reason } = state;
  return {
    ...{ game, format: indexFormat },
    ...(pointer && { version: pointer.version, cards: pointer.cards, builtAt: pointer.builtAt }),
    ...(checkedAt && { checkedAt }),
    ...(state.wanted > state.answered && firstAt && { pendingSince: firstAt }),
    ...(failedAt && reason && { failure: { at: failedAt, reason } }),
  };
}
