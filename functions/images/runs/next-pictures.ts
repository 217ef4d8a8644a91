import { type PictureId, signId } from "#schemas/images/picture-id.ts";
import type { PictureRunItem, RunPlace } from "#schemas/storage/picture-run-items.ts";
import type { SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";

/** A few seconds of work at the pace of most hosts. */
const cardsAtOnce = 25;

/** What a run looks at next. */
export interface NextPictures {
  readonly ids: readonly PictureId[];
  /** Where the run is once it has; undefined where that was all. */
  readonly place: RunPlace | undefined;
  readonly setsDone: number;
}

/** The sets of a run, in the order in which it walks through them. */
export async function setsOfRun(
  { game, setId }: Pick<PictureRunItem, "game" | "setId">,
  catalog: Pick<CatalogStore, "languages" | "sets">,
): Promise<readonly SetId[]> {
  if (setId) return [setId];
  const languages = await catalog.languages(game);
  const sets = await Promise.all(languages.map((language) => catalog.sets(game, language)));
  return sets
    .flat()
    .map(({ value }) => value.id)
    .sort();
}

/**
 * The pictures at a place: the signs of a set before its cards. Sets that have come to the catalogue meanwhile have their turn if they are
 * further on.
 *
 * @returns undefined where there are no sets from there on
 */
export async function nextPictures(
  sets: readonly SetId[],
  place: RunPlace | undefined,
  catalog: Pick<CatalogStore, "setCards">,
): Promise<NextPictures | undefined> {
  const at = place ? sets.findIndex((id) => id >= place.setId) : 0;
  const setId = sets[at];
  if (setId === undefined) return undefined;
  const after = setId === place?.setId ? place.after : undefined;
  const { items, hasMore } = await catalog.setCards(setId, { limit: cardsAtOnce, after });
  const cards = items.map(({ value }) => value.id);
  const last = cards.at(-1);
  const signs = after ? [] : [signId(setId, "logo"), signId(setId, "symbol")];
  const ids = [...signs, ...cards];
  if (hasMore && last) return { ids, place: { setId, after: last }, setsDone: at };
  const next = sets[at + 1];
  return { ids, place: next && { setId: next }, setsDone: at + 1 };
}
