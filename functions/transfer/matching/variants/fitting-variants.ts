import type { SaidFinish } from "./said-finish.ts";

/** Which variants of a card a row may mean, the likeliest first. */
export interface FittingVariants {
  /** `several`: nothing tells them apart, and the plainest comes first; `untold`: of its game no finishes are known. */
  readonly how: "one" | "several" | "none" | "untold";
  readonly keys: readonly string[];
}

interface HowTold {
  /** Whether the game's catalogue knows that cards are made in several ways. */
  readonly tellsFinishes: boolean;
  /** A product says what all of these have in common, so that the row need not. */
  readonly isOfProduct?: boolean;
}

interface Parts {
  readonly key: string;
  readonly finish: string;
  readonly marks: readonly string[];
}

const kept = new Map<string, Parts>();

function partsOf(key: string): Parts {
  const known = kept.get(key);
  if (known) return known;
  const [finish = "", ...marks] = key.split(".");
  const parts = { key, finish, marks };
  kept.set(key, parts);
  return parts;
}

/** What copies have unless somebody says otherwise. */
const usual: ReadonlySet<string> = new Set(["unlimited", "standard"]);
const order = ["normal", "holo", "reverse"];

/**
 * Variants whose finish is the one that is said and that have all marks that are said, and no further one that would have been said.
 *
 * @param keys of the card's variants, or of those that a product is
 */
export function fittingVariants(
  keys: readonly string[],
  said: SaidFinish,
  how: HowTold,
): FittingVariants {
  if (how.isOfProduct) return fitting(keys, said, how);
  // Cards share lists of variants, and rows words: most of a file was decided before.
  const bySaid = decided.get(keys) ?? new Map<SaidFinish, FittingVariants>();
  decided.set(keys, bySaid);
  const known = bySaid.get(said) ?? fitting(keys, said, how);
  if (bySaid.size < mostDecided) bySaid.set(said, known);
  return known;
}

const decided = new WeakMap<readonly string[], Map<SaidFinish, FittingVariants>>();
const mostDecided = 200;

function fitting(
  keys: readonly string[],
  said: SaidFinish,
  { tellsFinishes, isOfProduct = false }: HowTold,
): FittingVariants {
  const [only] = keys;
  if (!tellsFinishes) return { how: isShining(said) ? "untold" : "one", keys };
  if (only !== undefined && keys.length === 1 && said.text === "") return { how: "one", keys };
  const all = keys.map(partsOf);
  const common = isOfProduct ? commonTo(all) : [];
  const marked = all.filter((one) => hasAll(one, said, common));
  const ofFinish = marked.filter((one) => hasFinish(one, said, marked));
  if (ofFinish.length === 0) return { how: "none", keys };
  const extra = new Map(ofFinish.map((one) => [one, unsaidOf(one, said, common).length]));
  const fewest = Math.min(...extra.values());
  const plainest = ofFinish
    .filter((one) => extra.get(one) === fewest)
    .toSorted((a, b) => rank(a) - rank(b));
  const [first, second] = plainest;
  // Where all are special in some way, and the row says of no way, each is as likely as the others.
  if (fewest > 0 && first?.finish === second?.finish) {
    return { how: "none", keys: plainest.map(({ key }) => key) };
  }
  const isSaid = said.finish !== undefined || said.marks.length > 0 || keys.length === 1;
  if (isSaid && second === undefined) return { how: "one", keys: plainest.map(({ key }) => key) };
  const rest = ofFinish.filter((one) => !plainest.includes(one));
  return { how: "several", keys: [...plainest, ...rest].map(({ key }) => key) };
}

const isShining = ({ finish }: SaidFinish): boolean => finish === "foil" || finish === "holo";

const rank = ({ finish }: Parts): number => {
  const at = order.indexOf(finish);
  return at < 0 ? order.length : at;
};

/** The first edition of a set was made without shadows. */
const hasAll = (
  { marks, finish }: Parts,
  { marks: said }: SaidFinish,
  common: readonly string[],
): boolean =>
  said.every(
    (one) =>
      marks.includes(one) ||
      finish === one ||
      (one === "stamped" && marks.length > 0) ||
      (one === "unlimited" &&
        !marks.includes("1st-edition") &&
        (!marks.includes("shadowless") || [...said, ...common].includes("shadowless"))) ||
      (one === "snowflake" && marks.some((mark) => /holiday|countdown/.test(mark))),
  );

const commonTo = ([first, ...others]: readonly Parts[]): readonly string[] =>
  first?.marks.filter((mark) => others.every(({ marks }) => marks.includes(mark))) ?? [];

const unsaidOf = (
  { marks }: Parts,
  said: SaidFinish,
  common: readonly string[],
): readonly string[] =>
  marks.filter(
    (mark) =>
      !(
        usual.has(mark) ||
        common.includes(mark) ||
        said.marks.includes(mark) ||
        (said.marks.includes("1st-edition") && mark === "shadowless") ||
        ` ${said.text} `.includes(` ${mark.replaceAll("-", " ")} `)
      ),
  );

function hasFinish({ finish }: Parts, said: SaidFinish, marked: readonly Parts[]): boolean {
  switch (said.finish) {
    case undefined:
      return true;
    case "normal":
      return finish === "normal";
    case "nonfoil":
      return finish === "normal" || !marked.some(isNormal);
    case "reverse":
      return finish === "reverse";
    case "holo":
      return finish !== "normal" && finish !== "reverse";
    case "foil":
      return finish !== "normal";
  }
}

const isNormal = ({ finish }: Parts): boolean => finish === "normal";
