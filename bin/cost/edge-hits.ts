import { isForEverybody } from "#schemas/http/edge.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { month } from "./mix.ts";

/** For how many seconds the distribution may keep an operation's answers; 0 when it may not. */
export type KeptSeconds = (operation: Operation) => number;

/** What the operations themselves declare. */
export const declaredSeconds: KeptSeconds = (operation) => {
  if (!isForEverybody(operation)) return 0;
  const [, seconds] = /(?:s-maxage|max-age)=(\d+)/.exec(operation.cache ?? "") ?? [];
  return Number(seconds ?? 0);
};

/** How a month's calls of one operation spread over what can be asked for. */
export interface Asked {
  readonly calls: number;
  /** Distinct addresses, queries included. */
  readonly addresses: number;
  readonly keptSeconds: number;
}

/**
 * The share of calls that a cache answers. Calls come at any moment; the i-th most wanted address gets
 * a part of them in proportion to 1 / i^skew. A copy is fetched by one call and then answers what comes
 * in its time, on average `rate × time` calls, so of an address's calls rate × time / (1 + rate × time)
 * are hits. Every cache fetches copies of its own.
 */
export function hitShare({ calls, addresses, keptSeconds }: Asked): number {
  const { edgeCaches, edgeSkew, days } = month;
  const weights = Array.from({ length: addresses }, (_, index) => (index + 1) ** -edgeSkew);
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const callsAtOneCache = calls / edgeCaches;
  const copyTimes = keptSeconds / (days * 86_400);
  return weights.reduce((share, weight) => {
    const part = weight / whole;
    const perCopy = callsAtOneCache * part * copyTimes;
    return share + (part * perCopy) / (1 + perCopy);
  }, 0);
}
