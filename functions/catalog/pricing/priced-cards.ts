import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { PricedCard, PricesNow } from "./market-prices.ts";

/**
 * Cards of an index with the variants that it holds; what these were called before is in the cards themselves.
 *
 * @param places of those that are wanted; absent for all
 */
export function pricedCards(
  index: Pick<CardIndex, "file" | "cards" | "column">,
  now: Pick<PricesNow, "variantsPriced">,
  places?: readonly number[],
): readonly PricedCard[] {
  const { file, cards } = index;
  const column = file.texts["variant"];
  const { values, codes } = column ? index.column(column) : { values: [], codes: [] };
  const variants = values.map(({ words }) => words.map((key) => ({ key })));
  const named = values.map(({ words }) => new Set(words));
  const odd: { readonly at: number; readonly place: number }[] = [];
  const ids = places ? places.flatMap((place) => file.ids[place] ?? []) : file.ids;
  const all = ids.map((id, at): PricedCard => {
    const place = places?.[at] ?? at;
    const code = codes[place] ?? 0;
    if (!isNamed(id, named[code], now)) odd.push({ at, place });
    return { id, language: languagePartOf(id), variants: variants[code] ?? [] };
  });
  // Few: prices under a key that no variant has at present.
  const whole = cards.at(odd.map(({ place }) => place));
  for (const [number, card] of whole.entries()) all[odd[number]?.at ?? 0] = card;
  return all;
}

function isNamed(
  id: PrintingId,
  keys: ReadonlySet<string> | undefined,
  now: Pick<PricesNow, "variantsPriced">,
): boolean {
  for (const variant of now.variantsPriced(id)) if (!keys?.has(variant)) return false;
  return true;
}
