import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { z } from "zod";
import { readJson, writeJson } from "../json-file.ts";
import { Trouble } from "../trouble.ts";
import { claimPort, releasePort } from "./port-claims.ts";

/** Loopback ports of one local cloud. Addresses made of them are part of what is deployed. */
const Ports = z.strictObject({ gateway: z.int(), images: z.int(), upstream: z.int() });
export type Ports = z.output<typeof Ports>;

/** Below the range from which systems lend ports to outgoing connections. */
const lowest = 20_000;
const highest = 32_000;

/**
 * The ports this cloud had before, or free ones that it keeps from now on. They are this process's
 * until it ends, also before anything listens there.
 *
 * @param hasState whether deployed resources remember the old ports; then they cannot change
 * @throws Trouble if a port that must not change is taken
 */
export async function keptPorts(file: string, hasState: boolean): Promise<Ports> {
  const kept = readJson(file, Ports);
  const taken = kept ? await firstTaken(Object.values(kept)) : undefined;
  if (kept && taken === undefined) return kept;
  if (kept && hasState) {
    throw new Trouble(
      `Port ${taken} is taken by another program, and this clone's local cloud lives on it. ` +
        "End that program, or run `npm run local:reset` to start afresh on other ports.",
    );
  }
  const chosen = await freePorts();
  writeJson(file, chosen);
  return chosen;
}

async function freePorts(): Promise<Ports> {
  const gateway = await freePort([]);
  const images = await freePort([gateway]);
  return { gateway, images, upstream: await freePort([gateway, images]) };
}

async function freePort(except: number[]): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(lowest, highest);
    if (!except.includes(port) && (await isOurs(port))) return port;
  }
  throw new Trouble(
    `No free port between ${lowest} and ${highest} in 100 attempts; end some programs that listen.`,
  );
}

async function firstTaken(ports: number[]): Promise<number | undefined> {
  for (const port of ports) {
    if (await isOurs(port)) continue;
    for (const claimed of ports) releasePort(claimed);
    return port;
  }
  return undefined;
}

async function isOurs(port: number): Promise<boolean> {
  if (!claimPort(port)) return false;
  if (await isFree(port)) return true;
  releasePort(port);
  return false;
}

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
