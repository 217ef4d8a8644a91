import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import type { SourcePlan } from "../port/source.ts";

/** How each upstream does: sources, and hosts of the pictures that they name. */
export async function listUpstreams({
  gate,
  sources,
  pictureHosts,
}: {
  gate: UpstreamGate;
  sources: ReadonlyMap<string, SourcePlan>;
  pictureHosts: ReadonlyMap<string, UpstreamHost>;
}) {
  const names = [...sources.keys(), ...pictureHosts.keys()];
  const all = await Promise.all(names.map((name) => gate.status(name)));
  return all.map(({ isOpen, callsToday, ...status }) => ({
    ...status,
    ...(callsToday && {
      callsToday: {
        ...{ limit: callsToday.limit, made: callsToday.made },
        resetsAt: new Date(callsToday.untilMs).toISOString(),
      },
    }),
    ...(sources.get(status.source)?.settings.isOn === false && { isOff: true as const }),
    circuit: isOpen ? ("open" as const) : ("closed" as const),
  }));
}
