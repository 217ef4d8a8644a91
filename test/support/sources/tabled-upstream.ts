import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import type { FakeClock } from "#test/fakes/fake-clock.ts";

/** An upstream that is a table of bodies by address; `asked` gathers the addresses. */
export function tabledUpstream(given: {
  bodies: ReadonlyMap<string, string>;
  time: FakeClock;
  asked: string[];
  /** What a request comes to instead of its body. */
  troubleOf: (url: string) => Partial<Exchange> | undefined;
  /** Headers of what is there, beside its tag and its type or instead of them. */
  headersOf?: (url: string) => Exchange["headers"];
}): Upstream {
  const { bodies, time, asked, troubleOf, headersOf } = given;
  return {
    async send({ url }, { etag }) {
      asked.push(url);
      const base = { requestedAt: time.now().toISOString(), durationMs: 20 };
      await time.sleep(base.durationMs);
      const trouble = troubleOf(url);
      if (trouble) return { ...base, ...trouble };
      const body = bodies.get(url);
      if (body === undefined) return { ...base, status: 404, headers: {} };
      const contentType = url.endsWith(".txt") ? "text/plain" : "application/json";
      const tag = `"${sha256(body).slice(0, 8)}"`;
      const headers = { etag: tag, contentType, ...headersOf?.(url) };
      if (etag !== undefined && etag === headers.etag) return { ...base, status: 304, headers };
      return { ...base, status: 200, headers, bytes: Buffer.from(body) };
    },
  };
}
