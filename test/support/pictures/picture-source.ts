import { ulid } from "ulid";
import { httpPictureSource } from "#functions/images/pictures/http-picture-source.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { memoryObservations } from "#test/fakes/memory-observations.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

/** A host of pictures that may be asked as fast as a test likes. */
export const quickHost = (...origins: readonly string[]): UpstreamHost => ({
  name: "pictures",
  origins,
  settings: { requestsPerSecond: 400, lanes: 4, firstWaitSeconds: 60, longestWaitSeconds: 600 },
});

/** Pictures of one host by real HTTP, with a circuit and a record of their own. */
export function pictureSourceOf(...origins: readonly string[]) {
  const host = quickHost(...origins);
  const manner = { clock: systemClock, random: Math.random };
  const gate = memoryUpstreamGate({ ...manner, settingsOf: () => host.settings });
  const observations = memoryObservations();
  const source = httpPictureSource({
    ...{ userAgent: "test", hosts: [host], gate, observations, newId: () => ulid() },
    ...manner,
  });
  return { source, gate, lines: observations.lines };
}
