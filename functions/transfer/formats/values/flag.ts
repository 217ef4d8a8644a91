import { bareWord, nothing, type ReadCell } from "./read-cell.ts";

const yes = new Set([
  ...["1", "true", "yes", "y", "x", "on", "t", "wahr", "ja", "j", "oui", "vrai", "si", "sim", "✓"],
  ...["signed", "proof", "promo", "altered", "misprint", "textless", "proxy", "foil", "playset"],
  ...["artist proof", "altered art", "signiert", "signe", "firmada", "はい", "✔", "●"],
]);
const no = new Set([
  ...["0", "false", "no", "n", "off", "f", "falsch", "nein", "non", "faux", "falso", "nao", "none"],
  ...["regular", "normal", "nonfoil", "non foil", "unsigned", "unaltered", "いいえ", "null"],
]);

/** Whether a cell says yes: `true`, `1`, `x`, `Ja`, or the word of the flag itself, such as `signed`. */
export function readFlag(text: string): ReadCell<boolean> {
  const word = bareWord(text);
  if (word === "") return nothing;
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { wrong: "is neither yes nor no" };
}
