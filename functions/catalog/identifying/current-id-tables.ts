import type { Games } from "#schemas/games/index.ts";
import type { IndexPointer } from "#schemas/storage/index-pointer.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { newestBuild } from "#shared/kernel/looked-after.ts";
import type { IndexReader } from "../indexing/index-files.ts";
import { decodeIdTable, type IdTable } from "./id-table.ts";
import type { IdTables } from "./id-tables.ts";

/** As long as search answers from an index before it looks for a newer one. */
const goodForMs = 10_000;

type Pointed = NonNullable<IndexPointer["ids"]>;

export interface CurrentIdTablesDeps {
  readonly games: Games;
  /** Where the current table of a game lies; undefined before the first was built. */
  readonly pointed: (game: string) => Promise<Pointed | undefined>;
  readonly files: IndexReader;
  readonly clock: Clock;
  /** Is told why a newer table could not be had while an older one answers. */
  readonly onTrouble: (game: string, error: unknown) => void;
}

/**
 * Tables of ids for those who do not hold an index: a few megabytes each, loaded when somebody first asks by an
 * id that is not ours, and looked after every ten seconds while somebody does.
 *
 * @throws whatever keeps the first table of a game from being read
 */
export function currentIdTables(deps: CurrentIdTablesDeps): IdTables {
  const tables = deps.games.names.map((game) => currentTable(game, deps));
  return () => Promise.all(tables.map((table) => table()));
}

const currentTable = (game: string, { pointed, files, clock, onTrouble }: CurrentIdTablesDeps) =>
  newestBuild<IdTable>({
    ...{ everyMs: goodForMs, clock },
    pointed: () => pointed(game),
    load: async ({ key, version }) => decodeIdTable(game, await files.load(key), version),
    onTrouble: (error) => onTrouble(game, error),
  });
