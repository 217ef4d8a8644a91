import { ownValue } from "#shared/kernel/own-value.ts";
import known from "./pokemontcg-ids.json" with { type: "json" };

const sets: Readonly<Record<string, string>> = known.sets;
/** Cards that the rule gets wrong, by TCGdex id; null where there is no counterpart. */
const exceptions: Readonly<Record<string, string | null>> = known.cards;

/** The set of the Pokémon TCG API that a TCGdex set corresponds to. */
export const pokemonTcgSetId = (set: string): string | undefined => ownValue(sets, set);

/**
 * The card of the Pokémon TCG API that a TCGdex card corresponds to: its set by table, then the
 * number without leading zeros. Undefined where there is none, as for every Pocket card.
 */
export function pokemonTcgCardId(set: string, number: string): string | undefined {
  const exception = ownValue(exceptions, `${set}-${number}`);
  if (exception !== undefined) return exception ?? undefined;
  const counterpart = pokemonTcgSetId(set);
  return counterpart && `${counterpart}-${number.replace(/^0+(?=\d)/, "")}`;
}
