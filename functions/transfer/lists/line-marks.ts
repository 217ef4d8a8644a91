import { type Mark, markOf, type Place } from "./mark-of.ts";

/** A line without what it says of copies, and that. */
export interface MarkedLine {
  readonly rest: string;
  readonly marks: Mark;
}

const most = 12;
const bracket = /^(.*\S)\s*[([{]([^()[\]{}]*)[)\]}]$/;
const stars = /\s*\*(F|E|RH|FOIL|ETCHED|CMDR)\*/gi;
const starred: Readonly<Record<string, string>> = {
  F: "foil",
  FOIL: "foil",
  RH: "reverse holofoil",
};

/** Takes marks from the end of a line as long as there are any; what says a second time what is said stays. */
export function markedLine(line: string): MarkedLine {
  const finish: string[] = [];
  let rest = line
    .replace(stars, (_all, mark: string) => {
      const said = /^e/i.test(mark) ? "etched" : starred[mark.toUpperCase()];
      if (said !== undefined) finish.push(said);
      return "";
    })
    .trim();
  let marks: Mark = finish.length > 0 ? { finish } : {};
  for (let left = most; left > 0; left -= 1) {
    const cut = lastMark(rest);
    if (cut === undefined || Object.keys(cut.mark).some((key) => isSaid(marks, key))) break;
    rest = cut.rest;
    marks = { ...marks, ...cut.mark, ...joined(cut.mark, marks) };
  }
  return { rest, marks };
}

/** Finishes add up: `(1st Edition) (Holo)`. */
const joined = (mark: Mark, before: Mark): Mark =>
  mark.finish && before.finish ? { finish: [...new Set([...mark.finish, ...before.finish])] } : {};

const isSaid = (marks: Mark, key: string): boolean => key !== "finish" && Object.hasOwn(marks, key);

interface CutLine {
  readonly rest: string;
  readonly mark: Mark;
}

function lastMark(line: string, depth = 0): CutLine | undefined {
  const [, before, inside] = bracket.exec(line) ?? [];
  if (before === undefined || inside === undefined) return lastBareMark(line, depth);
  const isBehindNumber = endsInNumber(before) || isMarked(before, depth);
  const mark = marksIn(inside, { isBracket: true, isBehindNumber });
  return mark && { rest: before, mark };
}

function lastBareMark(line: string, depth: number): CutLine | undefined {
  for (const count of [3, 2, 1]) {
    const cut = lastWords(line, count);
    if (cut === undefined) continue;
    const isBehindNumber = cut.isBehindComma || endsInNumber(cut.before);
    const mark = markOf(cut.words, { isBracket: false, isBehindNumber });
    if (mark) return { rest: cut.before, mark };
    const further = isBehindNumber ? undefined : markOf(cut.words, behindNumber);
    if (further && isMarked(cut.before, depth)) return { rest: cut.before, mark: further };
  }
  return undefined;
}

const behindNumber = { isBracket: false, isBehindNumber: true };

/** What stands behind a mark is no part of the name any more: `NM German`. */
const isMarked = (before: string, depth: number): boolean =>
  depth < mostBehind && lastMark(before, depth + 1) !== undefined;
const mostBehind = 3;

/** One mark in brackets, or several: `(NM, JP)`. */
function marksIn(inside: string, place: Place): Mark | undefined {
  const whole = markOf(inside, place);
  const parts = inside.split(/[,;/|]/);
  if (whole || parts.length < 2 || parts.length > most) return whole;
  const all = parts.map((part) => markOf(part, { ...place, isBehindNumber: true }));
  if (all.some((mark) => mark === undefined)) return undefined;
  const finish = all.flatMap((mark) => mark?.finish ?? []);
  return { ...Object.assign({}, ...all), ...(finish.length > 0 && { finish }) };
}

/** The last words of a line, and what is before them without the comma or hyphen between. */
function lastWords(line: string, count: number) {
  let start = line.length + 1;
  for (let left = count; left > 0 && start > 0; left -= 1)
    start = line.lastIndexOf(" ", start - 2) + 1;
  if (start <= 0) return undefined;
  const gap = line.slice(0, start);
  const before = gap.replace(/[\s,–—-]+$/, "");
  const isBehindComma = /,\s*$/.test(gap);
  return before === "" ? undefined : { before, words: line.slice(start), isBehindComma };
}

const endsInNumber = (text: string): boolean => /(?:\d[a-z]?|[)\]])$/i.test(text);
