/** Chance that a run can repeat: numbers from 0 up to 1. */
export type Chance = () => number;

export const pick = <T>(all: readonly T[], chance: Chance): T | undefined =>
  all[Math.floor(chance() * all.length)];

/** One letter left out, doubled, or two that changed places; digits and the ends stay. */
export function mistyped(text: string, chance: Chance): string {
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 3));
  const [a = "", b = ""] = [text[at], text[at + 1]];
  if (!/^[a-z]$/i.test(a) || !/^[a-z]$/i.test(b) || a === b || text.length < 6) return text;
  const way = Math.floor(chance() * 3);
  const middle = [b, `${a}${a}${b}`, `${b}${a}`][way] ?? "";
  return text.slice(0, at) + middle + text.slice(at + 2);
}

export const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("’", "'")
    .replaceAll("♀", " F")
    .replaceAll("♂", " M");

export const inCapitals = (text: string): string => text.toUpperCase();

/** What a spreadsheet makes of `4/102`. */
export const asDate = (number: string): string =>
  `${["Jan", "Feb", "Mar", "Apr", "May", "Jun"][Number(number.replace(/\D/g, "")) % 6] ?? "Jan"}-02`;

/** A name as shops write it, with what else they put into it. */
export function atShops(name: string, number: string, chance: Chance): string {
  const way = chance();
  if (way < 0.15) return `${name} - ${number}`;
  if (way < 0.25) return name.replace(" δ", " (Delta Species)").replace(" ★", " (Gold Star)");
  if (way < 0.35) return name.replace(/ (EX|GX)$/, "-$1");
  return name;
}

const prefixes: readonly (readonly [RegExp, (bare: string, name: string) => string])[] = [
  [/^sv0?(\d+)$/, (bare, name) => `${bare.toUpperCase()}: ${name}`],
  [/^sv/, (_bare, name) => `SV: ${name}`],
  [/^swsh(\d+)$/, (bare, name) => `SWSH${bare.slice(4).padStart(2, "0")}: ${name}`],
  [/^sm\d/, (_bare, name) => `SM - ${name}`],
  [/^xy\d/, (_bare, name) => `XY - ${name}`],
  [/^ex\d+$/, (_bare, name) => `EX ${name}`],
  [/^me\d/, (bare, name) => `${bare.toUpperCase()}: ${name}`],
  [/^op-\d/, (bare, name) => `${name} [${bare.toUpperCase()}]`],
];

/** A set's name as shops write it. */
export function setAtShops(bare: string, name: string): string {
  const rule = prefixes.find(([pattern]) => pattern.test(bare));
  return rule ? rule[1](bare, name) : name.replace("Black Star Promos", "Promos");
}
