import type { Outcome, Source } from "#functions/sources/port/source.ts";
import { getReplay } from "#functions/sources/replaying/watch-replays.ts";
import type { pipeline } from "#test/support/pipeline.ts";
import { putCard } from "#test/support/pipeline.ts";
import { synced } from "#test/support/synced-line.ts";

export type Line = ReturnType<typeof pipeline>;

/** Replays to the end; answers with what came of it. */
export async function replayed(line: Line, request: Parameters<Line["replay"]>[0] = {}) {
  const { id } = await line.replay(request);
  await line.drain();
  return getReplay(id, line.deps);
}

/** A line whose card was another on the second day, and the first again on the third. */
export async function thereAndBack(): Promise<Line> {
  const { line } = await synced();
  for (const hp of [90, 50]) {
    await line.pass(1);
    putCard(line.bodies, "base1-2", { hp });
    await line.start("full");
    await line.drain();
  }
  return line;
}

/** Has the source's next version say other things of its cards; undefined says nothing of one. */
export function readCardsAs(
  line: Line,
  change: (card: Record<string, unknown>) => object | undefined,
): void {
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const other: Source = {
    ...source,
    async *records(answer, scope) {
      for await (const outcome of source.records(answer, scope)) {
        const read = otherwise(outcome, change);
        if (read) yield read;
      }
    },
  };
  if (line.deps.sources instanceof Map) line.deps.sources.set("tcgdex", other);
}

function otherwise(
  outcome: Outcome,
  change: (card: Record<string, unknown>) => object | undefined,
): Outcome | undefined {
  if (!("record" in outcome) || outcome.record.kind !== "card") return outcome;
  const value = change({ ...Object(outcome.record.value) });
  return value && { record: { ...outcome.record, value } };
}
