import type { PlacedLine } from "../normalizing/placed-line.ts";
import {
  type LineDeps,
  type Lines,
  noFigures,
  recordLines,
  sumOf,
} from "../normalizing/record-lines.ts";
import { unitsSideBySide } from "../normalizing/units-side-by-side.ts";
import type { Source } from "../port/source.ts";
import type { Phase } from "./replay-store.ts";

interface WantedOfLines {
  readonly source: Source;
  readonly phase: Phase;
  /** @default all */
  readonly kinds?: readonly string[] | undefined;
}

/** Makes silver of answers: in the first phase of all but lists, in the second of lists alone. */
export async function replayLines(
  lines: readonly PlacedLine[],
  { source, phase, kinds }: WantedOfLines,
  { lake, recorders }: LineDeps,
): Promise<Omit<Lines, "drift"> & { readonly hasLists: boolean }> {
  let hasLists = false;
  const isWanted = (kind: string) => {
    if (kinds && !kinds.includes(kind)) return false;
    const isList = recorders.get(kind)?.takesLate === true;
    hasLists ||= isList;
    return isList === (phase === "lists");
  };
  const units = [...Map.groupBy(lines, ({ line }) => line.unit).values()];
  const done = await unitsSideBySide(units, (own) =>
    recordLines(inTime(own), source, { lake, recorders }, isWanted),
  );
  return {
    ...done.map((one): typeof noFigures => one).reduce(sumOf, noFigures),
    unfit: done.flatMap(({ unfit }) => unfit),
    items: done.flatMap(({ items }) => items),
    fruitless: done.flatMap(({ fruitless }) => fruitless),
    doubts: done.flatMap((one) => one.doubts),
    hasLists,
  };
}

const inTime = (lines: readonly PlacedLine[]) =>
  lines.toSorted((a, b) => (a.line.requestedAt < b.line.requestedAt ? -1 : 1));
