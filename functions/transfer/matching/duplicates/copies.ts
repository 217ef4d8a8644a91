import { fold } from "../../../catalog/index.ts";

/** Copies that a row says somebody has, or that lie in a collection. */
export interface Copies {
  readonly printingId: string;
  readonly variant: string;
  readonly language: string;
  readonly condition?: string | undefined;
  readonly grade?:
    | {
        readonly company: string;
        readonly grade: string;
        readonly certificate?: string | undefined;
      }
    | undefined;
  /** As people know the card. */
  readonly name: string;
  readonly setName: string;
  /** What the copies are called elsewhere: an address, the id of a row at the app that wrote the file. */
  readonly sources?: readonly string[] | undefined;
}

/** Copies that lie in a collection. */
export interface HeldCopies extends Copies {
  readonly itemId: string;
}

/** Equal of copies of one printing, variant, state and language [IMP-4]. */
export const copiesKey = ({ printingId, variant, language, condition, grade }: Copies): string =>
  [printingId, variant, language, condition ?? "", gradeKey(grade)].join(" ");

const gradeKey = (grade: Copies["grade"]): string =>
  grade ? `${grade.company}/${grade.grade}/${grade.certificate ?? ""}`.toLowerCase() : "";

/** What names these very copies: where they come from, and what is written on a slab. */
export function sourcesOf({ sources = [], grade }: Copies): readonly string[] {
  const label = grade?.certificate && `${grade.company} ${grade.certificate}`.toLowerCase();
  return [...sources.map(plainSource), ...(label ? [label] : [])].filter((one) => one !== "");
}

/** The same address with and without its scheme, a stroke at its end, and what trackers add. */
const plainSource = (source: string): string =>
  source
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[?#&]utm_[^#]*$/, "")
    .replace(/\/+$/, "");

/** The words of a card's name and its set, each once. */
export const wordsOf = ({ name, setName }: Pick<Copies, "name" | "setName">): readonly string[] => [
  ...new Set(
    fold(`${name} ${setName}`)
      .split(" ")
      .filter((word) => word !== ""),
  ),
];
