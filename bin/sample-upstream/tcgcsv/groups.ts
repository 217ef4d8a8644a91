import type { Catalogue } from "../catalogue.ts";
import { isJson } from "../json.ts";
import type { OnePieceCard, OnePieceEdition } from "../one-piece/one-piece-data.ts";
import type { Card, CardSet } from "../records.ts";
import type { Printing } from "../shops/shop-prices.ts";
import { soldByTcgplayer, writtenSubType } from "../shops/sold-cards.ts";

export const [pokemonCategory, onePieceCategory] = [3, 68] as const;

/** A group of products, and what is sold under it. */
export interface Group {
  readonly categoryId: number;
  readonly groupId: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly publishedOn: string | null;
  readonly products: readonly Sold[];
}

export interface Sold {
  readonly productId: number;
  readonly name: string;
  readonly number?: string;
  readonly rarity?: string;
  /** Each has a price of its own. */
  readonly printings: readonly Printing[];
}

/** The sealed things that a shop has of every set. */
const sealed = (firstId: number, set: string): readonly Sold[] =>
  ["Booster Box", "Booster Pack"].map((kind, at) => ({
    ...{ productId: firstId + at, name: `${set} ${kind}` },
    printings: [{ card: `${kind} of ${set}`, subType: "normal" }],
  }));

export function pokemonGroups(catalogue: Catalogue): readonly Group[] {
  return catalogue.sets.flatMap((set): Group[] => {
    const groupId = shopIdIn(set);
    if (groupId === undefined) return [];
    const sold = catalogue.cardsOf(set).flatMap((card) => soldOf(card, set));
    const products = [...Map.groupBy(sold, ({ productId }) => productId).values()].flatMap(
      (own) => {
        const last = own.at(-1);
        const printings = eachOnce(own.flatMap((one) => one.printings));
        return last ? [{ ...last, printings }] : [];
      },
    );
    return [
      {
        ...{ categoryId: pokemonCategory, groupId, name: set.name, abbreviation: set.id },
        publishedOn: set.releaseDate ? `${set.releaseDate}T00:00:00` : null,
        products: [...sealed(900_000 + 10 * groupId, set.name), ...products],
      },
    ];
  });
}

/** Two cards may name one product; the shop has a price of each of its printings, not of each card. */
const eachOnce = (printings: readonly Printing[]): readonly Printing[] => [
  ...new Map(printings.map((one) => [writtenSubType(one.subType), one])).values(),
];

function soldOf(card: Card, { cardCount }: CardSet): readonly Sold[] {
  const rarity = typeof card["rarity"] === "string" ? card["rarity"] : undefined;
  const number = `${card.localId.padStart(3, "0")}/${cardCount["official"]}`;
  return soldByTcgplayer(card).map(({ productId, printing }) => ({
    ...{ productId, name: card.name, number, ...(rarity && { rarity }) },
    printings: [printing],
  }));
}

function shopIdIn(value: unknown): number | undefined {
  const ids = isJson(value) ? value["thirdParty"] : undefined;
  const id = isJson(ids) ? ids["tcgplayer"] : undefined;
  return typeof id === "number" ? id : undefined;
}

/** How the shop calls further prints of a card. */
const editions = ["Parallel", "Alternate Art", "Manga"];
/** What the shop sells without foil. */
const plainRarities = new Set(["Common", "Uncommon", "Rare"]);

export function onePieceGroups({ packs, cards }: OnePieceEdition): readonly Group[] {
  const labelled = Object.values(packs).filter(({ title_parts: { label } }) => label !== null);
  return labelled.map(({ id, title_parts: { label, title } }, at) => {
    const firstId = 500_000 + at * 1000;
    const own = cards.filter(({ pack_id }) => pack_id === id);
    return {
      ...{ categoryId: onePieceCategory, groupId: 23_000 + at, name: title },
      abbreviation: (label ?? "").replace("-", ""),
      publishedOn: `2022-12-${String((at % 28) + 1).padStart(2, "0")}T00:00:00`,
      products: [...sealed(firstId, title), ...onePieceSingles(own, firstId)],
    };
  });
}

/** Numbers of products are invented: the shop's are in no data set. */
function onePieceSingles(cards: readonly OnePieceCard[], firstId: number): readonly Sold[] {
  const seen = new Map<string, number>();
  return cards.map((card, place): Sold => {
    const code = card.id.replace(/_.*$/, "");
    const prints = seen.get(code) ?? 0;
    if (card.id !== code) seen.set(code, prints + 1);
    const suffix = card.id === code ? "" : ` (${editions[prints % editions.length]})`;
    const rarity = String(card["rarity"]);
    const isPlain = card.id === code && plainRarities.has(rarity);
    return {
      ...{ productId: firstId + 10 + place, number: code, rarity },
      name: `${card.name.replaceAll("&amp;", "&")} (${code.slice(-3)})${suffix}`,
      printings: [{ card: card.id, subType: isPlain ? "normal" : "foil" }],
    };
  });
}
