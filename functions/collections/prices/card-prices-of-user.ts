import type * as z from "zod";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { CardPricesOfCaller } from "#schemas/http/own-price-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { Day, type PrintingId } from "#schemas/values.ts";
import {
  amountOn,
  type CardPricesDeps,
  getCardPrices,
  stateOfText,
  viewOfCopy,
} from "../../prices/reading/index.ts";
import type { OwnPriceStore } from "./own-price-store.ts";

export interface CardPricesOfUserDeps extends CardPricesDeps {
  readonly ownPrices: Pick<OwnPriceStore, "ofPrinting">;
}

interface Asked {
  readonly userId: string;
  readonly printingId: PrintingId;
  /** What amounts are told in as well. */
  readonly currency?: Currency | undefined;
}

type View = z.input<typeof CardPricesOfCaller>;
type Copies = Pick<View["variants"][number], "variant" | "condition" | "grade">;

/**
 * What a card costs, as everybody is told it, and beside each copy what the user has entered for it [PRC-8]. Copies that no source
 * knows a price of come last.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function cardPricesOfUser(
  { userId, printingId, currency }: Asked,
  deps: CardPricesOfUserDeps,
): Promise<View> {
  const [prices, all] = await Promise.all([
    getCardPrices(printingId, { currency }, deps),
    deps.ownPrices.ofPrinting(userId, printingId),
  ]);
  const views = await Promise.all(all.map((price) => ownView(price, currency, deps)));
  const own = new Map(
    all.map((price, at) => [nameOf(copiesOf(price)), { price, view: views[at] }]),
  );
  const told = prices.variants.map((variant) => {
    const name = nameOf(variant);
    const entered = own.get(name);
    own.delete(name);
    return { ...variant, ...(entered?.view && { own: entered.view }) };
  });
  const untold = [...own.values()].map(({ price, view }) => ({
    ...{ ...copiesOf(price), series: [] },
    ...(view && { own: view }),
  }));
  return { ...prices, variants: [...told, ...untold] };
}

async function ownView(
  { printingId: _, variant: __, ...price }: OwnPrice,
  currency: Currency | undefined,
  { rates }: Pick<CardPricesDeps, "rates">,
): Promise<View["variants"][number]["own"]> {
  if (currency === undefined || currency === price.currency) return price;
  const day = price.day ?? Day.parse(price.updatedAt.slice(0, 10));
  const way = { amount: price.amount, from: price.currency, to: currency };
  const amount = await amountOn(day, way, rates);
  return { ...price, ...(amount !== undefined && { converted: { amount, currency } }) };
}

/** As prices of shops are told: near mint is what is said of no state. */
const copiesOf = ({ variant, state }: OwnPrice): Copies =>
  viewOfCopy({ variant, ...(state !== "near_mint" && { state: stateOfText(state) }) });

const nameOf = ({ variant, condition, grade }: Copies) =>
  [variant, condition, grade?.company, grade?.grade].join("#");
