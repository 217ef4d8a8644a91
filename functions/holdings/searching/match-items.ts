import type { GameDefinition } from "#schemas/games/index.ts";
import { allOf, type CardsAmong, type SearchTree } from "../../catalog/index.ts";
import { type AmongRequest, amongHeld } from "./among-held.ts";
import type { CardsShownDeps } from "./cards-shown.ts";
import type { ItemMoney } from "./item-money.ts";
import type { ItemPart } from "./item-part.ts";
import { asksForPrices, type ItemTerm, testOf } from "./item-terms.ts";

/** What fulfils a query, part by part: 1 for an item that does, in the order of the part. */
export interface MatchedPart {
  readonly part: ItemPart;
  readonly matches: Uint8Array;
  /** The name of an item's card as search compares it; undefined where the index does not know the card. */
  nameAt(at: number): string | undefined;
}

export interface MatchDeps extends CardsShownDeps {
  readonly money: ItemMoney | undefined;
  readonly currency: string;
}

/**
 * Which items of one game fulfil a query. What is asked of cards alone is decided once for each card by the index, as a whole where it
 * stands side by side; the rest is asked of each item.
 */
export async function matchItems(
  parts: readonly ItemPart[],
  { definition, query }: { readonly definition: GameDefinition; readonly query: SearchTree },
  { searchIn, store, money, currency }: MatchDeps,
): Promise<readonly MatchedPart[]> {
  const tree = grouped(query);
  const index = searchIn(definition);
  const among = (request: AmongRequest) => amongHeld(index, request, { store });
  const lists = parts.map(({ ids }) => ids);
  const askedOfCards = cardTrees(tree);
  const answers = new Map<SearchTree, readonly CardsAmong[] | undefined>();
  for (const one of askedOfCards) {
    answers.set(one, await among({ query: one, lists, currency }));
  }
  const [first] = askedOfCards;
  const named = first ? answers.get(first) : await among({ query: everything, lists });
  return parts.map((part, at) => {
    const ofCards = (one: SearchTree) => answers.get(one)?.[at]?.matches;
    const matches = matchesOf(tree, { part, ofCards, money });
    return { part, matches, nameAt: (item: number) => named?.[at]?.nameAt(item) };
  });
}

const everything: SearchTree = { kind: "all" };

/** Whether it asks of items at all. */
const isBeyond = (tree: SearchTree): boolean => termsIn(tree).length > 0;

/** What a query asks of items. */
export function termsIn(tree: SearchTree): readonly ItemTerm[] {
  if (tree.kind === "beyond") return [tree];
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.flatMap(termsIn);
  return tree.kind === "not" ? termsIn(tree.part) : [];
}

/** Whether it can be answered only by who knows what items are worth. */
export const needsPrices = (tree: SearchTree): boolean => termsIn(tree).some(asksForPrices);

/** The same, in which all that is asked of cards side by side is one part: words are understood together. */
function grouped(tree: SearchTree): SearchTree {
  if (tree.kind === "or") return { kind: "or", parts: tree.parts.map(grouped) };
  if (tree.kind === "not") return { kind: "not", part: grouped(tree.part) };
  if (tree.kind !== "and") return tree;
  const ofCards = tree.parts.filter((part) => !isBeyond(part));
  const ofItems = tree.parts.filter(isBeyond).map(grouped);
  const together = ofCards.length > 0 ? [allOf(ofCards)] : [];
  return { kind: "and", parts: [...together, ...ofItems] };
}

/** The largest parts that ask of cards alone. */
function cardTrees(tree: SearchTree): readonly SearchTree[] {
  if (!isBeyond(tree)) return tree.kind === "all" ? [] : [tree];
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.flatMap(cardTrees);
  return tree.kind === "not" ? cardTrees(tree.part) : [];
}

interface Asked {
  readonly part: ItemPart;
  /** Undefined where the index has no answer: then no card fulfils it. */
  readonly ofCards: (tree: SearchTree) => Uint8Array | undefined;
  readonly money: ItemMoney | undefined;
}

function matchesOf(tree: SearchTree, asked: Asked): Uint8Array {
  const { part, ofCards, money } = asked;
  const { items, head } = part;
  if (tree.kind === "all") return new Uint8Array(items.length).fill(1);
  if (!isBeyond(tree)) return ofCards(tree)?.slice() ?? new Uint8Array(items.length);
  switch (tree.kind) {
    case "and":
      return tree.parts.map((one) => matchesOf(one, asked)).reduce(joined((a, b) => a & b));
    case "or":
      return tree.parts.map((one) => matchesOf(one, asked)).reduce(joined((a, b) => a | b));
    case "not":
      return matchesOf(tree.part, asked).map((one) => 1 - one);
    case "beyond": {
      const test = testOf(tree, { head, money });
      return Uint8Array.from(items, (item) => (test(item) ? 1 : 0));
    }
    default:
      return new Uint8Array(items.length);
  }
}

/** The first is overwritten. */
const joined =
  (join: (a: number, b: number) => number) =>
  (a: Uint8Array, b: Uint8Array): Uint8Array => {
    for (let at = 0; at < a.length; at += 1) a[at] = join(a[at] ?? 0, b[at] ?? 0);
    return a;
  };
