import { finishWordsIn } from "../values/finish-words.ts";

export interface SaidName {
  readonly name: string;
  /** That stands in the name alone, or as the number's own column has it. */
  readonly number?: string;
  readonly finish: readonly string[];
}

const tail = /^(.*\S)\s*(?:\s[-–—]\s+([^()[\]]+)|\(([^()]+)\)|\[([^[\]]+)\])$/u;
const looseNumber = /^(.*\S)\s+#?([A-Za-z]{0,4}\d{1,3}[a-z]?\s?\/\s?[A-Za-z]{0,4}\d{1,3})$/;
const looseFinish = /^(.*\S)\s+(reverse holo(?:foil)?|1st edition)$/i;

const isWholeNumber = [
  /^#?[A-Za-z]{0,4}\d{1,3}[a-z]?\s?\/\s?[A-Za-z]{0,4}\d{1,3}$/,
  /^(?:OP|ST|EB|PRB)\d{2}-\d{3}(?:_[pr]\d)?$/i,
  /^P-\d{3}$/i,
  /^#\d{1,3}$/,
];
const plainDigits = /^\d{2,3}$/;

/**
 * Takes apart what apps write into a name: `Charizard (Reverse Holofoil)`, `Pikachu - Cosmos Holo`, `Charizard - 4/102`, `Nami (OP01-016)`.
 * What contradicts the number's own column stays in the name, where it can be seen; so does everything that is neither a number nor a finish:
 * `Professor’s Research (Professor Oak)`, `Nami (Alternate Art)`.
 *
 * @param number what the number's own column says
 */
export function readName(text: string, number: string | undefined): SaidName {
  if (text.length > mostNamed) return { name: text, finish: [] };
  const finish: string[] = [];
  const kept: string[] = [];
  let found: string | undefined;
  let name = text.trim();
  for (let left = mostTails; left > 0; left -= 1) {
    const cut = cutTail(name, number ?? found);
    if (cut === undefined) break;
    name = cut.name;
    finish.unshift(...cut.finish);
    if (cut.kept !== undefined) kept.unshift(cut.kept);
    found ??= cut.number;
  }
  // Blanks before what stays are as they were where nothing was taken out.
  const whole =
    finish.length === 0 && found === undefined ? text.trim() : [name, ...kept].join(" ");
  return found === undefined ? { name: whole, finish } : { name: whole, number: found, finish };
}

/** Longer texts are no names. */
const mostNamed = 300;
/** Behind a name; nobody writes more. */
const mostTails = 4;

interface Cut extends SaidName {
  /** In brackets, and part of the name. */
  readonly kept?: string;
}

function cutTail(name: string, number: string | undefined): Cut | undefined {
  const [, before, dashed, round, square] = tail.exec(name) ?? looseNumber.exec(name) ?? [];
  const inside = dashed ?? round ?? square;
  if (before === undefined || inside === undefined) return cutLooseFinish(name);
  const finish = wholeFinish(inside);
  if (finish) return { name: before, finish };
  const said = numberIn(inside, dashed === undefined);
  if (said !== undefined && (number === undefined || isSameNumber(said, number))) {
    return { name: before, number: said, finish: [] };
  }
  if (dashed !== undefined) return undefined;
  return { name: before, finish: [], kept: round === undefined ? `[${inside}]` : `(${inside})` };
}

/** What a text says that is nothing but a finish. */
function wholeFinish(text: string): readonly string[] | undefined {
  const { finish, rest } = finishWordsIn(text);
  const others = rest.replace(/^[\s,/]+|[\s,/]+$/g, "");
  if (others === "foil") return [...finish, "foil"];
  return others === "" ? finish : undefined;
}

/** What a text says that is nothing but a number; in brackets a few digits are one as well. */
function numberIn(text: string, isBracketed: boolean): string | undefined {
  const isNumber =
    isWholeNumber.some((one) => one.test(text)) || (isBracketed && plainDigits.test(text));
  return isNumber ? text.replace(/^#/, "").replace(/\s/g, "") : undefined;
}

function cutLooseFinish(name: string): Cut | undefined {
  const [, before, words = ""] = looseFinish.exec(name) ?? [];
  return before === undefined ? undefined : { name: before, finish: finishWordsIn(words).finish };
}

/** Shops repeat the number with or without the total and zeros before it, of One Piece without the set. */
function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => (text.split("/")[0] ?? "").toLowerCase());
  const bare = (text = "") => text.replace(/^0+(?=.)/, "");
  return bare(a) === bare(b) || bare(a) === bare(b?.split("-").at(-1));
}
