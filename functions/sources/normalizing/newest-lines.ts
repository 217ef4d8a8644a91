import type { Lake } from "../lake/lake.ts";
import type { PlacedLine } from "./placed-line.ts";

/**
 * Of each request that these answers are to, the newest answer that the lake has. Asked for when a
 * pack comes late: what silver holds does not tell that a body returned to what it had been before.
 *
 * @param until when the newest answer came that was made silver
 */
export async function newestLines(
  lines: readonly PlacedLine[],
  until: string,
  lake: Pick<Lake, "readPack" | "packsAfter">,
): Promise<readonly PlacedLine[]> {
  const newest = new Map(lines.map((one) => [requestOf(one), one]));
  const [first] = lines;
  if (!first) return [];
  for (const key of await lake.packsAfter(first.key, until)) {
    const later = await lake.readPack(key);
    for (const [number, line] of later.entries()) {
      const one = { key, number, line };
      const known = newest.get(requestOf(one));
      if (known && known.line.requestedAt < line.requestedAt) newest.set(requestOf(one), one);
    }
  }
  return [...newest.values()];
}

const requestOf = ({ line }: PlacedLine) => `${line.unit}\n${line.name}`;
