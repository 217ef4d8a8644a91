import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import type { PriceBooks } from "../books/price-books.ts";
import { type ArchiveSetDeps, archiveSet } from "./archive-set.ts";
import type { ArchiveRecords } from "./price-archive.ts";

export interface ArchivePricesDeps extends ArchiveSetDeps {
  readonly books: Pick<PriceBooks, "pointers" | "read">;
  readonly records: ArchiveRecords;
  /** @default those of this project */
  readonly games?: Games;
}

/** Sets whose prices have changed since they were archived, files that were written, and points in them. */
export type ArchiveReport = Readonly<Record<"sets" | "files" | "points", number>>;

/** Kept of a worker's time for the set that it is at: the largest book of ten years takes a third of it. */
const partingMs = 90_000;
/** Beyond the end of a worker it is dead. */
const graceMs = 60_000;

/**
 * Brings the archive of prices up to the books, set by set. What has not changed is not read: pointers say which version a book has, and the archive
 * which one it was made of. Whoever has no more time comes back and goes on with the next set; so does whoever follows a worker that died. Two
 * never write at once, or the one that saw less could write over the other.
 *
 * @param leftMs what is left of the worker's own time
 */
export async function archivePrices(
  { leftMs }: { readonly leftMs: number },
  deps: ArchivePricesDeps,
): Promise<(ArchiveReport & { readonly outcome: string }) | ComeBack> {
  const { records, clock, games = projectGames } = deps;
  const begun = clock().getTime();
  const turn = await records.takeTurn(clock(), new Date(begun + leftMs + graceMs));
  if (turn !== "taken") {
    const afterSeconds = Math.max(1, Math.ceil((turn.freeAt.getTime() - begun) / 1000));
    return new ComeBack(afterSeconds, { outcome: "under_way" });
  }
  const report = { outcome: "archived", sets: 0, files: 0, points: 0 };
  try {
    for (const game of games.names) {
      for (const { place, before } of await dueIn(game, deps)) {
        if (clock().getTime() - begun > leftMs - partingMs) return new ComeBack(0, report);
        const { months, rows } = await archiveSet(place, before, deps);
        report.sets += 1;
        report.files += months;
        report.points += rows;
      }
    }
    return report;
  } finally {
    await records.endTurn(clock());
  }
}

async function dueIn(game: string, { books, records }: ArchivePricesDeps) {
  const [pointers, archived] = await Promise.all([books.pointers(game), records.all(game)]);
  const known = new Map(archived.map((one) => [one.set, one]));
  return pointers
    .filter(({ set, version }) => known.get(set)?.version !== version)
    .toSorted((a, b) => byCodeUnits(a.set, b.set))
    .map(({ set }) => ({ place: { game, set }, before: known.get(set) }));
}
