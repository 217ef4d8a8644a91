import { gathered } from "../kernel/gathered.ts";
import type { SignedObjects } from "./signed-objects.ts";

type Range = Parameters<SignedObjects["part"]>[1];
interface Wanted {
  readonly key: string;
  readonly range: Range;
}
type Part = Uint8Array | undefined;

/** So much of an object is read in one call, with what lies between the parts that are wanted: a book of a hundred cards after some years. */
const largestSpan = 4_000_000;

/** Reads parts of objects; those of one object that are wanted within a moment in one call, where they lie no further apart than 4 MB. */
export function partsTogether(
  lake: Pick<SignedObjects, "part">,
  together: { readonly most: number; readonly waitMs: number },
): Pick<SignedObjects, "part"> {
  const ofObject = async (key: string, ranges: readonly Range[]): Promise<(at: Range) => Part> => {
    const start = Math.min(...ranges.map((one) => one.start));
    const end = Math.max(...ranges.map((one) => one.start + one.length));
    const whole = await lake.part(key, { start, length: end - start });
    return (at) => whole?.subarray(at.start - start, at.start - start + at.length);
  };
  const part = gathered(async (wanted: readonly Wanted[]) => {
    const spans = [...Map.groupBy(wanted, ({ key }) => key)].flatMap(([key, own]) =>
      spansOf(own.map(({ range }) => range)).map((ranges) => ({ key, ranges })),
    );
    const found = new Map<Range, Part>();
    await Promise.all(
      spans.map(async ({ key, ranges }) => {
        const partAt = await ofObject(key, ranges);
        for (const range of ranges) found.set(range, partAt(range));
      }),
    );
    return wanted.map(({ range }) => ({ bytes: found.get(range) }));
  }, together);
  return { part: async (key, range) => (await part({ key, range })).bytes };
}

/** Ranges in their order, cut where they would be too much for one call. */
function spansOf(ranges: readonly Range[]): readonly (readonly Range[])[] {
  const spans: Range[][] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const span = spans.at(-1);
    const start = span?.[0]?.start ?? 0;
    if (span && range.start + range.length - start <= largestSpan) span.push(range);
    else spans.push([range]);
  }
  return spans;
}
