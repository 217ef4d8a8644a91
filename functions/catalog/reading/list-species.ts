import * as z from "zod";
import type { Species } from "#schemas/catalog/species.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import {
  definitionOf,
  type SpeciesDeps,
  type SpeciesRequest,
  speciesView,
} from "./species-view.ts";

const highestDexId = 99_999;
const Position = z.int().min(0).max(highestDexId);

/** The species of a game by number; none where it has no species. */
export async function listSpecies(
  request: PageRequest & SpeciesRequest,
  deps: SpeciesDeps,
): Promise<Page<Species>> {
  const { game, language, limit, cursor } = request;
  const list = JSON.stringify(["species", game, language]);
  const after = positionIn(list, cursor, Position) ?? 0;
  if (!definitionOf(request, deps).species) return { items: [] };
  const span = { from: after + 1, to: highestDexId, limit: limit + 1 };
  const found = await deps.store.speciesBetween(game, span);
  const items = found.slice(0, limit).map(({ value }) => speciesView(value, language));
  const last = items.at(-1);
  return {
    items,
    ...(last && found.length > limit && { nextCursor: cursorAt(list, last.dexId) }),
  };
}
