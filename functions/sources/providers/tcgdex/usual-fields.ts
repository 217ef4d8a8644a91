import { ownValue } from "#shared/kernel/own-value.ts";
import type { Body } from "../bodies/body.ts";

/**
 * Fields that at least 19 in 20 cards of a category have, in every catalogue that was looked at
 * (English, German, a part of the Japanese). Where one is missing, the source has a gap or has
 * changed. Artist and picture have findings of their own.
 */
export const usualFields: Readonly<Record<string, readonly string[]>> = {
  pokemon: ["attacks", "dexId", "hp", "legal", "rarity", "retreat", "stage", "types", "variants"],
  trainer: ["legal", "rarity", "variants"],
  energy: ["legal", "rarity", "variants"],
};

/** Notes every usual field that a card does not have. */
export function noteMissingFields(body: Body, category: string): void {
  for (const field of ownValue(usualFields, category) ?? []) {
    if (!body.has(field)) body.noteMissing(field);
  }
}
