import { dayOfKey, type Observation } from "#schemas/storage/lake.ts";
import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import type { Day } from "#schemas/values.ts";
import { hashOf } from "#shared/upstreams/exchange.ts";
import { believedDay } from "../../prices/index.ts";
import type { Source, Told } from "../port/source.ts";
import { answerTo } from "./answer-to.ts";
import { isBodyKept } from "./kept-bodies.ts";
import type { AskedFor, Result } from "./round-results.ts";

/** Of which source requests are, and for which day. */
export interface ResultContext {
  readonly source: string;
  readonly day: string;
  readonly dayOf?: Source["dayOf"];
}

/**
 * What a request came to. The same body as before is no news, but where its source says of a day what it does not name,
 * and says it of a later one than before.
 */
export function resultOf(one: AskedFor, seen: Seen, context: ResultContext): Result {
  const { wanted, attempts } = one;
  const last = attempts.at(-1);
  if (!last) throw new RangeError(`${wanted.name} was never asked for.`);
  const { verdict, exchange } = last;
  const base = { ...one, last };
  if (verdict.kind === "failed") return { ...base, outcome: "failed", hash: undefined };
  const { requestedAt, headers } = exchange;
  const before = answerTo(wanted.name, seen);
  const { bronze } = placeOf(wanted.name, seen);
  const isKept = isBodyKept(context.source, bronze?.key, requestedAt);
  const day = believed({ lastModified: headers?.lastModified, requestedAt }, one, context);
  const hash = verdict.kind === "data" ? hashOf(exchange) : before?.sha256;
  // A doubted list that comes again says something new: that it means it.
  const isKnown = hash === before?.sha256 && !before?.doubted && isKept;
  if (verdict.kind === "data" && !isKnown) return { ...base, outcome: "new", hash, day };
  // The upstream confirms the answer that it was told of.
  const outcome = verdict.kind === "data" ? "known" : "not_modified";
  if (!day || !bronze || !before) return { ...base, outcome, hash };
  const taken = before.day ?? takenBefore(before, { key: bronze.key, one, context });
  if (taken !== undefined && day <= taken) return { ...base, outcome, hash };
  return { ...base, outcome: "confirmed", hash, day, sameAs: bronze };
}

/** As whoever takes the answer dates it. */
function believed(
  told: Pick<Told, "lastModified" | "requestedAt">,
  { wanted: { dataset, unit, name } }: AskedFor,
  { dayOf, day }: ResultContext,
): Day | undefined {
  const stated = dayOf?.({ dataset, unit, name, ...told }, { day });
  return stated && believedDay(stated, told.requestedAt).day;
}

/**
 * The day of an answer that was remembered without it. Its time may be that of an answer without news since then, and the day on which it
 * was stored a later one than its own: it is the earlier of both.
 */
function takenBefore(
  { lastModified }: SeenAnswer,
  { key, one, context }: { key: string; one: AskedFor; context: ResultContext },
): Day | undefined {
  const storedOn = dayOfKey(key);
  if (storedOn === "") return undefined;
  const told = { lastModified, requestedAt: `${storedOn}T23:59:59.999Z` };
  const day = believed(told, one, { ...context, day: storedOn });
  return day && day < storedOn ? day : storedOn;
}

/** Where the body of the newest answer to a request lies; empty where none does. */
export function placeOf(name: string, seen: Seen | undefined): Pick<Observation, "bronze"> {
  const { key: index, line } = answerTo(name, seen) ?? {};
  const key = index === undefined ? undefined : seen?.keys[index];
  return key === undefined || line === undefined ? {} : { bronze: { key, line } };
}
