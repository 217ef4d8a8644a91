import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import type { Clock } from "#shared/kernel/clock.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import type { Observations } from "#shared/upstreams/observations.ts";
import { type PoliteUpstream, politeUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { mostBytes, mostOtherBytes, pictureVerdict } from "./picture-exchange.ts";
import type { PictureSource } from "./picture-source.ts";
import { politePictureSource } from "./polite-picture-source.ts";

/** A connection that broke is tried once more. */
const tries = 2;

export interface PictureSourceOptions {
  readonly userAgent: string;
  /** The servers that pictures come from; no other is asked. */
  readonly hosts: readonly UpstreamHost[];
  readonly gate: UpstreamGate;
  readonly observations: Observations;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
}

/** Fetches pictures over HTTP, as politely as sources are asked. */
export function httpPictureSource({ userAgent, ...options }: PictureSourceOptions): PictureSource {
  const upstream = httpUpstream({
    ...{ userAgent, clock: options.clock, followsRedirects: false },
    ...{ mostBytes, mostInMemory: mostBytes, mostOtherBytes },
    headers: {
      accept: "image/webp, image/avif, image/png, image/jpeg",
      // Pictures are packed already; what comes packed again is unpacked up to the same limit.
      "accept-encoding": "identity",
    },
  });
  const sleep = async (ms: number) => {
    if (ms > 1) await wait(ms);
  };
  return pictureSourceOver(upstream, { ...options, sleep });
}

/** The same over any upstream and clock. */
export function pictureSourceOver(
  upstream: Upstream,
  {
    sleep,
    random,
    ...options
  }: Omit<PictureSourceOptions, "userAgent"> & { readonly sleep: (ms: number) => Promise<void> },
): PictureSource {
  const { gate, clock, hosts } = options;
  const polite = new Map(
    hosts.map((host): [UpstreamHost, PoliteUpstream] => {
      const polite = politeUpstream(host.name, {
        ...{ upstream, gate, clock, sleep, random, tries, isCautious: true },
        trouble: (exchange, _request, conditions) => pictureVerdict(exchange, conditions),
      });
      return [host, inLanes(host, polite)];
    }),
  );
  return politePictureSource({
    ...options,
    upstreamOf(host) {
      const known = polite.get(host);
      if (known) return known;
      throw new RangeError(`${host.name} is no host of pictures.`);
    },
  });
}

/** So many requests to a host at once, whoever asks for them. */
function inLanes({ settings }: UpstreamHost, upstream: PoliteUpstream): PoliteUpstream {
  const lane = pLimit(settings.lanes);
  return { ...upstream, ask: (...asked) => lane(() => upstream.ask(...asked)) };
}
