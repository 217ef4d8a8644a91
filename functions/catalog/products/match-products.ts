import type { Card, Finding } from "#schemas/catalog/card.ts";
import type { Product } from "#schemas/catalog/product.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import { fold } from "../search/words/fold.ts";

/** To which printings a product belongs, and why to none where it should. */
export interface Match {
  readonly printingIds: readonly PrintingId[];
  readonly findings: readonly Finding[];
}

/**
 * Which printings of a set the products of a shop belong to, of all products that it sells under one
 * group and all cards of the set; pure, so it does not matter which of them came first. A product
 * belongs to the card that has its number in the cross-walk. Otherwise number, name and print have to
 * lead to one card, and no other product there: where several fit, none is believed [CAT-3]. What is
 * sealed belongs to no printing.
 */
export function matchProducts(
  definition: GameDefinition,
  products: readonly Product[],
  cards: readonly Card[],
): ReadonlyMap<string, Match> {
  const byId = holdersOf(cards, definition.shops ?? []);
  const byPrint = Map.groupBy(cards, (card) => printOf(definition, card));
  const singles = products.filter(({ kind }) => kind === "single");
  const rivals = Map.groupBy(
    singles.filter((one) => !byId.has(idOf(one))),
    soldPrint,
  );
  return new Map(
    products.map((product) => {
      if (product.kind === "sealed") return [product.id, { printingIds: [], findings: [] }];
      const holders = byId.get(idOf(product));
      const match = holders
        ? ofHolders(product, holders)
        : ofPrint(product, byPrint.get(soldPrint(product)) ?? [], rivals.get(soldPrint(product)));
      return [product.id, match];
    }),
  );
}

const idOf = ({ shop, id }: Pick<Product, "shop" | "id">) => `${shop}:${id}`;

/** Cards by the products that their sources say are theirs. */
function holdersOf(cards: readonly Card[], shops: readonly string[]) {
  const holders = new Map<string, Set<PrintingId>>();
  for (const { id, crosswalk, variants } of cards) {
    for (const ids of [crosswalk, ...variants.map(({ productIds = {} }) => productIds)]) {
      for (const shop of shops) {
        const product = ids[shop];
        if (product === undefined) continue;
        const key = idOf({ shop, id: product });
        holders.set(key, (holders.get(key) ?? new Set()).add(id));
      }
    }
  }
  return holders;
}

function ofHolders({ id }: Product, holders: ReadonlySet<PrintingId>): Match {
  const [only, ...others] = [...holders].sort();
  if (only !== undefined && others.length === 0) return { printingIds: [only], findings: [] };
  const all = [only, ...others].join(", ");
  return nothing("crosswalk_conflict", `${id} is claimed by ${all}`);
}

function ofPrint(
  product: Product,
  candidates: readonly Card[],
  rivals: readonly Product[] = [],
): Match {
  const name = fold(product.name);
  const named = candidates.filter((card) => name.includes(fold(card.name)));
  const [only, ...others] = named;
  if (only === undefined) {
    const where = product.number === undefined ? "it has no number" : `number ${product.number}`;
    return nothing("no_printing", `no card of the set has its number and name: ${where}`);
  }
  if (others.length > 0) {
    const all = named.map((card) => card.id).join(", ");
    return nothing("ambiguous_product", `it may be any of ${all}`);
  }
  if (rivals.length > 1) {
    const ids = rivals.map(({ id }) => id).filter((id) => id !== product.id);
    return nothing("ambiguous_product", `${ids.sort().join(", ")} may be ${only.id} too`);
  }
  return { printingIds: [only.id], findings: [] };
}

const nothing = (code: string, detail: string): Match => ({
  printingIds: [],
  findings: [{ code, detail }],
});

/** Number and kind of print, as a card and a product have them alike. */
const printKey = (number: string, isFurtherPrint: boolean) =>
  `${number
    .toLowerCase()
    .split("/")[0]
    ?.trim()
    .replace(/^0+(?=\d)/, "")} ${isFurtherPrint}`;

function printOf(definition: GameDefinition, { number, attributes }: Card): string {
  const print = definition.printAtShops?.({ number, attributes });
  return printKey(print?.number ?? number, print?.isFurtherPrint ?? false);
}

const soldPrint = ({ number = "", edition }: Product) => printKey(number, edition !== undefined);
