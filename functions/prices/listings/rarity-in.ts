import type { ListingWords } from "#schemas/games/listing-words.ts";
import type { AskedCard } from "./listing.ts";
import { anyOf, hasPhrase, looseTitle } from "./title-words.ts";

/** Of a name a set has one card of a rarity, or hardly ever two: `SIR` says as much as a number. */
export function isRarityTold(
  loose: string,
  { rarity = "" }: AskedCard,
  listing: ListingWords | undefined,
): boolean {
  const words = looseTitle(rarity.replace(/\balternate art\b/i, "alt art")).split(" ");
  const initials = words.map(([letter]) => letter).join("");
  const told = loose.replace(/\balternat(?:e|ive) art\b/g, "alt art");
  const whole = words.join(" ");
  const isTelling = words.length >= 3 || (listing?.tellingRarities ?? []).includes(whole);
  // A special illustration rare is no illustration rare.
  const isSpecial = whole !== "" && hasPhrase(told, `special ${whole}`);
  return (
    (isTelling && !isSpecial && hasPhrase(told, whole)) ||
    (words.length >= 3 && hasPhrase(told, initials)) ||
    (words.includes("alt") && hasPhrase(told, "alt art"))
  );
}

/** Whether a title has words of rarer cards than this one is: of `Squirtle Illustration Rare` a common one is not meant. */
export const isRarerTold = (
  loose: string,
  { rarity = "" }: AskedCard,
  words: ListingWords | undefined,
): boolean =>
  (words?.rarer?.plain.includes(rarity) ?? false) && anyOf(words?.rarer?.told ?? []).test(loose);
