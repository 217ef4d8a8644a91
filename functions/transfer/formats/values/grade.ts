import { type Grader, givenGrade, graders } from "#schemas/prices/graders.ts";
import { bareWord, nothing, plainWord, type ReadCell } from "./read-cell.ts";

export interface SaidGrade {
  readonly company: string;
  readonly grade: string;
}

/** What companies are called in full, besides their signs. */
const companyWords: Readonly<Record<string, Grader>> = {
  ...{ beckett: "bgs", bvg: "bgs", bccg: "bgs", "ace grading": "ace", "tag grading": "tag" },
  ...{ "sgc grading": "sgc", "ars grading": "ars", "edge grading": "edg", edge: "edg" },
};
const companies: ReadonlyMap<string, Grader> = new Map([
  ...graders.map((one) => [one, one] as const),
  ...Object.entries(companyWords),
]);

const isUngraded = /^(?:|ungraded|raw|none|no|not graded|n\/a|-|0|ungegradet|non gradee?|unrated)$/;

/**
 * The grade that a cell says, with its company: `PSA 10`, `psa10`, `BGS 10 Black Label`, `CGC Pristine 10`, `PSA Authentic`. Words
 * that a label adds to its number, such as `GEM MT`, say nothing more.
 *
 * @param company what a column of its own says of it
 * @returns nothing where the cell says that the copy is ungraded
 */
export function readGrade(text: string, company = ""): ReadCell<SaidGrade> {
  const word = plainWord(text)
    .replace(/(\d),(\d)/, "$1.$2")
    .replace(/^(\d{1,2}(?:\.\d)?) ([a-z]+)$/, "$2 $1");
  if (isUngraded.test(word)) return nothing;
  const said =
    /^([a-z][a-z ]*?)\s*[-:]?\s*(?=\d|authentic|pristine|perfect|black|gem|mint|auth\b|a$|$)/.exec(
      word,
    );
  const name = bareWord(company) || (said?.[1] ?? "");
  const known = companies.get(name);
  if (known === undefined) return { wrong: "names no company that is known to grade cards" };
  const grade = gradeIn(word);
  if (grade === undefined || !givenGrade.test(grade)) {
    return { wrong: "says no grade from 1 to 10 by halves, and not that it is authentic" };
  }
  return { value: { company: known, grade } };
}

/** A whole text that is a grade with its company, such as `PSA 10`, where texts of other kinds stand as well. */
export const gradeOfText = (text: string): SaidGrade | undefined =>
  text.length <= 40 && startsWithCompany.test(text.trim()) ? readGrade(text).value : undefined;
const startsWithCompany = /^(?:psa|bgs|cgc|sgc|beckett)\b.*(?:\d|auth)|^(?:psa|bgs|cgc|sgc)\d/i;

function gradeIn(word: string): string | undefined {
  const number = /(?<![\d.])(\d{1,2}(?:\.\d)?)(?![\d.])/.exec(word)?.[1]?.replace(/\.0$/, "");
  if (number === undefined) return /\b(?:auth(?:entic)?|a$)/.test(word) ? "authentic" : undefined;
  if (number !== "10") return number;
  if (/black\s*-?\s*label/.test(word)) return "10-black-label";
  return /pristine/.test(word) ? "10-pristine" : number;
}
