import { type BronzeLine, bodyKey, bronzeKey, type Observation } from "#schemas/storage/lake.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { UnitFigures } from "#schemas/storage/work-items.ts";
import type { ScopeLanguage } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import {
  bodyFields,
  hashOf,
  type LargeBody,
  lengthOf,
  snippetOf,
  storableRequest,
} from "#shared/upstreams/exchange.ts";
import type { Attempt } from "#shared/upstreams/polite-upstream.ts";
import { placeOf, type ResultContext, resultOf } from "./result-of.ts";
import type { AskedFor, AskedRequest, Result } from "./round-results.ts";
import { emptySeen, seenAfter } from "./seen-after.ts";

/** What the units of a round have in common. */
export interface RoundContext extends ResultContext {
  readonly language: ScopeLanguage;
  readonly runId: string;
}

export interface RoundOfUnit {
  readonly figures: Partial<UnitFigures>;
  /** What the unit has seen, once the round is stored. */
  readonly seen: Seen;
  readonly hasNews: boolean;
}

export interface Round {
  /** Absent when nothing new came. */
  readonly pack: { readonly key: string; readonly lines: readonly BronzeLine[] } | undefined;
  /** What the pack's lines only name. */
  readonly bodies: readonly { readonly key: string; readonly body: LargeBody }[];
  readonly observations: readonly Observation[];
  readonly units: ReadonlyMap<string, RoundOfUnit>;
}

/**
 * What a round of exchanges is to be stored as: bodies that the same request has not just given
 * go into one pack, and so does the word that it has given one for a further day; every exchange becomes
 * an observation [LAKE-4], and the units' memories move on.
 */
export function roundOf(
  asked: readonly AskedFor[],
  context: RoundContext & { readonly seenOf: (unit: string) => Seen | undefined },
): Round {
  const seenOf = (unit: string) => context.seenOf(unit) ?? emptySeen;
  const results = asked.map((one) => resultOf(one, seenOf(one.wanted.unit), context));
  const fresh = results.filter(isNews);
  const [first] = fresh;
  const lines = fresh.map((result) => lineOf(result, context));
  const digest = sha256([context.runId, ...lines.map(textOf)].join("\n")).slice(0, 32);
  const key = first && bronzeKey({ ...folderOf(first, context), digest });
  // What has the body is remembered, and not who names it: no line names one that has none.
  const place = new Map(
    fresh.flatMap((result, line): [Result, number][] => (result.sameAs ? [] : [[result, line]])),
  );
  const units = new Map<string, RoundOfUnit>();
  for (const [unit, own] of Map.groupBy(results, ({ wanted }) => wanted.unit)) {
    units.set(unit, {
      figures: figuresOf(own),
      hasNews: own.some(isNews),
      seen: seenAfter(own, { seen: seenOf(unit), key, lineOf: (result) => place.get(result) }),
    });
  }
  return {
    pack: key === undefined ? undefined : { key, lines },
    bodies: fresh.flatMap((result) => {
      const body = result.sameAs ? undefined : result.last.exchange.large;
      return body ? [{ body, key: largeKey(result, context) }] : [];
    }),
    observations: results.flatMap((result) => observationsOf(result, context, units)),
    units,
  };
}

const isNews = ({ outcome }: Result) => outcome === "new" || outcome === "confirmed";

/** What tells a line from others of its place. */
const textOf = ({ unit, name, sha256: hash, sameAs }: BronzeLine) =>
  [unit, name, hash, ...(sameAs ? [sameAs.key, sameAs.line] : [])].join(" ");

const folderOf = ({ wanted, last }: Result, { source, language }: RoundContext) => ({
  ...{ source, language },
  dataset: wanted.dataset,
  at: last.exchange.requestedAt,
});

const largeKey = (result: Result, context: RoundContext) =>
  bodyKey({ ...folderOf(result, context), sha256: result.hash ?? "" });

const lineBase = (
  wanted: AskedRequest,
  { exchange }: Attempt,
  { source, language, runId, day }: RoundContext,
) => ({
  ...{ source, dataset: wanted.dataset, language },
  ...{ unit: wanted.unit, name: wanted.name },
  request: storableRequest(wanted.request),
  ...{ requestedAt: exchange.requestedAt, durationMs: exchange.durationMs },
  ...{ runId, day },
});

function lineOf(result: Result, context: RoundContext): BronzeLine {
  const { wanted, last, hash, sameAs } = result;
  const { exchange } = last;
  const line = {
    ...lineBase(wanted, last, context),
    ...{ status: exchange.status ?? 0, headers: exchange.headers ?? {}, sha256: hash ?? "" },
  };
  if (sameAs) return { ...line, sameAs };
  return exchange.large
    ? { ...line, bodyKey: largeKey(result, context) }
    : { ...line, ...bodyFields(exchange.bytes ?? Buffer.alloc(0)) };
}

function observationsOf(
  { wanted, attempts, last, outcome, hash }: Result,
  context: RoundContext,
  units: ReadonlyMap<string, RoundOfUnit>,
): Observation[] {
  const bronze = placeOf(wanted.name, units.get(wanted.unit)?.seen);
  return attempts.map((attempt) => {
    const { exchange, verdict } = attempt;
    const { status, headers } = exchange;
    const [length, isLast] = [lengthOf(exchange), attempt === last];
    const sha256 = (isLast ? hash : undefined) ?? hashOf(exchange);
    return {
      ...lineBase(wanted, attempt, context),
      ...(status !== undefined && { status, headers: headers ?? {} }),
      ...(length !== undefined && { bytes: length }),
      ...(sha256 !== undefined && { sha256 }),
      ...(verdict.kind === "failed"
        ? { outcome: "failed", failure: verdict.failure, ...snippetOf(exchange) }
        : { outcome: isLast ? outcome : "known", ...bronze }),
    };
  });
}

/** Not there, and not there any more [RFC 9110, 15.5.5 and 15.5.11]. */
const goneStatuses: ReadonlySet<number | undefined> = new Set([404, 410]);

const isGone = ({ exchange: { status }, verdict }: Attempt): boolean =>
  goneStatuses.has(status) || (verdict.kind === "failed" && verdict.isGone === true);

function figuresOf(results: readonly Result[]): Partial<UnitFigures> {
  const attempts = results.flatMap((result) => result.attempts);
  return {
    requests: attempts.length,
    notModified: results.filter(({ last }) => last.verdict.kind === "not_modified").length,
    newBodies: results.filter(({ outcome }) => outcome === "new").length,
    failures: attempts.filter(({ verdict }) => verdict.kind === "failed").length,
    gone: results.filter(({ last }) => isGone(last)).length,
    bytes: attempts.reduce((sum, { exchange }) => sum + (lengthOf(exchange) ?? 0), 0),
  };
}
