import * as z from "zod";
import type { Species } from "#schemas/catalog/species.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

const list = "species";
const highestDexId = 99_999;
const Position = z.int().min(0).max(highestDexId);

/** Species by national number. */
export async function listSpecies(
  { limit, cursor }: PageRequest,
  { store }: { store: CatalogStore },
): Promise<Page<Species>> {
  const after = positionIn(list, cursor, Position) ?? 0;
  const span = { from: after + 1, to: highestDexId, limit: limit + 1 };
  const found = await store.speciesBetween("pokemon", span);
  const items = found.slice(0, limit).map(({ value }) => value);
  const last = items.at(-1);
  return {
    items,
    ...(last && found.length > limit && { nextCursor: cursorAt(list, last.dexId) }),
  };
}
