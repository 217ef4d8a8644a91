import * as z from "zod";
import type { Language } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { Outcome } from "../../port/source.ts";
import { priceOutcomes } from "../prices/price-outcomes.ts";
import { type NoPrice, type Priced, type Pricing, pricesIn } from "./priced-blocks.ts";

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
export function* pricesOfCard(json: unknown, language: Language): Iterable<Outcome> {
  const told = new Map<string, unknown>();
  for (const pricing of pricingsIn(json, language)) {
    for (const one of pricesIn(pricing)) yield* outcomesOf(one, told);
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

/** @param told what prices say that came before, by whose they are; this one is among them afterwards */
function* outcomesOf(one: Priced | NoPrice, told: Map<string, unknown>): Iterable<Outcome> {
  const { place } = one;
  if ("reason" in one) return yield { reject: { place, reason: one.reason } };
  for (const outcome of priceOutcomes(one.thing, one, { place, record: told.size })) {
    if ("record" in outcome) {
      const { sourceId, value } = outcome.record;
      const before = told.get(sourceId);
      if (before !== undefined) {
        // Most variants repeat what the card says. Where one does not, nobody knows which is right.
        if (canonicalJson(before) === canonicalJson(value)) continue;
        yield {
          reject: { place, reason: `It is another price of ${sourceId} than the one before.` },
        };
        continue;
      }
      told.set(sourceId, value);
    }
    yield outcome;
  }
}
