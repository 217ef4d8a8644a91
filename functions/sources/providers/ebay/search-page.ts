import * as z from "zod";
import type { ListedOffer } from "#schemas/prices/listings-fragment.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { parsedJson } from "../bodies/parsed-json.ts";
import { amountOf, told } from "../prices/columns.ts";

/** As many as the service gives at once. */
export const itemsOnPage = 200;
/** So many pages are asked for of a card: best matches come first, and each is a call of the day. */
export const mostPages = 2;

/** The category of single cards of such games. */
const singleCards = "183454";
const [graded, ungraded] = ["2750", "4000"];

/** The path of a page of listings of cards, graded and not, with a price in the currency of the place. */
export function searchPath(
  query: string,
  { currency, offset }: { currency: string; offset: number },
) {
  const parameters = new URLSearchParams({
    ...{ q: query, category_ids: singleCards },
    filter: `conditionIds:{${graded}|${ungraded}},price:[0.01..],priceCurrency:${currency}`,
    ...{ limit: `${itemsOnPage}`, offset: `${offset}` },
  });
  return `/buy/browse/v1/item_summary/search?${parameters}`;
}

const Amount = z.looseObject({
  value: z.string(),
  currency: z.string(),
  convertedFromCurrency: z.string().optional(),
});
const Item = z.looseObject({
  itemId: z.string().min(1).max(100),
  title: z.string(),
  price: Amount.optional(),
  conditionId: z.string().optional(),
  leafCategoryIds: z.array(z.string()).optional(),
  categories: z.array(z.looseObject({ categoryId: z.string() })).optional(),
  itemGroupType: z.string().optional(),
});
const Page = z.looseObject({
  total: z.number().optional(),
  next: z.string().optional(),
  itemSummaries: z.array(z.unknown()).default([]),
  warnings: z
    .array(z.looseObject({ errorId: z.number().optional(), message: z.string().optional() }))
    .default([]),
});

export interface SearchPage {
  /** How many entries it has, good or bad. */
  readonly entries: number;
  readonly hasNext: boolean;
  readonly offers: readonly ListedOffer[];
  /** What the service did not understand, as it numbers it. */
  readonly warnings: readonly string[];
  readonly rejects: readonly { readonly place: string; readonly reason: string }[];
}

/**
 * A page of listings in one currency. Without matches there is no list at all; how many there are in all is an estimate. One
 * whose price was converted is of another market and left out, and so is one that has none yet but bids.
 *
 * @throws MessageError when the body is no page: an error, or something else
 */
export function searchPageOf(body: string, currency: string): SearchPage {
  const read = Page.safeParse(parsedJson(body));
  if (!read.success || isError(read.data)) {
    throw new MessageError("permanent", "The body is no page of listings.");
  }
  const { itemSummaries, next, warnings } = read.data;
  const rejects: { place: string; reason: string }[] = [];
  const offers = itemSummaries.flatMap((given, at): readonly ListedOffer[] => {
    const item = Item.safeParse(given);
    const read = item.success ? offerOf(item.data, currency) : z.prettifyError(item.error);
    if (typeof read !== "string") return read;
    rejects.push({ place: `itemSummaries.${at}`, reason: read });
    return [];
  });
  return {
    ...{ entries: itemSummaries.length, hasNext: next !== undefined, offers, rejects },
    warnings: warnings.map(({ errorId, message }) => `${errorId ?? message ?? "unknown"}`),
  };
}

const isError = (page: object) => "errors" in page && !("total" in page);

/** Whether a body is an error of the service instead of a page, under whatever status. */
export function isErrorBody(body: string): boolean {
  // Cheaper than to read pages for it, which are the rule.
  if (!/^\s*\{[^[]{0,200}"errors"\s*:/.test(body)) return false;
  const read = Page.safeParse(parsedJson(body));
  return read.success && isError(read.data);
}

/** The offer that an item is, if it is one in the currency; or why it is none. */
function offerOf(item: z.output<typeof Item>, currency: string): readonly ListedOffer[] | string {
  const { price, conditionId, itemGroupType } = item;
  if (price?.currency !== currency) return [];
  if ((price.convertedFromCurrency ?? currency) !== currency) return [];
  const amount = amountOf(price.value);
  if (amount === undefined) return `price.value is ${told(price.value)}, which is no amount.`;
  if (amount === 0) return [];
  const places = item.leafCategoryIds ?? item.categories?.map(({ categoryId }) => categoryId);
  return [
    {
      ...{ id: item.itemId, title: item.title.slice(0, 400), amount },
      ...(conditionId === graded && { isGraded: true }),
      ...(conditionId === ungraded && { isGraded: false }),
      ...(places && { isSingleCard: places.includes(singleCards) }),
      ...(itemGroupType !== undefined && { isChoice: true }),
    },
  ];
}
