import { fold } from "../../../catalog/index.ts";

/** A card's name in the ways in which it is compared. */
export interface NameForm {
  /** All of it. */
  readonly full: string;
  /** Without what stands in brackets. */
  readonly base: string;
  /** Without the marks that only some sources write, such as `LV.X` and `δ`. */
  readonly bare: string;
  /** Its words, with blanks around each. */
  readonly words: string;
  /** `EX` and `ex` are other cards, and all that tells them apart is the case. */
  readonly ex: "EX" | "ex" | undefined;
}

const bracketed = /\s*[([][^()[\]]*[)\]]/gu;

/** The ways in which a name is compared; pure. */
export function nameForm(name: string): NameForm {
  const words = nameWords(name);
  const full = squeezed(words, name);
  const hasBrackets = name.includes("(") || name.includes("[");
  const base = hasBrackets ? squeezed(nameWords(name.replace(bracketed, " ")), name) : full;
  return {
    full,
    base,
    bare: squeezed(words.replace(marks, " "), name),
    words: ` ${words} `,
    ex: exIn(name),
  };
}

const marks = /\b(?:lvx|delta|prism star|star)\b/g;

const exIn = (name: string): NameForm["ex"] => {
  const found = /[\s-](EX|ex)$/.exec(name.trimEnd())?.[1];
  if (found === "ex") return "ex";
  // Who writes everything in capitals says nothing by them.
  return found === "EX" && name !== name.toUpperCase() ? "EX" : undefined;
};

/** Words of a name that sources and shops write in different ways, in one way. */
export function nameWords(name: string): string {
  const words = fold(name);
  // Most names have none of these: asking once is cheaper than replacing eight times.
  return odd.test(words) ? replaced(words) : words;
}

const odd =
  /lv x|level x|lvx|delta|gold star|\band\b|^m |^basic |imposter|\bv (?:max|star|union)\b|^nidoran|team rockets/;

const replaced = (words: string): string =>
  words
    .replace(/\b(?:lv|level) x\b/g, "lvx")
    .replace(/\bdelta species\b/g, "delta")
    .replace(/\bgold star\b/g, "star")
    .replace(/ and (?=.)/g, " ")
    .replace(/^m (?=.+ ex$)/, "mega ")
    .replace(/^basic (?=.+ energy$)/, "")
    .replace(/\bimposter\b/g, "impostor")
    .replace(/\bv (max|star|union)\b/g, "v$1")
    .replace(/^nidoran (?:female|weiblich)$/, "nidoran f")
    .replace(/^nidoran (?:male|mannlich)$/, "nidoran m");

/** Without blanks: `Ho-Oh` is `Ho Oh`. A name of signs alone is its own form. */
const squeezed = (words: string, name: string): string => {
  const letters = words.replaceAll(" ", "");
  return letters === "" ? name.trim().toLowerCase() : letters;
};
