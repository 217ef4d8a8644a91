import { refused } from "./refusals.ts";

const candidates = [",", ";", "\t", "|"] as const;
const looked = 60;

export interface FoundSeparator {
  readonly separator: string;
  /** Of 0 to 1: the share of the first lines that are split into equally many cells, at least two. */
  readonly consistency: number;
  /** Where the text begins below a line that names the separator. */
  readonly from: number;
}

/** The separator that the first line names (`sep=;`), that the user gave, or that splits the first lines most alike. */
export function separatorOf(text: string, wanted?: string): FoundSeparator {
  const named = /^\s*"?sep=(.)"?[ \t;,]*(\r\n|\n|\r|$)/i.exec(text.slice(0, 40));
  const from = named === null ? 0 : named[0].length;
  const given = wanted === undefined ? named?.[1] : checked(wanted);
  const counts = countsByLine(text.slice(from, from + 60_000));
  if (given !== undefined) return { separator: given, consistency: 1, from };
  const [best] = candidates
    .map((separator, index) => {
      const [width, agreeing] = commonest(counts.map((line) => line[index] ?? 0));
      const consistency = counts.length === 0 ? 0 : agreeing / counts.length;
      return { separator, consistency, from, width };
    })
    .toSorted((a, b) => b.consistency - a.consistency || b.width - a.width);
  if (best === undefined) return { separator: ",", consistency: 0, from };
  return { separator: best.separator, consistency: best.consistency, from };
}

function checked(wanted: string): string {
  const separator = wanted === "\\t" || wanted === "tab" ? "\t" : wanted;
  if (separator.length === 1 && !/["\r\n\w]/.test(separator)) return separator;
  throw refused("no_such_separator", "The separator must be one sign, such as , ; | or a tab.");
}

/** How often each candidate stands outside quotes, line by line; lines within quotes belong together. */
const countsByLine = (text: string): readonly (readonly number[])[] =>
  text
    .replace(/"[^"]*"?/g, "q")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, looked)
    .map((line) => candidates.map((candidate) => line.split(candidate).length - 1));

/** The commonest count of all but zero, and how many lines have it. */
function commonest(counts: readonly number[]): readonly [count: number, lines: number] {
  const groups = Map.groupBy(
    counts.filter((count) => count > 0),
    (count) => count,
  );
  const [best] = [...groups].toSorted(([a, of], [b, other]) => other.length - of.length || b - a);
  return best === undefined ? [0, 0] : [best[0], best[1].length];
}
