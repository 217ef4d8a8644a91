import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import { answerCache } from "./answer-cache.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Json } from "./json.ts";
import type { OnePieceEdition } from "./one-piece/one-piece-data.ts";
import type { ShopPrices } from "./shops/shop-prices.ts";
import { type SoldProduct, soldByCardmarket } from "./shops/sold-cards.ts";
import type { Target } from "./target.ts";

export interface CardmarketOptions {
  readonly pokemon: Catalogue;
  readonly onePiece: OnePieceEdition;
  readonly prices: ShopPrices;
}

const [singlesOfPokemon, singlesOfOnePiece] = [51, 1621] as const;

/** The shop's price guides: everything below `/cardmarket`, of a day. Numbers of One Piece are invented. */
export function cardmarket({ pokemon, onePiece, prices }: CardmarketOptions) {
  const cached = answerCache();
  const pokemonSold = pokemon.sets.flatMap((set) => pokemon.cardsOf(set).flatMap(soldByCardmarket));
  const onePieceSold = onePiece.cards.map((card, at): SoldProduct => {
    const plain = { card: card.id, subType: "normal" };
    return { productId: 700_000 + at, plain, holo: undefined };
  });
  const guides: Readonly<Record<string, (day: string) => readonly Json[]>> = {
    price_guide_6: (day) => rowsOf(pokemonSold, { day, idCategory: singlesOfPokemon, prices }),
    price_guide_18: (day) => rowsOf(onePieceSold, { day, idCategory: singlesOfOnePiece, prices }),
  };
  return ({ segments: [, file = "", ...more] }: Target, day: string): Answer => {
    const rows = more.length === 0 && Object.hasOwn(guides, file) ? guides[file] : undefined;
    if (!rows) return textAnswer("<Error><Code>NoSuchKey</Code></Error>", 404);
    return cached(`${day} ${file}`, () =>
      jsonAnswer({ version: 1, createdAt: `${day}T02:44:33+0100`, priceGuides: rows(day) }),
    );
  };
}

interface GuideOfDay {
  readonly day: string;
  readonly idCategory: number;
  readonly prices: ShopPrices;
}

/** One row for each product, by number; what several cards name has the price of the first. */
function rowsOf(sold: readonly SoldProduct[], { day, idCategory, prices }: GuideOfDay): Json[] {
  const byProduct = new Map(sold.toReversed().map((one) => [one.productId, one]));
  return [...byProduct.values()]
    .toSorted((a, b) => a.productId - b.productId)
    .map(({ productId: idProduct, plain, holo }) => ({
      ...{ idProduct, idCategory, ...prices.cardmarket(plain, day) },
      ...(idCategory === singlesOfPokemon && shining(holo)),
    }));

  function shining(holo: SoldProduct["holo"]): Json {
    if (holo) return prices.cardmarket(holo, day, "-holo");
    const columns = ["avg", "low", "trend", "avg1", "avg7", "avg30"];
    return Object.fromEntries(columns.map((name) => [`${name}-holo`, null]));
  }
}
