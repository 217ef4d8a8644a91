import { type AlsoAllowed, alsoAllowedOf } from "./also-allowed.ts";
import { type Dial, dial as dialForReal } from "./dial.ts";
import type { GuardedRequest } from "./guarded-request.ts";
import { hop, type Ways } from "./hop.ts";
import { type AddressesOf, askingNameServers, pinnedOf } from "./names.ts";
import { type Allowed, type Answered, type Failed, type Refused, Stopped } from "./outcome.ts";
import { headersFor, redirectedTo } from "./redirect.ts";
import { targetOf } from "./target.ts";
import { timeLimits, waitingWithin } from "./time-limits.ts";

/**
 * The one way to an address that a user gave. Only hosts of the public network are asked, by http or https at ports 80 and
 * 443: judged by how the address is written, then by every address that its name leads to, which alone are connected to, and
 * all of it again at every redirect. Nothing of an answer is unbounded, neither its time nor its headers nor its body, and
 * nothing is unpacked. No proxy of the environment is asked, and no connection is kept.
 *
 * Bundled as functions are, the room is 10 KB (5 KB gzipped): everything else is Node's own.
 */
export interface GuardedClient {
  /** Judges an address that somebody wants to keep by how it is written; asks nobody. */
  judged(address: string): Allowed | Refused;
  /** Judges it by what its name leads to as well. That is no promise: it is judged anew when it is asked. */
  judgedWithName(address: string): Promise<Allowed | Refused | Failed>;
  /** Rejects for nothing that an address, a network or a server does. */
  send(request: GuardedRequest): Promise<Answered | Refused | Failed>;
}

interface GuardedClientOptions {
  /** Says who is asking. */
  readonly userAgent: string;
  /** Receivers that are asked besides public ones, as `host:port` or as origins. */
  readonly alsoAllowed: readonly string[];
  /** @default asks the name servers */
  readonly addressesOf?: AddressesOf;
  /** @default connects to the addresses that were judged */
  readonly dial?: Dial;
}

/** @throws RangeError if an entry of `alsoAllowed` names no receiver */
export function guardedClient(options: GuardedClientOptions): GuardedClient {
  const { userAgent, addressesOf = askingNameServers(), dial = dialForReal } = options;
  const alsoAllowed = alsoAllowedOf(options.alsoAllowed);
  const allowed = (address: string): Allowed => ({
    outcome: "allowed",
    url: targetOf(address, alsoAllowed).url.href,
  });
  return {
    judged(address) {
      try {
        return allowed(address);
      } catch (error) {
        const end = endOf(error, 0);
        // Nobody was asked: nothing can have failed.
        if (end.outcome === "failed") throw error;
        return end;
      }
    },
    async judgedWithName(address) {
      const looking = new AbortController();
      const wait = waitingWithin(timeLimits.wholeMs);
      try {
        const target = targetOf(address, alsoAllowed);
        const looked = pinnedOf(target, addressesOf, looking.signal);
        await wait(looked, timeLimits.nameMs, "name_service");
        return allowed(address);
      } catch (error) {
        return endOf(error, 0);
      } finally {
        looking.abort();
      }
    },
    send(request) {
      const wait = waitingWithin({ ...timeLimits, ...request.times }.wholeMs);
      return sent(request, { addressesOf, dial, wait, alsoAllowed, userAgent });
    },
  };
}

async function sent(
  request: GuardedRequest,
  ways: Ways & { readonly alsoAllowed: AlsoAllowed; readonly userAgent: string },
): Promise<Answered | Refused | Failed> {
  let redirects = 0;
  try {
    const first = targetOf(request.url, ways.alsoAllowed);
    for (let target = first; ; ) {
      const given = headersFor(target, first, request.headers);
      const headers = { "user-agent": ways.userAgent, ...given };
      const found = await hop(target, { request, headers }, ways);
      if (!("leadsTo" in found)) return { ...found, redirects };
      redirects += 1;
      const step = { from: target, met: redirects, request };
      target = redirectedTo(found.leadsTo, step, ways.alsoAllowed);
    }
  } catch (error) {
    return endOf(error, redirects);
  }
}

/** @throws what is no end but a fault of ours */
function endOf(error: unknown, redirects: number): Refused | Failed {
  if (!(error instanceof Stopped)) throw error;
  const { sentence } = error.end;
  const after = redirects === 1 ? "After a redirect" : `After ${redirects} redirects`;
  return { ...error.end, redirects, sentence: redirects > 0 ? `${after}: ${sentence}` : sentence };
}
