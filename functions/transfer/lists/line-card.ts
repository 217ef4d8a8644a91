import { setInName } from "../formats/names/set-in-name.ts";

/** Which card a line names, as it says it. */
export interface LineCard {
  readonly name?: string;
  readonly setName?: string;
  readonly setCode?: string;
  readonly number?: string;
}

const token = "#?[A-Za-z]{0,5}-?\\d{1,4}[A-Za-z]?(?:\\s?/\\s?[A-Za-z]{0,5}\\d{1,4})?";
const whole = "#?[A-Za-z]{0,4}\\d{1,4}[A-Za-z]?\\s?/\\s?[A-Za-z]{0,4}\\d{1,4}";
const onePiece =
  /(?:^|(?<=\s))[([]?((?:OP|ST|EB|PRB)-?\d{2}-\d{3}(?:_[pr]\d)?|P-\d{3}(?:_[pr]\d)?)[)\]]?(?=$|[\s,])/i;

/** Parts of names that look like the code of a set. */
const notCodes = new Set([
  "EX",
  "GX",
  "VMAX",
  "VSTAR",
  "BREAK",
  "LV.X",
  "LV",
  "TAG",
  "TEAM",
  "DON",
]);

type Shape = readonly [RegExp, (parts: readonly string[]) => LineCard | undefined];

const shapes: readonly Shape[] = [
  // Pikachu (BS) 58, Professor’s Research (Professor Oak) (CEL) 23, Pikachu [Base Set] #58/102
  [
    /^(.*\S)\s*[([]([^()[\]]{1,80})[)\]]\s*[-–—]?\s*#?([^\s()[\]]{0,12}\d[^\s()[\]]{0,12}|[A-Z?!])$/,
    ([name, set = "", number]) => ({ name, ...bySet(set), number }),
  ],
  // Pikachu (Base Set 58/102), Charizard ex (OBF 125)
  [
    new RegExp(`^(.*\\S)\\s*[([]([^()[\\]]{2,80}?)\\s+(${token})[)\\]]$`),
    ([name, set = "", number]) => ({ name, ...bySet(set), number }),
  ],
  // Pikachu - Base Set 58/102, Pikachu - Base Set - 58
  [
    new RegExp(`^(.*?\\S)\\s+[-–—]\\s+(.*[^\\s–—-])\\s+(?:[-–—]\\s+)?(${token})$`),
    ([name, set = "", number]) => ({ name, ...bySet(set), number }),
  ],
  // Mimikyu TEU 112
  [
    /^(.*\S)\s+([A-Z][A-Z0-9]{1,5}(?:-[A-Z0-9]{1,5})?|[A-Za-z]{1,5}\d{1,2}(?:pt\d|[A-Za-z])?)\s+(#?[A-Z]{0,4}\d{1,3}[a-z]?(?:\/\d{1,3})?)$/,
    ([name, setCode = "", number]) =>
      notCodes.has(setCode) ? undefined : { name, setCode, number },
  ],
  // Charizard 4/102 Base Set, Charizard 4/102 (BS)
  [
    new RegExp(
      `^(.*\\S)\\s+(${whole})(?:\\s*[,–—-]\\s*|\\s+|(?=[([]))[([]?([^()[\\]]{2,80}?)[)\\]]?$`,
    ),
    ([name, number, set = ""]) => ({ name, number, ...bySet(set) }),
  ],
  // Charizard 4/102, Charizard #4, Pikachu - 58/102
  [
    new RegExp(`^(.*?\\S)\\s+(?:[-–—]\\s+)?(${whole}|#\\d{1,4})$`),
    ([name, number]) => ({ name, number }),
  ],
  // Pikachu V-UNION SWSH139
  [
    /^(.*\S)\s+([A-Z]{1,5}\d{2,3}(?:\/[A-Z]{0,5}\d{1,3})?)$/,
    ([name, number]) => ({ name, number }),
  ],
  // 4/102 Charizard, 025/165 - Pikachu
  [new RegExp(`^(${whole})\\s+(?:[-–—:]\\s+)?(\\D.*)$`), ([number, name]) => ({ name, number })],
  // 4/102
  [new RegExp(`^(${whole})$`), ([number]) => ({ number })],
  // Pikachu 58
  [/^(.*\p{L}\S*)\s+(\d{2,3}[a-z]?)$/u, ([name, number]) => ({ name, number })],
  // Pikachu (BS)
  [
    /^(.*\S)\s*[([]([^()[\]]{2,10})[)\]]$/,
    ([name, set = ""]) =>
      /^[A-Z0-9.-]+$/.test(set) && isCode(set) ? { name, setCode: set } : undefined,
  ],
];

/** Takes a line apart that holds no more than a card: its name, and set and number in one of the usual places. */
export function lineCard(line: string): LineCard {
  const text = energyInWords(line);
  const piece = onePiece.exec(text);
  if (piece?.[1] !== undefined) return byOnePieceNumber(text, piece[0], piece[1]);
  for (const [shape, read] of shapes) {
    const [, ...parts] = shape.exec(text) ?? [];
    const card = parts.length > 0 ? read(parts) : undefined;
    if (card !== undefined)
      return { ...card, ...(card.number && { number: bareNumber(card.number) }) };
  }
  return setInName(text);
}

/** `Nami OP01-016`, `OP01-016 Nami`, `Nami (OP01-016)`, or the number alone, which says the set as well. */
function byOnePieceNumber(text: string, around: string, number: string): LineCard {
  const at = text.indexOf(around);
  const name = `${text.slice(0, at)} ${text.slice(at + around.length)}`
    .replace(/[([]\s*[)\]]/g, "")
    .replace(/^[\s,:)\]–—-]+|[\s,:([–—-]+$/g, "")
    .replace(/\s+/g, " ");
  return name === "" ? { number } : { name, number };
}

const energies: Readonly<Record<string, string>> = {
  ...{ G: "Grass", R: "Fire", W: "Water", L: "Lightning", P: "Psychic", F: "Fighting" },
  ...{ D: "Darkness", M: "Metal", Y: "Fairy", N: "Dragon", C: "Colorless" },
};

/** Pokémon TCG Live writes `Basic {R} Energy SVE 2`, and `Energy 2` behind one of no set, where the number says nothing. */
const energyInWords = (line: string): string =>
  line
    .replace(/\{([GRWLPFDMYNC])\}/g, (all, sign: string) => energies[sign] ?? all)
    .replace(/^(.*?\bEnergy)(?: Energy \d{1,2}| \d)$/, "$1");

const bareNumber = (number: string): string => number.replace(/^#/, "").replace(/\s/g, "");

const bySet = (set: string): LineCard => {
  const text = set.trim();
  return isCode(text) ? { setCode: text } : { setName: text };
};

/** `BS`, `PR-SW`, `sv3pt5`, `base1`; `Jungle` is a name. */
const isCode = (set: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9.&-]{0,9}$/.test(set) &&
  (set === set.toUpperCase() || /\d/.test(set) || (set === set.toLowerCase() && set.length < 5));
