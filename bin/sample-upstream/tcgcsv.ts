import { type Answer, jsonAnswer, rawFile, textAnswer } from "./answer.ts";
import { answerCache } from "./answer-cache.ts";
import type { Catalogue } from "./catalogue.ts";
import type { FaultsOfRequest } from "./faults/fault-book.ts";
import type { Json } from "./json.ts";
import type { OnePieceEdition } from "./one-piece/one-piece-data.ts";
import type { ShopPrices } from "./shops/shop-prices.ts";
import { writtenSubType } from "./shops/sold-cards.ts";
import type { Target } from "./target.ts";
import { archives } from "./tcgcsv/archives.ts";
import {
  type Group,
  onePieceCategory,
  onePieceGroups,
  pokemonCategory,
  pokemonGroups,
  type Sold,
} from "./tcgcsv/groups.ts";
import { shopApi } from "./tcgcsv/shop-api.ts";

export interface TcgcsvOptions {
  /** The English cards of both games. */
  readonly pokemon: Catalogue;
  readonly onePiece: OnePieceEdition;
  readonly prices: ShopPrices;
}

/** Of which day a file is, and of which day its prices are, which may have rested since: `YYYY-MM-DD`. */
interface FileDay {
  readonly day: string;
  readonly pricesOf: string;
}

/** The mirror of a shop's catalogue: everything below `/tcgcsv`. */
export function tcgcsv({ pokemon, onePiece, prices }: TcgcsvOptions) {
  const groups = [...pokemonGroups(pokemon), ...onePieceGroups(onePiece)];
  const cached = answerCache();
  const answers = new Map<string, (of: FileDay) => Answer>();
  const lists = new Map<number, readonly Json[]>();
  for (const category of [pokemonCategory, onePieceCategory]) {
    const own = groups.filter(({ categoryId }) => categoryId === category);
    const told = own.map(({ products: _, ...group }) => ({
      ...group,
      ...{ isSupplemental: false, modifiedOn: "2026-01-30T17:00:00.12" },
    }));
    lists.set(category, told);
    const list = listAnswer(told);
    answers.set(`${category}/groups`, () => list);
    for (const group of own) {
      const path = `${category}/${group.groupId}`;
      const products = listAnswer(group.products.map((one) => productOf(group, one)));
      answers.set(`${path}/products`, () => products);
      answers.set(`${path}/prices`, (of) =>
        cached(`${of.day} ${of.pricesOf} ${path}`, () => pricesAnswer(group, prices, of)),
      );
    }
  }
  return {
    answer({ segments: [, first, ...path] }: Target, of: FileDay): Answer {
      if (first === "last-updated.txt") return rawFile(`${of.day}T20:05:32+0000\n`);
      const found = first === "tcgplayer" ? answers.get(path.join("/")) : undefined;
      return found?.(of) ?? textAnswer("<Error><Code>NoSuchKey</Code></Error>", 404);
    },
    /** Below `/tcgplayer`. */
    shopApi(target: Target, faults: FaultsOfRequest, of: FileDay): Answer {
      const pricesOf = (category: number, group: string) =>
        answers.get(`${category}/${group}/prices`)?.(of);
      return shopApi(target, faults, { groups: lists, pricesOf });
    },
    /** Below `/tcgcsv/archive`. */
    archive: archives(
      (day) =>
        new Map(
          groups.map((group) => [
            `${group.categoryId}/${group.groupId}`,
            pricesAnswer(group, prices, { day, pricesOf: day }).body.toString("utf8"),
          ]),
        ),
    ),
  };
}

const listAnswer = (results: readonly Json[]): Answer =>
  jsonAnswer({ totalItems: results.length, success: true, errors: [], results });

function pricesAnswer({ products }: Group, prices: ShopPrices, { day, pricesOf }: FileDay): Answer {
  const results = products.flatMap(({ productId, printings }) =>
    printings.map((printing) => ({
      ...{ productId, ...prices.tcgplayer(printing, pricesOf) },
      subTypeName: writtenSubType(printing.subType),
    })),
  );
  const { headers, ...answer } = jsonAnswer({ success: true, errors: [], results });
  const modified = new Date(`${day}T20:05:32.000Z`).toUTCString();
  return { ...answer, headers: { ...headers, "last-modified": modified } };
}

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
