import type { ColumnFields } from "./columns.ts";

/** TCGplayer's own names, which all who pass its prices on have kept. */
export const tcgplayerFields: ColumnFields = [
  ["low", "lowPrice"],
  ["mid", "midPrice"],
  ["high", "highPrice"],
  ["market", "marketPrice"],
  ["directLow", "directLowPrice"],
];

/** Words for a sub-type that are not only the shop's in another spelling. */
const aliases: Readonly<Record<string, string>> = {
  reverse: "Reverse Holofoil",
  holo: "Holofoil",
  "reverse holo": "Reverse Holofoil",
  "first edition": "1st Edition",
};

/**
 * A sub-type as the shop writes it, `Reverse Holofoil`, of any way in which it is passed on:
 * `reverse-holofoil`, `reverseHolofoil`, `reverse`. So a series goes on when the spelling changes.
 */
export function tcgplayerSubType(word: string): string {
  const plain = word
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_\s]+/g, " ")
    .trim()
    .toLowerCase();
  return aliases[plain] ?? plain.replace(/(^| )[a-z]/g, (start) => start.toUpperCase());
}
