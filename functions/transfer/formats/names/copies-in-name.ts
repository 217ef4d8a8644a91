import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { type Mark, markOf } from "../../lists/mark-of.ts";
import { gradeOfText } from "../values/grade.ts";

/** What a name says of copies, beside their finish; and the name without it. */
export interface CopiesInName {
  readonly name: string;
  readonly marks: Pick<SaidRow, Told> & { readonly finish?: readonly string[] };
}

type Told = (typeof told)[number];
const told = [
  ...(["grade", "condition", "language"] as const),
  ...(["isSigned", "isAltered", "isMisprint", "isProxy"] as const),
] as const;

const bracketed = /\s*[([]([^()[\]]{2,30})[)\]]/g;
const starred = /\s*\*(?:F|FOIL)\*/gi;
const graded = /\s+(?:[-–—,]\s+)?((?:psa|bgs|cgc|sgc|beckett)[\s-]?\d\S*(?:\s\D.*)?)$/i;
/** Longer texts are no names. */
const mostNamed = 300;

/** Takes out of a name what people write behind it: `Charizard (PSA 10)`, `Pikachu PSA 9`, `Pikachu (German)`, `Pikachu (NM)`, `Pikachu *F*`. */
export function copiesInName(text: string): CopiesInName {
  if (text.length > mostNamed || !/[([*]|\d/.test(text)) return { name: text, marks: {} };
  let marks: Mark = {};
  const take = (all: string, inside: string) => {
    const mark = markOf(inside, { isBracket: true, isBehindNumber: false });
    const isOfCopies = mark && told.some((one) => mark[one] !== undefined);
    if (!isOfCopies) return all;
    marks = { ...mark, ...marks };
    return "";
  };
  const foils = text.replace(starred, "");
  const plain = foils.replace(bracketed, take).trim();
  const grade = gradeOfText(graded.exec(plain)?.[1] ?? "");
  const name = grade ? plain.replace(graded, "") : plain;
  const all = { ...marks, ...(grade && { grade }), ...(foils !== text && { finish: ["foil"] }) };
  return name === "" || Object.keys(all).length === 0
    ? { name: text, marks: {} }
    : { name, marks: all };
}
