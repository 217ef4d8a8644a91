import { type Answer, jsonAnswer, rawFile, textAnswer } from "./answer.ts";
import type { Catalogue } from "./catalogue.ts";
import { isJson, type Json } from "./json.ts";
import type { OnePieceEdition } from "./one-piece/one-piece-data.ts";
import type { Card, CardSet } from "./records.ts";
import type { Target } from "./target.ts";

export interface TcgcsvOptions {
  /** The English cards of both games. */
  readonly pokemon: Catalogue;
  readonly onePiece: OnePieceEdition;
  /** The day whose file is told: `YYYY-MM-DD`. */
  today(): string;
}

const [pokemonCategory, onePieceCategory] = [3, 68] as const;

/** A group of products, and what is sold under it. */
interface Group {
  readonly categoryId: number;
  readonly groupId: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly publishedOn: string | null;
  readonly products: readonly Sold[];
}

interface Sold {
  readonly productId: number;
  readonly name: string;
  readonly number?: string;
  readonly rarity?: string;
}

/** The mirror of a shop's catalogue: everything below `/tcgcsv`. Numbers of One Piece are invented. */
export function tcgcsv({ pokemon, onePiece, today }: TcgcsvOptions): (target: Target) => Answer {
  const groups = [...pokemonGroups(pokemon), ...onePieceGroups(onePiece)];
  const answers = new Map<string, Answer>();
  for (const category of [pokemonCategory, onePieceCategory]) {
    const own = groups.filter(({ categoryId }) => categoryId === category);
    const told = own.map(({ products: _, ...group }) => ({
      ...group,
      ...{ isSupplemental: false, modifiedOn: "2026-01-30T17:00:00.12" },
    }));
    answers.set(`${category}/groups`, listAnswer(told));
    for (const group of own) {
      const path = `${category}/${group.groupId}/products`;
      answers.set(path, listAnswer(group.products.map((one) => productOf(group, one))));
    }
  }
  return ({ segments: [, first, ...path] }) => {
    if (first === "last-updated.txt") return rawFile(`${today()}T20:05:32+0000\n`);
    const found = first === "tcgplayer" ? answers.get(path.join("/")) : undefined;
    return found ?? textAnswer("<Error><Code>NoSuchKey</Code></Error>", 404);
  };
}

const listAnswer = (results: readonly Json[]): Answer =>
  jsonAnswer({ totalItems: results.length, success: true, errors: [], results });

function productOf({ categoryId, groupId }: Group, sold: Sold): Json {
  const { productId, name, number, rarity } = sold;
  const extended = (named: string, value: string | undefined) =>
    value === undefined ? [] : [{ name: named, displayName: named, value }];
  return {
    ...{ productId, name, cleanName: name.replace(/[^\w ]/g, ""), categoryId, groupId },
    imageUrl: `https://tcgplayer-cdn.tcgplayer.com/product/${productId}_200w.jpg`,
    url: `https://www.tcgplayer.com/product/${productId}`,
    ...{ modifiedOn: "2026-01-30T17:00:00.123", imageCount: 1 },
    presaleInfo: { isPresale: false, releasedOn: null, note: null },
    extendedData: [...extended("Number", number), ...extended("Rarity", rarity)],
  };
}

/** The sealed things that a shop has of every set. */
const sealed = (firstId: number, set: string): readonly Sold[] => [
  { productId: firstId, name: `${set} Booster Box` },
  { productId: firstId + 1, name: `${set} Booster Pack` },
];

function pokemonGroups(catalogue: Catalogue): readonly Group[] {
  return catalogue.sets.flatMap((set): Group[] => {
    const groupId = shopIdIn(set);
    if (groupId === undefined) return [];
    const products = new Map(
      catalogue
        .cardsOf(set)
        .flatMap((card) => soldOf(card, set))
        .map((one) => [one.productId, one]),
    );
    return [
      {
        ...{ categoryId: pokemonCategory, groupId, name: set.name, abbreviation: set.id },
        publishedOn: set.releaseDate ? `${set.releaseDate}T00:00:00` : null,
        products: [...sealed(900_000 + 10 * groupId, set.name), ...products.values()],
      },
    ];
  });
}

function soldOf(card: Card, { cardCount }: CardSet): readonly Sold[] {
  const variants = Array.isArray(card["variants_detailed"]) ? card["variants_detailed"] : [];
  const rarity = typeof card["rarity"] === "string" ? card["rarity"] : undefined;
  return variants.flatMap((variant: unknown): Sold[] => {
    const productId = shopIdIn(variant);
    if (productId === undefined) return [];
    const number = `${card.localId.padStart(3, "0")}/${cardCount["official"]}`;
    return [{ productId, name: card.name, number, ...(rarity && { rarity }) }];
  });
}

function shopIdIn(value: unknown): number | undefined {
  const ids = isJson(value) ? value["thirdParty"] : undefined;
  const id = isJson(ids) ? ids["tcgplayer"] : undefined;
  return typeof id === "number" ? id : undefined;
}

/** How the shop calls further prints of a card. */
const editions = ["Parallel", "Alternate Art", "Manga"];

function onePieceGroups({ packs, cards }: OnePieceEdition): readonly Group[] {
  const labelled = Object.values(packs).filter(({ title_parts: { label } }) => label !== null);
  return labelled.map(({ id, title_parts: { label, title } }, at) => {
    const own = cards.filter(({ pack_id }) => pack_id === id);
    const firstId = 500_000 + at * 1000;
    const seen = new Map<string, number>();
    const singles = own.map((card, place): Sold => {
      const code = card.id.replace(/_.*$/, "");
      const prints = seen.get(code) ?? 0;
      if (card.id !== code) seen.set(code, prints + 1);
      const suffix = card.id === code ? "" : ` (${editions[prints % editions.length]})`;
      const name = `${card.name.replaceAll("&amp;", "&")} (${code.slice(-3)})${suffix}`;
      return {
        productId: firstId + 10 + place,
        name,
        number: code,
        rarity: String(card["rarity"]),
      };
    });
    return {
      ...{ categoryId: onePieceCategory, groupId: 23_000 + at, name: title },
      abbreviation: (label ?? "").replace("-", ""),
      publishedOn: `2022-12-${String((at % 28) + 1).padStart(2, "0")}T00:00:00`,
      products: [...sealed(firstId, title), ...singles],
    };
  });
}
