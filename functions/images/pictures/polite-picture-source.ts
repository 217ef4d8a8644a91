import type { PoliteUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { foundIn } from "./picture-exchange.ts";
import { pictureRecord, type RecordPorts } from "./picture-record.ts";
import type { PictureAnswer, PictureRequest, PictureSource, Unasked } from "./picture-source.ts";

/** From the card's address over a CDN to a mirror; what leads further leads nowhere. */
const mostRedirects = 3;

export interface PolitePictures extends RecordPorts {
  /** The servers that pictures come from; no other is asked. */
  readonly hosts: readonly UpstreamHost[];
  /** One for each host, as long as the container: what it knows of the circuit is worth keeping. */
  readonly upstreamOf: (host: UpstreamHost) => PoliteUpstream;
}

/**
 * Fetches pictures from known hosts only, wherever a redirection leads: addresses come from other
 * people's catalogues and servers. Each host is asked at its own pace, and every exchange recorded.
 */
export function politePictureSource({
  hosts,
  upstreamOf,
  ...ports
}: PolitePictures): PictureSource {
  const record = pictureRecord(ports);
  const hostOf = (url: string) => {
    const origin = URL.parse(url)?.origin;
    return hosts.find(({ origins }) => origin !== undefined && origins.includes(origin));
  };

  return {
    expect(urls) {
      const known = urls.flatMap((url) => hostOf(url) ?? []);
      for (const [host, own] of Map.groupBy(known, (one) => one)) {
        upstreamOf(host).expect(own.length);
      }
    },

    /** Goes where the answers lead, as long as they lead to servers that we know. */
    async fetch(start, request) {
      const untilMs = ports.clock().getTime() + request.leftMs;
      const journey = { url: start, isMoved: true, tookMs: 0 };
      for (let hop = 0; hop <= mostRedirects; hop += 1) {
        const { url } = journey;
        const step = await asked(url, request, { untilMs, tookMs: journey.tookMs });
        if (step.found.kind === "failed") return { ...step.found, tookMs: step.tookMs };
        if (step.found.kind !== "elsewhere") {
          return journey.isMoved && hop > 0 ? movedTo(url, step.found) : step.found;
        }
        journey.tookMs = step.tookMs;
        journey.isMoved &&= step.isPermanent;
        journey.url = URL.parse(step.found.location, url)?.href ?? step.found.location;
      }
      return { kind: "unusable", reason: `${start} redirects more than ${mostRedirects} times.` };
    },

    record: () => record.store(),
  };

  async function asked(
    url: string,
    { printingId, sha256: known, timeoutMs, etag, lastModified }: PictureRequest,
    { untilMs, tookMs }: { untilMs: number; tookMs: number },
  ) {
    const host = hostOf(url);
    const none = { tookMs, isPermanent: false };
    if (!host) return { ...none, found: stranger(url) };
    const within = { untilMs, answerMs: timeoutMs - tookMs };
    const upstream = upstreamOf(host);
    const { attempts, refusal } = await upstream.ask({ url }, { etag, lastModified }, within);
    for (const attempt of attempts) record.keep(host.name, { url, printingId, known, attempt });
    const exchange = attempts.at(-1)?.exchange;
    if (!exchange) {
      const { reason = "There is no time left to ask.", untilMs: againMs = untilMs } =
        refusal ?? {};
      const unasked: Unasked = { kind: "unasked", reason, untilMs: againMs };
      return { ...none, found: unasked };
    }
    return {
      found: foundIn(exchange, url),
      isPermanent: exchange.status === 301 || exchange.status === 308,
      tookMs: attempts.reduce((sum, one) => sum + one.exchange.durationMs, tookMs),
    };
  }
}

const stranger = (url: string): PictureAnswer => ({
  kind: "unusable",
  reason: `Pictures are not fetched from ${URL.parse(url)?.origin ?? "nowhere"}.`,
});

const movedTo = <Answer extends PictureAnswer | Unasked>(url: string, answer: Answer): Answer =>
  answer.kind === "picture" || answer.kind === "unchanged" ? { ...answer, movedTo: url } : answer;
