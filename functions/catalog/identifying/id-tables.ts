import type { IdTable } from "./id-table.ts";

/** The tables of ids of all games; undefined for a game that has none yet. */
export type IdTables = () => Promise<readonly (IdTable | undefined)[]>;
