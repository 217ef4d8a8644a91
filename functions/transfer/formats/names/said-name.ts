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
  const finish: string[] = [];
  let found: string | undefined;
  let name = text.trim();
  for (let left = 4; left > 0; left -= 1) {
    const cut = cutTail(name, number ?? found);
    if (cut === undefined) break;
    name = cut.name;
    finish.unshift(...cut.finish);
    found ??= cut.number;
  }
  return found === undefined ? { name, finish } : { name, number: found, finish };
}

function cutTail(name: string, number: string | undefined): SaidName | undefined {
  const [, before, dashed, round, square] = tail.exec(name) ?? looseNumber.exec(name) ?? [];
  const inside = dashed ?? round ?? square;
  if (before === undefined || inside === undefined) return cutLooseFinish(name);
  const words = finishWordsIn(inside);
  const others = words.rest.replace(/^[\s,/]+|[\s,/]+$/g, "");
  if (others === "" || others === "foil") {
    const foil = others === "foil" ? ["foil"] : [];
    return { name: before, finish: [...words.finish, ...foil] };
  }
  const said = inside.replace(/^#/, "").replace(/\s/g, "");
  const isNumber = isWholeNumber.some((one) => one.test(inside));
  const isSuffix = dashed === undefined && plainDigits.test(inside);
  if (!isNumber && !isSuffix) return undefined;
  if (number !== undefined && !isSameNumber(said, number)) return undefined;
  return { name: before, number: said, finish: [] };
}

function cutLooseFinish(name: string): SaidName | undefined {
  const [, before, words = ""] = looseFinish.exec(name) ?? [];
  return before === undefined ? undefined : { name: before, finish: finishWordsIn(words).finish };
}

/** Shops repeat the number with or without the total and zeros before it, of One Piece without the set. */
function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => (text.split("/")[0] ?? "").toLowerCase());
  const bare = (text = "") => text.replace(/^0+(?=.)/, "");
  return bare(a) === bare(b) || bare(a) === bare(b?.split("-").at(-1));
}
