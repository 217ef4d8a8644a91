import type { Clock } from "#shared/kernel/clock.ts";
import { type ErrorClass, MessageError } from "#shared/kernel/message-error.ts";
import { type Exchange, verdictOf } from "#shared/upstreams/exchange.ts";
import type { Authoriser } from "#shared/upstreams/upstream.ts";
import type { UpstreamRequest as SourceRequest } from "#shared/upstreams/upstream-request.ts";
import type { Credentials } from "../port/source.ts";

/** Where the secrets of sources are kept. */
export interface Secrets {
  /** @throws MessageError `auth` when one of them is not there */
  read(source: string, names: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** One that there need not be. */
  readIfThere(source: string, name: string): Promise<string | undefined>;
}

/** A token is renewed when this share of its life is over, so that none ends on its way. */
const usableShare = 0.9;

async function secretsOf(source: string, credentials: Credentials, secrets: Secrets) {
  const { secrets: names, furtherSecrets = [] } = credentials;
  const further = furtherSecrets.map(async (name) => {
    const value = await secrets.readIfThere(source, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const found = (await Promise.all(further)).flat();
  return { ...(await secrets.read(source, names)), ...Object.fromEntries(found) };
}

/** Keeps one token for all requests of a container; nothing of it is stored or logged. */
export function authoriser(
  source: string,
  { credentials, secrets, clock }: { credentials: Credentials; secrets: Secrets; clock: Clock },
): Authoriser {
  let current: { readonly token: string; readonly untilMs: number } | undefined;
  let renewing: Promise<Exchange | undefined> | undefined;

  /** Answers with what went wrong. */
  const renew = async (send: (request: SourceRequest) => Promise<Exchange>) => {
    const requestedAt = clock().toISOString();
    const refused = (error: string, of: ErrorClass, retryAfter?: string): Exchange => {
      // Whoever is not given a token is not let in: nothing is wrong with what was to be asked for.
      const errorClass = of === "permanent" ? "auth" : of;
      const why = { error: `There is no token: ${error}`, errorClass, isNotLetIn: true } as const;
      return { requestedAt, durationMs: 0, ...why, ...(retryAfter && { headers: { retryAfter } }) };
    };
    try {
      const { request } = credentials.request(await secretsOf(source, credentials, secrets));
      const exchange = await send(request);
      const verdict = verdictOf(exchange, {});
      if (verdict.kind !== "data") {
        const { reason, errorClass } =
          verdict.kind === "failed"
            ? verdict.failure
            : ({ reason: "It sent no body.", errorClass: "transient" } as const);
        return refused(reason, errorClass, exchange.headers?.retryAfter);
      }
      const body = exchange.bytes?.toString("utf8") ?? "";
      const { token, expiresInSeconds } = credentials.tokenOf(body);
      current = { token, untilMs: clock().getTime() + expiresInSeconds * 1000 * usableShare };
      return undefined;
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      return refused(error.message, error.errorClass);
    } finally {
      renewing = undefined;
    }
  };

  return {
    async authorised(request, send) {
      if (!current || clock().getTime() >= current.untilMs) {
        renewing ??= renew(send);
        const refused = await renewing;
        if (refused) return { refused };
      }
      return current ? credentials.authorise(request, current.token) : request;
    },
    forget() {
      current = undefined;
    },
  };
}
