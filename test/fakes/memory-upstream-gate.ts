import type { Clock } from "#shared/kernel/clock.ts";
import { admissionOf, type Circuit, healthOf, retryAtAfter } from "#shared/upstreams/circuit.ts";
import { upstreamDayAt } from "#shared/upstreams/day-of-calls.ts";
import type { PaceSettings } from "#shared/upstreams/pace-settings.ts";
import { patienceOf, politeness } from "#shared/upstreams/politeness.ts";
import type { Admission, UpstreamGate } from "#shared/upstreams/upstream-gate.ts";

export interface MemoryGateOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly settingsOf: (source: string) => PaceSettings;
}

/** A gate in memory: the rules of the real one over a record that all callers share. */
export function memoryUpstreamGate(options: MemoryGateOptions): UpstreamGate {
  const { clock, random, settingsOf } = options;
  const circuits = new Map<string, Circuit>();
  const nextFree = new Map<string, number>();
  const successes = new Map<string, string>();
  const read = (source: string) => circuits.get(source) ?? {};
  const nowMs = () => clock().getTime();
  const patienceWith = (source: string) => patienceOf(settingsOf(source));

  const made = new Map<string, number>();
  const dayOf = (source: string) => {
    const settings = settingsOf(source);
    if (settings.callsPerDay === undefined) return undefined;
    const { day, untilMs } = upstreamDayAt(clock(), settings);
    const name = `${source} ${day}`;
    return { name, limit: settings.callsPerDay, made: made.get(name) ?? 0, untilMs };
  };

  const admit = async (source: string): Promise<Admission> => {
    const admission = admissionOf(read(source), nowMs(), patienceWith(source));
    if (admission.outcome !== "due") return admission;
    const untilMs = nowMs() + politeness.trialMs;
    circuits.set(source, { ...read(source), trialUntilMs: untilMs });
    return { outcome: "trial", untilMs };
  };

  const dayStatus = async (source: string) => {
    const today = dayOf(source);
    if (!today) return {};
    const { limit, made: calls, untilMs } = today;
    return { callsToday: { limit, made: calls, untilMs } };
  };

  return {
    admit,
    look: async (source) => admissionOf(read(source), nowMs(), patienceWith(source)),
    async giveBack(source, { untilMs }) {
      const { trialUntilMs, ...rest } = read(source);
      if (trialUntilMs === untilMs) circuits.set(source, rest);
    },
    async lease(source, wanted, untilMs = Number.POSITIVE_INFINITY, isCounted = true) {
      const { requestsPerSecond, callsPerDay } = settingsOf(source);
      const most = Math.max(1, Math.floor(requestsPerSecond / 4));
      const [count, intervalMs] = [
        callsPerDay === undefined ? Math.min(wanted, most) : 1,
        1000 / requestsPerSecond,
      ];
      const next = nextFree.get(source) ?? 0;
      const isWrong = next > nowMs() + politeness.mostAheadMs;
      const firstAtMs = Math.max(nowMs(), isWrong ? 0 : next);
      const health = healthOf(read(source));
      if (firstAtMs > untilMs) return { firstAtMs, intervalMs, count: 0, ...health };
      nextFree.set(source, firstAtMs + count * intervalMs);
      const today = isCounted ? dayOf(source) : undefined;
      if (today && today.made + count > today.limit) {
        return { firstAtMs, intervalMs, count: 0, spentUntilMs: today.untilMs, ...health };
      }
      if (today) made.set(today.name, today.made + count);
      return { firstAtMs, intervalMs, count, ...health };
    },
    async callsToday(source) {
      const today = dayOf(source);
      return today && { limit: today.limit, made: today.made, untilMs: today.untilMs };
    },
    async endDay(source) {
      const today = dayOf(source);
      if (today) made.set(today.name, today.limit);
    },
    async noteFailure(source, trouble) {
      const before = read(source);
      const circuit = {
        ...{ unwellSince: clock().toISOString(), ...before },
        failing: new Set([...(before.failing ?? []), trouble.request]),
      };
      const context = { nowMs: nowMs(), patience: patienceWith(source), random };
      const retryAtMs = retryAtAfter(circuit, trouble, context);
      const { trialUntilMs: _over, ...rest } = circuit;
      const opened = {
        ...{ ...rest, retryAtMs, reason: trouble.reason },
        ...{ openings: (circuit.openings ?? 0) + 1, circuitChangedAt: clock().toISOString() },
      };
      circuits.set(source, retryAtMs === undefined ? circuit : opened);
      return admit(source);
    },
    async noteRecovery(source) {
      circuits.set(source, { circuitChangedAt: clock().toISOString() });
    },
    async noteSuccess(source, at) {
      successes.set(source, at);
    },
    async status(source) {
      const { openings, unwellSince, retryAtMs, reason, circuitChangedAt } = read(source);
      const lastSuccessAt = successes.get(source);
      return {
        ...{ source, requestsPerSecond: settingsOf(source).requestsPerSecond },
        ...{ isOpen: openings !== undefined },
        ...(circuitChangedAt && { circuitChangedAt }),
        ...(unwellSince && { unwellSince }),
        ...(retryAtMs !== undefined && { retryAt: new Date(retryAtMs).toISOString() }),
        ...(reason !== undefined && { reason }),
        ...(lastSuccessAt && { lastSuccessAt }),
        ...(await dayStatus(source)),
      };
    },
  };
}
