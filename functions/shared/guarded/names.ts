import { Resolver } from "node:dns/promises";
import { isIP, isIPv4 } from "node:net";
import { failed, refused, type Stopped } from "./outcome.ts";
import { isPublicAddress } from "./public-address.ts";
import type { Target } from "./target.ts";

/** All addresses of a name, of both families. Rejects with the name service's error, `code` and all. */
export type AddressesOf = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

/** So many are tried at most; a host with more has others for those that come later. */
const mostTried = 4;

/** In milliseconds, and how often: a question is asked again, once, before the time for names is over. */
const patience = { timeout: 1200, tries: 2 };

/**
 * Asks the name servers themselves: no file of hosts, no domain that is tried as well, and no thread that waits on after
 * the time is over, as there would be with the system's own look-up.
 *
 * @param servers as `address:port`; @default those of the system
 */
export const askingNameServers =
  (servers?: readonly string[]): AddressesOf =>
  async (name, signal) => {
    const resolver = new Resolver(patience);
    if (servers) resolver.setServers(servers);
    signal.addEventListener("abort", () => resolver.cancel(), { once: true });
    const both = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = both.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    const [error] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    if (found.length === 0 && error !== undefined) throw error;
    return found;
  };

/**
 * The addresses that a connection may be made to, looked up once: who connects to these has no second answer to fall for.
 * One that is not public is enough to refuse the name.
 *
 * @throws Stopped
 */
export async function pinnedOf(
  { host, isAlsoAllowed }: Pick<Target, "host" | "isAlsoAllowed">,
  addressesOf: AddressesOf,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  // Name servers need not know it (RFC 6761).
  if (isAlsoAllowed && host === "localhost") return ["127.0.0.1", "::1"];
  const found = await addressesOf(host, signal).catch((error: unknown) => {
    throw lookUpFailed(error);
  });
  if (found.length === 0) throw failed("no_such_name");
  if (!isAlsoAllowed && !found.every(isPublicAddress)) {
    throw refused("leads_inside", `${host} leads to an address that is not public.`);
  }
  // Not every network has IPv6.
  const [four, six] = [found.filter(isIPv4), found.filter((address) => !isIPv4(address))];
  return [...four, ...six].slice(0, mostTried);
}

function lookUpFailed(error: unknown): Stopped {
  const code = codeOf(error);
  return failed(code !== undefined && noneSuch.has(code) ? "no_such_name" : "name_service", code);
}

const noneSuch = new Set(["ENOTFOUND", "ENODATA", "EBADNAME"]);

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
