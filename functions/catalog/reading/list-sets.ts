import * as z from "zod";
import type { SetItem } from "#schemas/storage/catalog-items.ts";
import type { Game, Language } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type SetView, setView } from "./set-view.ts";

export interface SetsRequest extends PageRequest {
  readonly game: Game;
  readonly language: Language;
  /** Id of the series that all of them belong to. */
  readonly series?: string | undefined;
}

const Position = z.tuple([z.string(), z.string()]);

/** The sets of a game in one language, newest first, removed ones included; those without a date come last. */
export async function listSets(
  { game, language, series, limit, cursor }: SetsRequest,
  { store }: { store: CatalogStore },
): Promise<Page<SetView>> {
  const list = JSON.stringify(["sets", game, language, series]);
  const after = positionIn(list, cursor, Position);
  const [all, listed] = await Promise.all([
    store.sets(game, language),
    store.listedSets(game, language),
  ]);
  const sets = all
    .filter(({ value }) => series === undefined || value.series.id === series)
    .toSorted((a, b) => newestFirst(placeOf(a), placeOf(b)));
  const rest = after ? sets.filter((set) => newestFirst(placeOf(set), after) > 0) : sets;
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((item) => setView(item, listed)),
    ...(last && rest.length > limit && { nextCursor: cursorAt(list, placeOf(last)) }),
  };
}

type Place = readonly [releasedOn: string, id: string];

const placeOf = ({ value }: SetItem): Place => [value.releasedOn ?? "", value.id];

const newestFirst = ([dayA, idA]: Place, [dayB, idB]: Place): number =>
  dayA === dayB ? (idA < idB ? -1 : idA > idB ? 1 : 0) : dayA < dayB ? 1 : -1;
