import { type BronzeLine, bronzeKey, type Observation } from "#schemas/storage/lake.ts";
import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import type { UnitFigures, UnitName } from "#schemas/storage/work-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Wanted } from "../source.ts";
import { bodyFields, hashOf, snippetOf, withoutSecrets } from "../upstreams/exchange.ts";
import type { Attempt } from "../upstreams/polite-upstream.ts";

/** A request of a round with every try at it, the last one deciding. */
export interface AskedFor {
  readonly wanted: Wanted;
  /** What the unit's list said of it; absent on opening requests. */
  readonly mark?: string;
  readonly attempts: readonly Attempt[];
}

export interface Round {
  /** Absent when nothing new came. */
  readonly pack: { readonly key: string; readonly lines: readonly BronzeLine[] } | undefined;
  readonly observations: readonly Observation[];
  readonly figures: Partial<UnitFigures>;
  /** What the unit has seen, once the round is stored. */
  readonly seen: Seen;
}

/**
 * What a round of exchanges is to be stored as: bodies that the same request has not just given
 * go into one pack, every exchange becomes an observation [LAKE-4], and the unit's memory moves on.
 *
 * The pack's key follows from the run and the bodies, so that a repeated round finds its own pack.
 */
export function roundOf(
  asked: readonly AskedFor[],
  { runId, unit, seen }: { runId: string; unit: UnitName; seen: Seen },
): Round {
  const results = asked.map((one) => resultOf(one, seen.answers[one.wanted.name]));
  const fresh = results.filter((result) => result.outcome === "new");
  const lines = fresh.map(({ last, hash, wanted }) => ({
    ...lineBase(wanted, last, { runId, unit }),
    status: last.exchange.status ?? 0,
    headers: last.exchange.headers ?? {},
    sha256: hash ?? "",
    ...bodyFields(last.exchange.bytes ?? Buffer.alloc(0)),
  }));
  const digest = sha256(
    [runId, ...lines.map((line) => `${line.name} ${line.sha256}`)].join("\n"),
  ).slice(0, 32);
  const [first] = fresh;
  const key =
    first &&
    bronzeKey({ ...unit, ...folderOf(first), language: unit.language, unit: unit.unit, digest });
  const lineOf = new Map(fresh.map(({ wanted }, line) => [wanted.name, line]));
  const seenNext = seenAfter(results, { seen, key, lineOf });
  return {
    pack: key === undefined ? undefined : { key, lines },
    observations: results.flatMap((result) =>
      result.attempts.map((attempt) =>
        observationOf(attempt, result, { runId, unit, seen: seenNext }),
      ),
    ),
    figures: figuresOf(results),
    seen: seenNext,
  };
}

type Result = AskedFor & {
  readonly last: Attempt;
  readonly outcome: Observation["outcome"];
  readonly hash: string | undefined;
};

/**
 * Whether a round is worth remembering. A list that says what it said before is not: it is asked for in
 * every run anyway, the lake has the observation, and a unit's memory is a dozen write units for one
 * moment in it. A visit that dies asks for its list once more.
 */
export function isNews(asked: readonly AskedFor[], before: Seen, after: Seen): boolean {
  return asked.some(({ wanted: { name }, mark }) => {
    const { checkedAt: _then, ...old } = before.answers[name] ?? {};
    const { checkedAt: _now, ...now } = after.answers[name] ?? {};
    return mark !== undefined || canonicalJson(old) !== canonicalJson(now);
  });
}

function resultOf(one: AskedFor, before: SeenAnswer | undefined): Result {
  const last = one.attempts.at(-1);
  if (!last) throw new RangeError(`${one.wanted.name} was never asked for.`);
  const { verdict, exchange } = last;
  if (verdict.kind !== "data") return { ...one, last, outcome: verdict.kind, hash: undefined };
  const hash = hashOf(exchange.bytes ?? Buffer.alloc(0));
  return { ...one, last, outcome: hash === before?.sha256 ? "known" : "new", hash };
}

const folderOf = ({ wanted, last }: Result) => ({
  dataset: wanted.dataset,
  at: last.exchange.requestedAt,
});

const lineBase = (
  wanted: Wanted,
  { exchange }: Attempt,
  { runId, unit }: { runId: string; unit: UnitName },
) => ({
  source: unit.source,
  dataset: wanted.dataset,
  language: unit.language,
  unit: unit.unit,
  name: wanted.name,
  request: { method: "GET" as const, url: withoutSecrets(wanted.url) },
  requestedAt: exchange.requestedAt,
  durationMs: exchange.durationMs,
  runId,
});

function observationOf(
  attempt: Attempt,
  { wanted, last, outcome, hash }: Result,
  context: { runId: string; unit: UnitName; seen: Seen },
): Observation {
  const { exchange, verdict } = attempt;
  const { bytes, status, headers } = exchange;
  const isLast = attempt === last;
  const sha256 = isLast ? hash : undefined;
  return {
    ...lineBase(wanted, attempt, context),
    ...(status !== undefined && { status, headers: headers ?? {} }),
    ...(bytes && { bytes: bytes.length, sha256: sha256 ?? hashOf(bytes) }),
    ...(verdict.kind === "failed"
      ? { outcome: "failed", failure: verdict.failure, ...snippetOf(bytes) }
      : { outcome: isLast ? outcome : "known", ...placeOf(wanted.name, context.seen) }),
  };
}

function placeOf(name: string, { answers, keys }: Seen): Pick<Observation, "bronze"> {
  const { key: index, line } = answers[name] ?? {};
  const key = index === undefined ? undefined : keys[index];
  return key === undefined || line === undefined ? {} : { bronze: { key, line } };
}

function seenAfter(
  results: readonly Result[],
  round: { seen: Seen; key: string | undefined; lineOf: ReadonlyMap<string, number> },
): Seen {
  const { seen, key, lineOf } = round;
  const keys = key === undefined ? [...seen.keys] : [...seen.keys, key];
  const answers = { ...seen.answers };
  for (const { wanted, mark, last, outcome, hash } of results) {
    const before = answers[wanted.name];
    const checked = { checkedAt: last.exchange.requestedAt, ...(mark !== undefined && { mark }) };
    if (outcome === "failed") {
      answers[wanted.name] = { ...before, ...checked, failed: true };
      continue;
    }
    const { failed: _, ...good } = before ?? {};
    const { etag, lastModified } = last.exchange.headers ?? {};
    const line = lineOf.get(wanted.name);
    answers[wanted.name] = {
      ...good,
      ...checked,
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      ...(line !== undefined && hash && { sha256: hash, key: keys.length - 1, line }),
    };
  }
  // Also what the list was read from, or it would be read and remembered anew in each visit.
  const { listed, listedOf } = seen;
  return { ...withoutUnusedKeys(answers, keys), listed, ...(listedOf && { listedOf }) };
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

function figuresOf(results: readonly Result[]): Partial<UnitFigures> {
  const attempts = results.flatMap((result) => result.attempts);
  const count = (outcome: Observation["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    requests: attempts.length,
    notModified: count("not_modified"),
    newBodies: count("new"),
    failures: attempts.filter(({ verdict }) => verdict.kind === "failed").length,
    gone: results.filter(({ last }) => last.exchange.status === 404).length,
    bytes: attempts.reduce((sum, { exchange }) => sum + (exchange.bytes?.length ?? 0), 0),
  };
}
