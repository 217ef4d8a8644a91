import { type Games, games as projectGames } from "#schemas/games/index.ts";
import {
  type IndexPointer,
  idTableKey,
  indexFormat,
  indexKey,
} from "#schemas/storage/index-pointer.ts";
import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { IndexFiles } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";
import { type ReadIndex, type ReadIndexDeps, readIndex } from "./read-index.ts";
import { tidyIndexes } from "./tidy-indexes.ts";

export interface BuiltIndex {
  readonly version: string;
  readonly cards: number;
  /** `unchanged`: the current index already holds this very catalogue. */
  readonly outcome: "published" | "unchanged" | "older";
  /** Indexes that nobody reads any more and that were removed. */
  readonly deleted?: number;
}

export interface BuildIndexDeps extends ReadIndexDeps {
  readonly files: IndexFiles;
  readonly pointers: IndexPointers;
  readonly clock: Clock;
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * Builds the search index of a game from its silver cards, and makes it the current one of its format.
 * Safe to repeat: an equal catalogue is neither stored nor announced again, but once a day at most where people want other cards of it.
 */
export async function buildIndex(game: Game, deps: BuildIndexDeps): Promise<BuiltIndex> {
  const { files, pointers, clock, games = projectGames } = deps;
  // Before the cards are read: of two builds side by side, the one that started later has seen more.
  const builtAt = clock().toISOString();
  const { cards, index, ids } = await readIndex(games.get(game), deps);
  const { version, catalogue } = index;
  const current = await pointers.current(game);
  const formatSince = current?.formatSince ?? current?.builtAt ?? builtAt;
  if (current && isStillGood(current, { index, ids, builtAt })) {
    // A build that began before this one, and has seen what was taken back since, must not come after it.
    const outcome = await pointers.publish({ ...current, builtAt, formatSince });
    const told = { version: current.version, cards };
    return { ...told, outcome: outcome === "published" ? "unchanged" : outcome };
  }
  const of = { game, format: indexFormat, version, builtAt };
  const pointer: IndexPointer = {
    ...{ ...of, key: indexKey(of), cards, formatSince, catalogue, weighedAt: builtAt },
    ids: { key: idTableKey({ ...of, version: ids.version }), version: ids.version },
  };
  await files.save(pointer.key, index.content);
  if (pointer.ids) await files.save(pointer.ids.key, ids.content);
  const outcome = await pointers.publish(pointer);
  const deleted = await tidyIndexes(game, current, deps);
  return { version, cards, outcome, ...(deleted > 0 && { deleted }) };
}

/** What people want is another thing each hour: by itself it is no reason for another index more often. */
const weighedEveryMs = 86_400_000;

/** Whether an index holds what was read, and its cards weigh what they do now, or did not long ago. */
function isStillGood(
  current: IndexPointer,
  { index, ids, builtAt }: Pick<ReadIndex, "index" | "ids"> & { readonly builtAt: string },
): boolean {
  const { version, catalogue = version, weighedAt } = current;
  if (catalogue !== index.catalogue || current.ids?.version !== ids.version) return false;
  if (version === index.version) return true;
  return weighedAt !== undefined && Date.parse(builtAt) - Date.parse(weighedAt) < weighedEveryMs;
}
