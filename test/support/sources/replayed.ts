import type { Outcome, Source } from "#functions/sources/port/source.ts";
import { getReplay } from "#functions/sources/replaying/watch-replays.ts";
import { layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";
import { synced } from "#test/support/sources/synced-line.ts";

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

/** Has the source's next version read answers otherwise; undefined reads nothing of one. */
export function readAs(
  line: Line,
  read: (outcome: Outcome, name: string) => Outcome | undefined,
): void {
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const other: Source = {
    ...source,
    async *records(answer, scope) {
      for await (const outcome of source.records(answer, scope)) {
        const next = read(outcome, answer.name);
        if (next) yield next;
      }
    },
  };
  if (line.deps.sources instanceof Map) line.deps.sources.set("tcgdex", other);
}

/** Has the source's next version say other things of its cards; undefined says nothing of one. */
export const readCardsAs = (
  line: Line,
  change: (card: Record<string, unknown>) => object | undefined,
): void => readAs(line, (outcome) => otherwise(outcome, change));

/** A line whose source's next version says nothing of a set's cards any more, and what silver has. */
export async function aSetUnsaid() {
  const line = pipeline();
  layOut(line.bodies, { base1: ["1", "2", "3", "4", "5", "6"], exu: ["A"] });
  await line.start();
  await line.drain();
  const before = structuredClone(line.store.all());
  readCardsAs(line, (card) => (card["setId"] === "pokemon:en:base1" ? undefined : card));
  return { line, before };
}

function otherwise(
  outcome: Outcome,
  change: (card: Record<string, unknown>) => object | undefined,
): Outcome | undefined {
  if (!("record" in outcome) || outcome.record.kind !== "card") return outcome;
  const value = change({ ...Object(outcome.record.value) });
  return value && { record: { ...outcome.record, value } };
}
