import type { GameDefinition } from "#schemas/games/index.ts";
import type { PrintingId, SetId, VariantKey } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { Identified } from "./identifying/identify.ts";
import { whatItMeans } from "./identifying/what-it-means.ts";

export const noSuchCard = (printingId: PrintingId) =>
  new DomainError("catalog.no_such_card", `There is no card "${printingId}".`, {
    facts: { printingId },
  });

/** @param id of another source, which means no card of ours */
export const noCardCalled = (id: string, meant: Extract<Identified, { outcome: "unknown" }>) =>
  new DomainError("catalog.no_such_card", whatItMeans(id, meant), {
    facts: { id, reason: meant.reason },
  });

/** @param id of another source, which means several cards of ours */
export const ambiguousId = (id: string, meant: Extract<Identified, { outcome: "ambiguous" }>) => {
  const { reason, printingIds } = meant;
  return new DomainError("catalog.ambiguous_id", whatItMeans(id, meant), {
    facts: { id, reason, printingIds },
  });
};

/** @param variants that there are */
export const noSuchVariant = (
  printingId: PrintingId,
  variant: VariantKey,
  variants: readonly VariantKey[],
) =>
  new DomainError(
    "catalog.no_such_variant",
    `${printingId} has no variant ${variant}; ${variants.length > 0 ? `its variants are ${variants.join(", ")}` : "it has none"}.`,
    { facts: { printingId, variant, variants } },
  );

export const noSuchSet = (setId: SetId) =>
  new DomainError("catalog.no_such_set", `There is no set "${setId}".`, { facts: { setId } });

export const noSuchSpecies = (dexId: number, { name: game, label, species }: GameDefinition) =>
  new DomainError(
    "catalog.no_such_species",
    species
      ? `There is no species with the number ${dexId} in ${label}.`
      : `${label} has no species.`,
    { facts: { game, dexId } },
  );

export const noSuchGeneration = (
  generation: number,
  { name: game, label, species }: GameDefinition,
) =>
  new DomainError(
    "catalog.no_such_generation",
    species ? `There is no generation ${generation} in ${label}.` : `${label} has no generations.`,
    { facts: { game, generation } },
  );

/** @param column of the first character that is wrong, counted from 1 */
export const badQuery = (column: number, what: string) =>
  new DomainError("catalog.bad_query", `The query cannot be read at column ${column}: ${what}.`, {
    facts: { column },
    errors: [{ in: "query", pointer: "#/q", detail: `column ${column}: ${what}` }],
  });

export const staleCursor = () =>
  new DomainError(
    "catalog.stale_cursor",
    "The catalogue has changed since the page before, and relevance with it; start again without a cursor, or order by something else.",
    { errors: [{ in: "query", pointer: "#/cursor", detail: "must be of the catalogue of now" }] },
  );
