import { type ProductPlace, sealedPlaceOf } from "#schemas/catalog/sealed-id.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { PrintingId, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../../catalog/index.ts";
import type { GameCards } from "../catalogue/game-cards.ts";
import { gamesOfRow } from "../ladder/which-game.ts";
import type { MatchTable } from "../match-table.ts";
import { type SealedOfSet, type SealedTable, sealedTable } from "./sealed-table.ts";

export interface ReadSealedDeps {
  readonly store: Pick<CatalogStore, "set" | "products" | "productsAt">;
}

/** Sets whose products are read for one file; those beyond stay unresolved until they are asked for again. */
const mostSets = 300;

/**
 * Reads the sealed products that rows may mean: those of the sets that rows of sealed products name, and those whose own id a row has. Undefined
 * where no row is one: then nothing is read. Costs a read for each set, and one for all of its products.
 */
export async function readSealed(
  rows: readonly SaidRow[],
  { games }: MatchTable,
  { store }: ReadSealedDeps,
): Promise<SealedTable | undefined> {
  const places = rows.flatMap(placesIn);
  const wanted = setsWanted(rows, games);
  if (places.length === 0 && wanted.size === 0) return undefined;
  const [own, ...ofSets] = await Promise.all([
    places.length > 0 ? store.productsAt(places) : [],
    ...[...wanted].slice(0, mostSets).map(([id, game]) => productsOf(id, game, store)),
  ]);
  const byId = own.map(({ value }): SealedOfSet => ({ product: value, setName: "" }));
  return sealedTable([...byId, ...ofSets.flat()]);
}

const placesIn = ({ ids }: SaidRow): readonly ProductPlace[] =>
  ids.flatMap(({ kind, id }) => {
    const own = kind === "cardlake" ? PrintingId.safeParse(id.toLowerCase()).data : undefined;
    const place = own && sealedPlaceOf(own);
    return place ? [place] : [];
  });

function setsWanted(rows: readonly SaidRow[], games: readonly GameCards[]) {
  const wanted = new Map<SetId, GameCards>();
  for (const row of rows) {
    if (!row.isSealed) continue;
    for (const game of gamesOfRow(row, games)) {
      for (const { sets } of game.sets.said(row.setCode, row.setName).groups) {
        for (const { id } of sets) wanted.set(SetId.parse(id), game);
      }
    }
  }
  return wanted;
}

async function productsOf(
  id: SetId,
  { definition }: GameCards,
  store: ReadSealedDeps["store"],
): Promise<readonly SealedOfSet[]> {
  const set = (await store.set(id))?.value;
  if (!set) return [];
  const { shops = [], name: game } = definition;
  const lists = await Promise.all(
    shops.flatMap((shop) => {
      const groupId = set.crosswalk[shop];
      return groupId === undefined ? [] : [store.products(game, shop, groupId)];
    }),
  );
  return lists
    .flat()
    .filter(({ value }) => value.kind === "sealed" && value.language === set.language)
    .map(({ value }) => ({ product: value, setName: set.name }));
}
