import type { Games } from "#schemas/games/index.ts";
import {
  productsPrefix,
  setFragments,
  setPartition,
  speciesFragments,
} from "#schemas/storage/catalog-items.ts";
import type { Difference } from "#schemas/storage/replay-items.ts";
import { SetId } from "#schemas/values.ts";
import type { Mergeable } from "../silver/mergeable.ts";
import {
  cardShelf,
  cards,
  productShelf,
  products,
  setShelf,
  sets,
  species,
  speciesShelf,
} from "../silver/mergeables.ts";
import type { Shelf } from "../silver/silver-store.ts";

interface KindOfPlace {
  /** What is said there. */
  readonly what: Difference["what"];
  readonly shelf: Shelf;
  /** Calls with the kind of things that are merged there. */
  with<Result>(use: <Fragment extends object>(kind: Mergeable<Fragment>) => Result): Result;
}

/** What is merged of the fragments of a partition; undefined where it is none of ours. */
export function kindOfPlace(partition: string, games: Games): KindOfPlace | undefined {
  const game = after(partition, speciesFragments(""));
  if (game !== undefined) {
    return { what: "species", shelf: speciesShelf(game), with: (use) => use(species(games)) };
  }
  if (partition.startsWith(productsPrefix)) {
    return { what: "product", shelf: productShelf(partition), with: (use) => use(products) };
  }
  const ofSet = after(partition, setFragmentsPrefix);
  const set = SetId.safeParse(ofSet ?? after(partition, setPrefix));
  if (!set.success) return undefined;
  return ofSet === undefined
    ? { what: "card", shelf: cardShelf(set.data), with: (use) => use(cards(games)) }
    : { what: "set", shelf: setShelf(set.data), with: (use) => use(sets(games)) };
}

const setFragmentsPrefix = setFragments("");
const setPrefix = setPartition("");

const after = (text: string, prefix: string) =>
  text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
