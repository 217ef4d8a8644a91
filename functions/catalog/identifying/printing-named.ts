import type { CardId } from "#schemas/catalog/card-id.ts";
import type { Language, PrintingId } from "#schemas/values.ts";
import { ambiguousId, noCardCalled } from "../errors.ts";
import type { IdTables } from "./id-tables.ts";
import { type Identified, identify, isOwnId } from "./identify.ts";

/**
 * The printing that a caller means. One of our own ids is taken as it is, whether it is known or not: that
 * costs nothing, and whoever reads the card says so.
 *
 * @throws DomainError `catalog.no_such_card`, `catalog.ambiguous_id`
 */
export async function printingNamed(
  id: CardId,
  { idTables }: { readonly idTables: IdTables },
): Promise<PrintingId> {
  if (isOwnId(id)) return id;
  const meant = identify(id, await idTables());
  if (meant.outcome === "found") return meant.printingId;
  throw meant.outcome === "ambiguous" ? ambiguousId(id, meant) : noCardCalled(id, meant);
}

/** What each of these ids means, by the id; tables are asked for once, and only where one is not our own. */
export async function identifyAll(
  ids: readonly string[],
  idTables: IdTables,
  language?: Language,
): Promise<ReadonlyMap<string, Identified>> {
  const tables = ids.every(isOwnId) ? [] : await idTables();
  return new Map(
    ids.map((id) => [
      id,
      isOwnId(id) ? { outcome: "found", printingId: id } : identify(id, tables, language),
    ]),
  );
}
