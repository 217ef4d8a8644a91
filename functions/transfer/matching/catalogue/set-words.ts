import { fold } from "../../../catalog/index.ts";

/** Words that say no more of a set than that it is one. */
const vague =
  /\b(?:the|and|und|et|of|tcg|ccg|trading|pokemon|game|black star|cards?|one piece|booster|decks?|packs?)\b/g;

/** What copies of a set may be, which shops put behind its name. */
const ofCopies =
  /[([]?\b(?:shadow ?less|unlimited|1st ed(?:ition|\.)?|first edition|1\. ?edition|holo(?:foil)?|reverse)\b(?: edition)?[)\]]?/gi;

/** A set's name without what is said in it of copies; and that. */
export function withoutCopies(name: string): { readonly name: string; readonly said: string } {
  const said = name.match(ofCopies) ?? [];
  return said.length === 0
    ? { name, said: "" }
    : { name: name.replace(ofCopies, " ").trim(), said: said.join(" ").replace(/[()[\]]/g, " ") };
}

/** The words of a set's name by which it is told from others; all of them, where it has no others. */
export function setWords(name: string): string {
  const words = fold(name)
    .replace(/\bpromotion(?:al|s)?\b|\bpromokarten\b|\bpromos\b|\bprm\b/g, "promo")
    .replace(/\bvol (?=\d)/g, "vol")
    .replace(/\bmcdonald s\b/g, "mcdonalds");
  const telling = words.replace(vague, " ").replace(/ {2,}/g, " ").trim();
  return telling === "" ? words : telling;
}

/** A set's code as it is compared: `OP-01`, `op01`; `sv3pt5`, `sv03.5`, `SV3.5`. */
export const setCode = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/(?<=\d)pt(?=\d)/g, ".")
    .replace(/[\s_:-]+/g, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");

/** What stands before the names of sets of an era: its code, or its own name. */
const eras =
  /^(?:pokemon )?(?:ex|hs|hgss|dp|pl|bw|xy|sm|swsh|sv|me|scarlet violet|sword shield|sun moon|black white|diamond pearl|heartgold soulsilver|mega evolution|karmesin purpur|schwert schild|sonne mond|schwarz weiss) (?=.)/;

/**
 * The ways to read a set's name, the one as it stands first: without the code of its era or of itself before it, and without one in
 * brackets behind it.
 */
export function readingsOf(name: string): readonly string[] {
  const whole = setWords(name);
  const [, before = "", behind] = /^([^:]{1,24}):\s*(.+)$/.exec(name) ?? [];
  const bare = setWords(name.replace(/\s*[[(][^\])]*[\])]\s*$/, ""));
  const isPrefix = behind !== undefined && /^[a-z]{1,6}\s?-?\d*(?:\.\d)?$|\d$/i.test(before.trim());
  const rest = isPrefix ? [setWords(behind)] : [];
  const readings = [whole, bare, ...rest];
  return [...new Set([...readings, ...readings.map((one) => one.replace(eras, ""))])];
}

/** The code that stands before a set's name or in brackets behind it: `SWSH07: Evolving Skies`, `Romance Dawn [OP-01]`. */
export function codeBeside(name: string): string | undefined {
  const before = /^\s*([a-z]{1,5}-?\d{1,3}(?:\.\d|pt5)?[a-z]?)\s*(?::|\s-\s|–)/i.exec(name)?.[1];
  return before ?? /[[(]([a-z]{1,4}-?\d{0,3}(?:\.\d)?[a-z]?)[\])]\s*$/i.exec(name)?.[1];
}
