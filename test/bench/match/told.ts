import type { Told } from "./files.ts";
import {
  asDate,
  atShops,
  type Chance,
  inCapitals,
  mistyped,
  setAtShops,
  withoutAccents,
} from "./noise.ts";
import type { TrueCard } from "./true-cards.ts";

/** What somebody's file says of a card: a third of the rows as it is, the others with something that is wrong or other. */
export function toldOf(card: TrueCard, chance: Chance): Told {
  const total =
    card.game === "pokemon" && card.printed > 0 && chance() < 0.7 ? `/${card.printed}` : "";
  const number = `${zeros(card.number, chance)}${total}`;
  const plain = {
    name: `${card.name}${asides(card)}`,
    setName: setName(card, chance),
    setCode: chance() < 0.3 ? card.setCode.toLowerCase() : card.setCode,
    ...{ number, trueNumber: number },
    ...{ finish: [words(card.variant)], aside: asides(card) },
  };
  return noisy(plain, card, chance);
}

function noisy(told: Told, card: TrueCard, chance: Chance): Told {
  const way = chance();
  if (way < 0.35) return told;
  if (way < 0.45)
    return { ...told, name: withoutAccents(told.name), setName: withoutAccents(told.setName) };
  if (way < 0.55) return { ...told, name: mistyped(card.name, chance) + asides(card) };
  if (way < 0.62)
    return { ...told, name: inCapitals(told.name), setName: inCapitals(told.setName) };
  if (way < 0.72)
    return { ...told, name: atShops(card.name, told.number ?? "", chance) + asides(card) };
  if (way < 0.8) return { ...told, number: undefined };
  if (way < 0.84 && card.game === "pokemon") return { ...told, number: asDate(card.number) };
  if (way < 0.9 && card.neighbour !== undefined) return { ...told, number: card.neighbour };
  if (way < 0.95) return { ...told, setName: mistyped(told.setName, chance) };
  return { ...told, setName: told.setName.replace(" & ", " and ").toLowerCase() };
}

const zeros = (number: string, chance: Chance): string => {
  if (!/^\d+$/.test(number)) return number;
  const way = chance();
  if (way < 0.2) return number.padStart(3, "0");
  return way < 0.4 ? String(Number(number)) : number;
};

const setName = ({ bare, setName: name, language }: TrueCard, chance: Chance): string =>
  chance() < 0.5 && language === "en" ? setAtShops(bare, name) : name;

/** What shops put into names, because nothing else tells it. */
function asides({ id, variant, isFurther, game, rarity }: TrueCard): string {
  if (variant.endsWith(".cosmos")) return " (Cosmos Holo)";
  if (variant.endsWith(".pokeball")) return " (Poke Ball Pattern)";
  if (variant.endsWith(".masterball")) return " (Master Ball Pattern)";
  // A reprint has the same picture: its set tells it.
  if (!isFurther || game === "pokemon" || /_5fr\d+$/.test(id)) return "";
  return /^sp/i.test(rarity ?? "") ? " (SP)" : " (Alternate Art)";
}

const finishes: Readonly<Record<string, string>> = {
  holo: "holofoil",
  reverse: "reverse holofoil",
};

/** A variant in the words of the largest shop. */
export function words(variant: string): string {
  const [finish = "normal", ...marks] = variant.split(".");
  const before = [
    ...(marks.includes("1st-edition") ? ["1st edition"] : []),
    ...(marks.includes("shadowless") && !marks.includes("1st-edition") ? ["shadowless"] : []),
    ...(marks.includes("unlimited") ? ["unlimited"] : []),
  ];
  const own = finishes[finish] ?? (before.length > 0 ? [] : [finish]);
  return [...before, ...[own].flat()].join(" ");
}
