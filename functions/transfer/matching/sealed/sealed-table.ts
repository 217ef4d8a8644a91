import type { Product } from "#schemas/catalog/product.ts";
import { sealedIdOf, sealedVariant } from "#schemas/catalog/sealed-id.ts";
import type { Candidate, Match, Rung } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { PrintingId } from "#schemas/values.ts";
import { fold } from "../../../catalog/index.ts";
import type { GameCards } from "../catalogue/game-cards.ts";
import { detailOfDoubt } from "../ladder/details.ts";
import { gamesOfRow } from "../ladder/which-game.ts";

/** A sealed product of a set. */
export interface SealedOfSet {
  readonly product: Product;
  readonly setName: string;
}

/** What shops sell sealed, as rows are compared with it. */
export interface SealedTable {
  /** What a row of a sealed product means; undefined of a row that says of none. */
  find(row: SaidRow, games: readonly GameCards[]): Match | undefined;
}

interface Sealed extends SealedOfSet {
  readonly printingId: PrintingId;
  readonly words: string;
}

/** @param products of the sets that the rows name */
export function sealedTable(products: readonly SealedOfSet[]): SealedTable {
  const all = products.flatMap((one): readonly Sealed[] => {
    const printingId = one.product.kind === "sealed" ? sealedIdOf(one.product) : undefined;
    return printingId ? [{ ...one, printingId, words: wordsOf(one.product.name) }] : [];
  });
  const byId = new Map<string, Sealed>(
    all.flatMap((one) => [
      [`${one.product.shop}:${one.product.id}`, one],
      [`cardlake:${one.printingId}`, one],
    ]),
  );
  const byWords = Map.groupBy(all, ({ words }) => words);
  return {
    find(row, games) {
      const own = row.ids.find(({ kind, id }) => byId.has(`${kind}:${id.toLowerCase()}`));
      const known = own && byId.get(`${own.kind}:${own.id.toLowerCase()}`);
      if (known) return matched(known, own.kind === "cardlake" ? "own_id" : "product_id");
      if (!row.isSealed || row.name === undefined) return undefined;
      return amongNamed(byWords.get(wordsOf(row.name)) ?? [], row, gamesOfRow(row, games));
    },
  };
}

/** Products of a name: one alone, or the one of the set that the row says. */
function amongNamed(
  all: readonly Sealed[],
  row: SaidRow,
  games: readonly GameCards[],
): Match | undefined {
  const groups = games.flatMap((game) => game.sets.said(row.setCode, row.setName).groups);
  const sets = new Set(groups.flatMap((group) => group.sets.map(({ name }) => name)));
  const named = all.filter((one) =>
    games.some((game) => game.definition.name === one.product.game),
  );
  const inSet = named.filter(({ setName }) => sets.has(setName));
  const fitting = inSet.length > 0 ? inSet : named;
  const [only, second] = fitting;
  if (only === undefined) return undefined;
  const isSure = second === undefined && (inSet.length > 0 || sets.size === 0);
  if (isSure) return matched(only, "name_and_set");
  const detail = detailOfDoubt("several_products", row);
  const candidates = fitting.slice(0, 20).map((one) => candidateOf(one, "name_and_set"));
  const doubt = { verdict: "ambiguous", reason: "several_products" } as const;
  return { ...doubt, detail, candidates, rung: "name_and_set" };
}

const candidateOf = ({ printingId, product, setName }: Sealed, rung: Rung): Candidate => ({
  ...{ printingId, rung, setName, name: product.name, number: product.id },
  variants: [sealedVariant],
});

const matched = (one: Sealed, rung: Rung): Match => ({
  ...{ verdict: "matched", reason: "found", candidates: [candidateOf(one, rung)], rung },
  detail: `${one.product.name}, sealed, of ${one.setName === "" ? "the shop" : one.setName}.`,
});

/** A product's words in order, however they are parted. */
const wordsOf = (name: string): string =>
  fold(name)
    .replace(/\bpokemon\b|\btcg\b|\bthe\b/g, " ")
    .split(" ")
    .filter((word) => word !== "")
    .toSorted()
    .join(" ");
