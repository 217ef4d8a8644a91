import { listOf, numberFrom, textFrom, type Variables } from "./variables.ts";

/** How the catalogue is brought in. */
export interface Sync {
  readonly languages: readonly string[];
  /** Of all invocations together, per upstream. */
  readonly requestsPerSecond: number;
  /** Requests that each fetcher has under way at once. */
  readonly lanes: number;
  /** How long messages wait for an upstream in trouble: doubling, from the first to the longest. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  readonly tcgdexBaseUrl: string;
  readonly pokeapiDataUrl: string;
  /** Servers that card pictures may be fetched from. */
  readonly pictureOrigins: readonly string[];
  /** Sent to every upstream, so that its people know whom to ask. */
  readonly userAgent: string;
}

/** @throws RangeError if a stage that calls real upstreams does not say whom they can reach */
export function syncFrom(
  { name, version }: { name: string; version: string },
  variables: Variables,
): Sync {
  const contact = textFrom("UPSTREAM_CONTACT", variables);
  if (!contact && name !== "local") {
    throw new RangeError(
      "UPSTREAM_CONTACT must hold an address (a URL or an e-mail) at which the people behind the " +
        "card databases can reach you; it becomes part of the User-Agent.",
    );
  }
  const tcgdexBaseUrl = textFrom("TCGDEX_BASE_URL", variables) ?? "https://api.tcgdex.net";
  return {
    languages: listOf(textFrom("SYNC_LANGUAGES", variables) ?? "en"),
    requestsPerSecond: numberFrom("UPSTREAM_REQUESTS_PER_SECOND", variables, 20),
    lanes: numberFrom("UPSTREAM_LANES", variables, 2),
    firstWaitSeconds: numberFrom("UPSTREAM_FIRST_WAIT_SECONDS", variables, 15),
    longestWaitSeconds: numberFrom("UPSTREAM_LONGEST_WAIT_SECONDS", variables, 1800),
    tcgdexBaseUrl,
    // A server that stands in for TCGdex has its pictures too.
    pictureOrigins: ["https://assets.tcgdex.net", new URL(tcgdexBaseUrl).origin],
    pokeapiDataUrl:
      textFrom("POKEAPI_DATA_URL", variables) ??
      "https://raw.githubusercontent.com/PokeAPI/pokeapi/master/data/v2/csv",
    userAgent: `cardlake/${version} (+${contact ?? "a local development stage"})`,
  };
}
