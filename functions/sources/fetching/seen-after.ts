import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Result } from "./round-results.ts";

export const emptySeen: Seen = { answers: {}, keys: [], listed: [] };

interface StoredRound {
  readonly seen: Seen;
  /** Of the round's pack, if it has one. */
  readonly key: string | undefined;
  /** Which line of the pack a result became. */
  readonly lineOf: (result: Result) => number | undefined;
}

/** What a unit remembers after a round of its requests. */
export function seenAfter(results: readonly Result[], round: StoredRound): Seen {
  const { seen, key } = round;
  const keys = key === undefined ? [...seen.keys] : [...seen.keys, key];
  const answers = { ...seen.answers };
  for (const result of results) {
    const { name } = result.wanted;
    answers[name] = answerAfter(result, ownValue(answers, name), {
      index: keys.length - 1,
      line: round.lineOf(result),
    });
  }
  return { ...seen, ...withoutUnusedKeys(answers, keys) };
}

function answerAfter(
  { wanted, last, outcome, hash, day }: Result,
  before: SeenAnswer | undefined,
  { index, line }: { index: number; line: number | undefined },
): SeenAnswer {
  const { exchange } = last;
  const { mark } = wanted;
  const checked = { checkedAt: exchange.requestedAt, ...(mark !== undefined && { mark }) };
  if (outcome === "failed") return { ...before, ...checked, failed: true };
  const { failed: _, doubted: __, ...known }: Partial<SeenAnswer> = before ?? {};
  const { etag: oldTag, lastModified: oldTime, day: oldDay, ...good } = known;
  const { etag, lastModified } = exchange.headers ?? {};
  // Tags belong to one answer: those of an earlier one would confirm what is not there any more.
  const tags =
    outcome === "new"
      ? { etag, lastModified }
      : { etag: etag ?? oldTag, lastModified: lastModified ?? oldTime };
  const taken = outcome === "new" ? day : (day ?? oldDay);
  return {
    ...{ ...good, ...checked },
    ...(taken !== undefined && { day: taken }),
    ...(tags.etag && { etag: tags.etag }),
    ...(tags.lastModified && { lastModified: tags.lastModified }),
    ...(line !== undefined && hash && { sha256: hash, key: index, line }),
  };
}

/** A pack that no newest answer lies in any more needs no mention. */
function withoutUnusedKeys(answers: Record<string, SeenAnswer>, keys: readonly string[]) {
  const used = new Set(Object.values(answers).flatMap(({ key }) => (key === undefined ? [] : key)));
  const kept = keys.flatMap((key, index) => (used.has(index) ? [{ key, index }] : []));
  const moved = new Map(kept.map(({ index }, place) => [index, place]));
  const renumbered = Object.entries(answers).map(([name, answer]): [string, SeenAnswer] => {
    const key = answer.key === undefined ? undefined : moved.get(answer.key);
    return [name, key === undefined ? answer : { ...answer, key }];
  });
  return { answers: Object.fromEntries(renumbered), keys: kept.map(({ key }) => key) };
}
