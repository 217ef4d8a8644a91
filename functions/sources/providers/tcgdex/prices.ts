import * as z from "zod";
import type { Language } from "#schemas/values.ts";
import { type PriceOutcome, pricesOfBody } from "../prices/price-outcomes.ts";
import { withBeside } from "../prices/with-beside.ts";
import { type Pricing, pricesIn } from "./priced-blocks.ts";

const Card = z.looseObject({
  pricing: z.unknown(),
  variants_detailed: z.array(z.unknown()).nullish().catch(undefined),
});
const Variant = z.looseObject({ pricing: z.unknown() });

/**
 * The prices that a card's body tells, of both shops: those of the whole card, and those of its variants. None of
 * them costs the card anything, or another one; what does not fit is a reject of its own.
 *
 * @param language of the card
 */
export const pricesOfCard = (json: unknown, language: Language): Iterable<PriceOutcome> =>
  withBeside(pricesInBody(json, language), "prices");

function* pricesInBody(json: unknown, language: Language): Iterable<PriceOutcome> {
  // Most variants repeat what the card says.
  const read = pricesOfBody();
  let record = 0;
  for (const one of pricingsIn(json, language).flatMap((pricing) => [...pricesIn(pricing)])) {
    const { place } = one;
    if ("reason" in one) {
      yield { reject: { place, reason: one.reason } };
      continue;
    }
    for (const outcome of read(one.thing, one, { place, record })) {
      if ("record" in outcome) record += 1;
      yield outcome;
    }
  }
}

function pricingsIn(json: unknown, language: Language): readonly Pricing[] {
  const { data: card } = Card.safeParse(json);
  if (!card) return [];
  const details = card.variants_detailed ?? [];
  const ofVariants = details.map((variant, at): Pricing => {
    const pricing = Variant.safeParse(variant).data?.pricing;
    return { pricing, place: `variants_detailed[${at}].pricing`, soldAs: [variant], language };
  });
  const ofCard = { pricing: card.pricing, place: "pricing", soldAs: [card, ...details], language };
  return [ofCard, ...ofVariants];
}
