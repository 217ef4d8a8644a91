import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import type { SourcePlan } from "../source.ts";

/** How each upstream does. */
export async function listUpstreams({
  gate,
  sources,
}: {
  gate: UpstreamGate;
  sources: ReadonlyMap<string, SourcePlan>;
}) {
  const all = await Promise.all([...sources.keys()].map((name) => gate.status(name)));
  return all.map(({ isOpen, ...status }) => ({
    ...status,
    circuit: isOpen ? ("open" as const) : ("closed" as const),
  }));
}
