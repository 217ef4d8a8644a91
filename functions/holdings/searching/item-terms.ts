import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { type Comparison, compares, cutLike, fold, type SearchTree } from "../../catalog/index.ts";
import type { ItemMoney, MoneyName } from "./item-money.ts";

export type ItemTerm = Extract<SearchTree, { kind: "beyond" }>;

/** Where the answers to a term come from, beside the item. */
export interface ItemContext {
  readonly head: Collection;
  /** Undefined where no term asks for any. */
  readonly money: ItemMoney | undefined;
}

type Test = (item: CollectionItem) => boolean;

const moneyNames: readonly string[] = [
  "price",
  "paid",
  "value",
  "gain",
  "gain%",
] satisfies MoneyName[];
const isMoneyName = (name: string): name is MoneyName => moneyNames.includes(name);

/** Whether a term needs to know what items are worth. */
export const asksForPrices = ({ name, value }: ItemTerm): boolean =>
  isMoneyName(name) || (name === "has" && value === "price");

/** What a term asks of an item. */
export function testOf(term: ItemTerm, { head, money }: ItemContext): Test {
  const { name, compare, value } = term;
  if (isMoneyName(name)) return numberTest(term, (item) => money?.units(name, item) ?? Number.NaN);
  if (typeof value === "number") return numberTest(term, name === "qty" ? copiesOf : gradeOf);
  switch (name) {
    case "added":
      return dayTest(compare, value, ({ createdAt }) => createdAt);
    case "bought":
      return dayTest(compare, value, ({ paid }) => paid?.day);
    case "is":
    case "has":
      return unless(compare, name === "is" ? marks[value] : factTest(value, money));
    case "condition":
      return unless(compare, ({ condition }) => condition === value);
    case "grade":
      return unless(compare, ({ grade }) => grade && gradeNames(grade).includes(value));
    case "in":
      return textTest(compare, value, () => [head.kind, head.name, head.id]);
    default:
      return textTest(compare, value, texts[name] ?? (() => []));
  }
}

const copiesOf = ({ quantity }: CollectionItem): number => quantity;
/** A grade of one company, and of any. */
const gradeNames = ({ company, grade }: NonNullable<CollectionItem["grade"]>) => [
  `${company}-${grade}`,
  grade,
];
/** A grade without a number, `authentic`, is no number. */
const gradeOf = ({ grade }: CollectionItem): number => Number.parseFloat(grade?.grade ?? "");

/** What is not known is neither more nor less, nor another. */
function numberTest({ compare, value }: ItemTerm, of: (item: CollectionItem) => number): Test {
  const [wanted, how] = [Number(value), ordered(compare)];
  return (item) => {
    const number = of(item);
    return !Number.isNaN(number) && compares(how, number, wanted);
  };
}

/** A day is as long as what it is compared with: a year, a month or a day. */
function dayTest(
  compare: ItemTerm["compare"],
  wanted: string,
  of: (item: CollectionItem) => string | undefined,
): Test {
  return (item) => {
    const day = of(item);
    return day !== undefined && compares(ordered(compare), cutLike(day, wanted), wanted);
  };
}

const ordered = (compare: ItemTerm["compare"]): Comparison => (compare === "has" ? "=" : compare);

type Said = ((item: CollectionItem) => boolean | undefined) | undefined;

/** Whether something is so, or for `!=` that it is not. */
const unless = (compare: ItemTerm["compare"], said: Said): Test => {
  const isWanted = compare !== "!=";
  return (item) => (said?.(item) ?? false) === isWanted;
};

const marks: Readonly<Record<string, Said>> = {
  signed: ({ isSigned }) => isSigned,
  altered: ({ isAltered }) => isAltered,
  misprint: ({ isMisprint }) => isMisprint,
  proxy: ({ isProxy }) => isProxy,
  graded: ({ grade }) => grade !== undefined,
};

function factTest(fact: string, money: ItemMoney | undefined): Said {
  if (fact === "price") return (item) => money?.priceOf(item) !== undefined;
  if (fact === "tag") return ({ tags }) => (tags?.length ?? 0) > 0;
  return (item) => told[fact]?.(item) !== undefined;
}

const told: Readonly<Record<string, (item: CollectionItem) => unknown>> = {
  paid: ({ paid }) => paid,
  notes: ({ notes }) => notes,
  location: ({ location }) => location,
  grade: ({ grade }) => grade,
};

type Texts = (item: CollectionItem) => readonly (string | undefined)[];

const texts: Readonly<Record<string, Texts>> = {
  tag: ({ tags = [] }) => tags,
  location: ({ location }) => [location],
  notes: ({ notes }) => [notes],
  language: ({ language }) => [language],
  variant: ({ variant }) => [variant],
  grader: ({ grade }) => [grade?.company],
};

/** `has`: words that follow each other, from the start of one; `=`: the whole text. As search compares text. */
function textTest(compare: ItemTerm["compare"], value: string, of: Texts): Test {
  const [wanted, signs] = [fold(value), plain(value)];
  const isSo = (text: string) => {
    // Signs alone are compared as they are: folded, they would be nothing, which is in every text.
    if (wanted === "")
      return compare === "has" ? plain(text).includes(signs) : plain(text) === signs;
    return compare === "has" ? ` ${fold(text)}`.includes(` ${wanted}`) : fold(text) === wanted;
  };
  /** Many items say the same. */
  const known = new Map<string, boolean>();
  const answer = (text: string) => {
    const told = known.get(text) ?? isSo(text);
    known.set(text, told);
    return told;
  };
  return unless(compare, (item) => of(item).some((text) => text !== undefined && answer(text)));
}

const plain = (text: string): string => text.normalize("NFC").trim().toLowerCase();
