import type { Game, PrintingId, SetId } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchCard = (printingId: PrintingId) =>
  new DomainError("catalog.no_such_card", `There is no card "${printingId}".`, {
    facts: { printingId },
  });

export const noSuchSet = (setId: SetId) =>
  new DomainError("catalog.no_such_set", `There is no set "${setId}".`, { facts: { setId } });

export const noSuchSpecies = (dexId: number) =>
  new DomainError("catalog.no_such_species", `There is no species with the number ${dexId}.`, {
    facts: { dexId },
  });

export const noSuchGeneration = (generation: number) =>
  new DomainError("catalog.no_such_generation", `There is no generation ${generation}.`, {
    facts: { generation },
  });

/** @param column of the first character that is wrong, counted from 1 */
export const badQuery = (column: number, what: string) =>
  new DomainError("catalog.bad_query", `The query cannot be read at column ${column}: ${what}.`, {
    facts: { column },
    errors: [{ in: "query", pointer: "#/q", detail: `column ${column}: ${what}` }],
  });

export const notReady = (game: Game) =>
  new DomainError(
    "catalog.not_ready",
    `The catalogue of ${game} has not been indexed yet; try again when its first sync is done.`,
    { facts: { game }, headers: { "retry-after": "60" } },
  );
