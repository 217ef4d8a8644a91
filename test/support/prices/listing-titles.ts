import { judgeListing } from "#functions/prices/listings/judge-listing.ts";
import type { AskedCard, ListingVerdict } from "#functions/prices/listings/listing.ts";

/** Titles that a person sorted, with the cards that they were written for. */
export interface ListingTitles {
  readonly cards: readonly TitledCard[];
  readonly listings: readonly SortedTitle[];
}

interface TitledCard
  extends Pick<AskedCard, "game" | "name" | "number" | "setName" | "language" | "alsoNamed"> {
  readonly key: string;
  readonly setTotal: number | null;
  readonly setCode: string;
  readonly rarity: string;
  readonly variants: readonly string[];
}

interface Copy {
  readonly match: true;
  readonly variant: string | null;
  readonly grade: { readonly company: string; readonly grade: string } | null;
}

interface SortedTitle {
  readonly card: string;
  readonly title: string;
  /** As the marketplace says it: 2750 graded, 4000 not. */
  readonly conditionId: string | null;
  readonly expect: Copy | { readonly match: false; readonly kind: string };
}

/** Prints that are cards of their own, by their kinds. */
const prints: Readonly<Record<string, string>> = { altArt: "parallel", manga: "manga" };
const marks: Readonly<Record<string, string>> = {
  ...{ firstEdition: "1st-edition", shadowless: "shadowless" },
};
const rarities: Readonly<Record<string, string>> = {
  ...{ SEC: "Secret Rare", SR: "Super Rare", R: "Rare", L: "Leader" },
};
/** Languages of cards that are asked for where people speak them. */
const spoken = ["de", "fr"];

interface OwnCard {
  /** Absent for the plain one. */
  readonly print?: string;
  readonly card: AskedCard;
}

/** The cards of ours that a card of the file is: one for each of its prints. */
function cardsOf(titled: TitledCard): readonly OwnCard[] {
  const { game, language, name, number, setName, setCode, setTotal, alsoNamed = [] } = titled;
  const finish = titled.variants.includes("normal") ? "normal" : "holo";
  const own = titled.variants.filter((key) => prints[key] === undefined);
  const card: AskedCard = {
    ...{ game, language, name, alsoNamed, number, setName, setCodes: [setCode] },
    ...{ printedCount: setTotal ?? 0, usualLanguage: spoken.includes(language) ? language : "en" },
    rarity: rarities[titled.rarity] ?? titled.rarity,
    variants: own.map((key) => ({
      ...{ key, finish: key === "reverse" ? key : finish },
      marks: [marks[key] ?? []].flat(),
    })),
  };
  const further = titled.variants.flatMap((one): OwnCard[] => {
    const print = prints[one];
    return print === undefined ? [] : [{ print: one, card: { ...card, print } }];
  });
  return [{ card }, ...further];
}

/**
 * `right`: found, with the very variant and grade. `wrong`: found where there is none, or another one. `missed`: not
 * found. `refused`: rightly.
 */
export interface Measured {
  readonly sorted: SortedTitle;
  /** What kind of title a person says that it is. */
  readonly kind: string;
  readonly outcome: "right" | "wrong" | "missed" | "refused";
  readonly told: string;
}

/** What becomes of each title. */
export function measured({ cards, listings }: ListingTitles): readonly Measured[] {
  const own = new Map(cards.map((card) => [card.key, cardsOf(card)]));
  return listings.map((sorted) => measure(sorted, own.get(sorted.card) ?? []));
}

function measure(sorted: SortedTitle, own: readonly OwnCard[]): Measured {
  const { conditionId, title, expect } = sorted;
  const isGraded = conditionId === "2750" || (conditionId === "4000" ? false : undefined);
  const judged = own.map((one) => ({
    ...one,
    verdict: judgeListing({ title, isGraded }, one.card),
  }));
  const [first, ...others] = judged.filter(({ verdict }) => verdict.verdict === "match");
  const about = { sorted, kind: expect.match ? kindOf(expect) : expect.kind };
  if (!first) {
    const told = judged.map(({ verdict }) => labelOf(verdict)).join(", ");
    return { ...about, told, outcome: expect.match ? "missed" : "refused" };
  }
  const told = labelOf(first.verdict, first.print);
  const isRight =
    expect.match && others.length === 0 && told === expected(expect, first.card.variants[0]?.key);
  return { ...about, told, outcome: isRight ? "right" : "wrong" };
}

const kindOf = ({ grade, variant }: Copy) =>
  grade ? "graded copy" : `ungraded copy${variant ? `, ${variant}` : ""}`;

function labelOf(verdict: ListingVerdict, print?: string): string {
  if (verdict.verdict === "rejected") return verdict.reason;
  const { state, variant } = verdict;
  const isGraded = state && "company" in state;
  return `${print ?? variant}${isGraded ? `@${state.company}-${plainGrade(state.grade)}` : ""}`;
}

/** Persons did not tell tens apart. */
const plainGrade = (grade: string) => grade.replace(/^10-.*/, "10").toLowerCase();

const expected = ({ variant, grade }: Copy, plainest = "") =>
  `${variant ?? plainest}${grade ? `@${grade.company.toLowerCase()}-${plainGrade(grade.grade)}` : ""}`;
