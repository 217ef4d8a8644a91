/** Digits of a number on a card. */
const digits = 3;

/**
 * Numbers of prints in few letters, by what kind of print they are: `013_p1`, `014_p1` and `020` are
 * `p1:13-14 :20`.
 */
export function writtenPrints(numbers: readonly string[]): string {
  const kinds = Map.groupBy(numbers, (number) => number.slice(digits + 1));
  return [...kinds]
    .map(([kind, own]) => `${kind}:${runsOf(own.map((one) => Number(one.slice(0, digits))))}`)
    .join(" ");
}

/** What `writtenPrints` wrote, kind by kind. */
export const readPrints = (text: string): readonly string[] =>
  text.split(" ").flatMap((part) => {
    const [kind = "", runs = ""] = part.split(":");
    const suffix = kind === "" ? "" : `_${kind}`;
    return runs.split(",").flatMap((run) => {
      const [first = 0, last = first] = run.split("-").map(Number);
      return Array.from(
        { length: last - first + 1 },
        (_none, at) => `${String(first + at).padStart(digits, "0")}${suffix}`,
      );
    });
  });

/** `1-3,7` of 1, 2, 3 and 7. */
function runsOf(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",");
}
