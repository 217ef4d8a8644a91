import { decoded } from "#shared/kernel/decoded.ts";
import { plain } from "../bodies/text.ts";

/** Latin letters that are no letter with a mark, so that normalising does not take them apart. */
const ligatures: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

/**
 * What stays of a word when it is compared: no case, no marks on Latin letters, hyphens for
 * everything between words. Letters of other scripts all stay: `ホ` and `ボ` are two.
 * A word of signs alone is its own form.
 */
export function fold(text: string): string {
  const letters = text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ßæœøłđı]/gu, (letter) => ligatures[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return letters === "" ? plain(text) : letters;
}

/**
 * A word of a variant's key: `Cracked Ice` → `cracked-ice`. What Latin letters cannot write stands
 * there by its code points, `ミラー` → `u30df-30e9-30fc`: the same for the same word for ever, and
 * never the same for two.
 */
export function slug(text: string): string {
  const folded = fold(text);
  const word = folded
    .split(/((?:[^a-z0-9-])+)/u)
    .filter((run) => run !== "")
    .map((run) => (/^[a-z0-9-]+$/.test(run) ? run : `u${codePoints(run).join("-")}`))
    .join("-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  // A word of hyphens alone is a word too.
  return word === "" && folded !== "" ? `u${codePoints(folded).join("-")}` : word;
}

const codePoints = (text: string) =>
  [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0"));

/** A number, which travels percent-encoded where it stands in addresses: `%3F` is `?`. */
export const numberOf = (localId: string): string => decoded(localId);

/** Whether two ids are one: in addresses they travel percent-encoded, and letter case tells none apart. */
export const isSameId = (one: string, other: string): boolean =>
  comparable(one) === comparable(other);

/** Whether a card's id says that it is of a set: an id is its set, a hyphen and the number. */
export const isIdInSet = (id: string, set: string): boolean =>
  comparable(id).startsWith(`${comparable(set)}-`);

const comparable = (id: string) => plain(numberOf(id)).toLowerCase();
