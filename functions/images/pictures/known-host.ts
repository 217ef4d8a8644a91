import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";

/** Whether addresses are on one of these servers, and speak HTTP. */
export function knownHost(hosts: Iterable<UpstreamHost>): (url: string) => boolean {
  const origins = new Set([...hosts].flatMap((host) => host.origins));
  return (url) => origins.has(URL.parse(url)?.origin ?? "");
}
