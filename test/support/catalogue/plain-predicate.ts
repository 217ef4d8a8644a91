import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import type { SearchTree } from "#functions/catalog/search/query/search-tree.ts";
import { fold } from "#functions/catalog/search/words/fold.ts";
import { numberPartOf } from "#schemas/catalog/printing-id.ts";
import { marksOf } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { PricedCard } from "./arbitrary-searches.ts";

/**
 * Whether a Pokémon card is what a tree asks for, as docs/search.md says it in words: card by card,
 * slowly, and without an index.
 *
 * @param all the catalogue that it is in
 * @param prices what it costs, by currency; a search is in USD
 */
export function satisfies(
  tree: SearchTree,
  entry: IndexedCard,
  all: readonly IndexedCard[],
  prices: Readonly<Record<string, PricedCard>> = {},
): boolean {
  switch (tree.kind) {
    case "all":
      return true;
    case "and":
      return tree.parts.every((part) => satisfies(part, entry, all, prices));
    case "or":
      return tree.parts.some((part) => satisfies(part, entry, all, prices));
    case "not":
      return !satisfies(tree.part, entry, all, prices);
    case "text":
      if (tree.field === "has" && tree.value === "price") {
        return (prices["USD"]?.amount !== undefined) === (tree.compare !== "!=");
      }
      return textSatisfies(tree, entry, all);
    case "price": {
      const own = prices[tree.field === "eur" ? "EUR" : "USD"];
      const days = tree.field.startsWith("change") ? tree.field.slice(6) || "7" : "amount";
      const told = own?.[days as keyof PricedCard];
      return told !== undefined && stands(told, tree.compare, tree.value);
    }
    case "prose":
      return proseSatisfies(tree, entry);
    case "number":
      return numbersOf(tree.field, entry).some((own) => stands(own, tree.compare, tree.value));
    case "date": {
      const day = entry.set?.releasedOn;
      return !!day && stands(day.slice(0, tree.value.length), tree.compare, tree.value);
    }
    default:
      throw new Error(`There is no plain word for ${tree.kind}.`);
  }
}

function textSatisfies(
  { field, compare, value }: Extract<SearchTree, { kind: "text" }>,
  entry: IndexedCard,
  all: readonly IndexedCard[],
): boolean {
  const isSo = (one: IndexedCard) =>
    namesOf(field, one).some((name) => name.toLowerCase() === value.toLowerCase()) ||
    wordsOf(field, one).some((words) => fold(words) === fold(value));
  if (compare === "=") return isSo(entry);
  if (compare === "!=") return !isSo(entry);
  const isTold = all.some((one) => one.card.language === entry.card.language && isSo(one));
  if (isTold) return isSo(entry);
  return wordsOf(field, entry).some((words) => ` ${fold(words)}`.includes(` ${fold(value)}`));
}

function proseSatisfies(
  { field, compare, value }: Extract<SearchTree, { kind: "prose" }>,
  { card: { attributes } }: IndexedCard,
): boolean {
  const entries = (name: string) => entriesOf({ attributes }, name);
  const told: Record<string, readonly (string | undefined)[]> = {
    attack: entries("attacks").map(({ name }) => name),
    ability: entries("abilities").map(({ name }) => name),
    text: [
      ...["attacks", "abilities"].flatMap((kind) =>
        entries(kind).flatMap(({ name, effect }) => [name, effect]),
      ),
      attributes["effect"] as string | undefined,
    ],
  };
  const texts = (told[field] ?? []).filter((text) => text !== undefined).map(fold);
  if (compare === "has") return texts.some((text) => ` ${text}`.includes(` ${fold(value)}`));
  return texts.includes(fold(value)) === (compare === "=");
}

const entriesOf = ({ attributes }: Pick<IndexedCard["card"], "attributes">, name: string) =>
  (attributes[name] ?? []) as { name?: string; effect?: string }[];

const texts = (value: unknown): readonly string[] => [value ?? []].flat().map(String);

/** What counts as a whole only. */
function namesOf(field: string, { card, set }: IndexedCard): readonly string[] {
  const { number, id, setId } = card;
  const bare = number.replace(/^0+(?=\d)/, "");
  const has = { image: card.images.length, artist: card.artist, rarity: card.rarity };
  const own = { hp: "hp", type: "types" };
  const named = { attack: "attacks", ability: "abilities" };
  const told: Record<string, () => readonly string[]> = {
    set: () => [setId, setId.split(":")[2] ?? "", set?.abbreviation ?? setId],
    series: () => [set?.series.id ?? ""],
    number: () => [number, bare, numberPartOf(id)],
    language: () => [card.language],
    is: () =>
      Object.entries(marksOf(pokemon)).flatMap(([name, mark]) =>
        mark.isSo({ ...card, set }) ? [name] : [],
      ),
    has: () => [
      ...Object.entries(has).flatMap(([name, told]) => (told ? [name] : [])),
      ...Object.entries(own).flatMap(([name, at]) => (card.attributes[at] ? [name] : [])),
      ...Object.entries(named).flatMap(([name, at]) =>
        entriesOf(card, at).some((one) => one.name) ? [name] : [],
      ),
    ],
  };
  return told[field]?.() ?? [];
}

/** What is found by words of it, too. */
function wordsOf(field: string, { card, set }: IndexedCard): readonly string[] {
  const named: Record<string, readonly (string | undefined)[]> = {
    set: [set?.name],
    series: [set?.series.name],
    rarity: [card.rarity, card.normalizedRarity],
    artist: [card.artist],
    category: [card.category],
    variant: card.variants.map(({ key }) => key),
    types: texts(card.attributes["types"]),
    weak: ((card.attributes["weaknesses"] ?? []) as { type: string }[]).map(({ type }) => type),
  };
  return (named[field] ?? []).filter((words) => words !== undefined);
}

function numbersOf(field: string, { card, set }: IndexedCard): readonly number[] {
  if (field === "year") return set?.releasedOn ? [Number(set.releasedOn.slice(0, 4))] : [];
  if (field === "printed") return set ? [set.cardCount.printed] : [];
  return [card.attributes[field] ?? []].flat() as number[];
}

function stands<T extends number | string>(own: T, compare: string, value: T): boolean {
  const order = own < value ? "<" : own > value ? ">" : "=";
  return compare === "!=" ? order !== "=" : compare.includes(order);
}
