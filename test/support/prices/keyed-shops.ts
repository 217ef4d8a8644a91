import { ebay } from "#functions/sources/providers/ebay.ts";
import { tcgplayer } from "#functions/sources/providers/tcgplayer.ts";
import { authoriser } from "#functions/sources/upstreams/authoriser.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

const secretValue = "open sesame";
/** What lets somebody in at the sample's shops: keys, as they are and as they are sent, and the tokens that it gives for them. */
export const secretsOfShops = [
  ...[secretValue, encodeURIComponent(secretValue), "open+sesame"],
  btoa(`${secretValue}:${secretValue}`),
  ...["sample-of-the-shop", "v^1.1#i^1#sample", "v^1.1#i^1#user"],
];

interface Asking {
  /** How many cards somebody wants. @default enough that they alone may open a circuit */
  readonly cards?: number;
  /** Looks on before a request is sent. */
  readonly before?: (url: string, at: Date) => void;
}

/** A line over both shops that want a key, as the sample upstream plays them over HTTP. */
export function keyedShops(upstreamUrl: string, { cards = 6, before = () => {} }: Asking = {}) {
  const [prices, listings] = [keptRecords("price"), keptRecords("listings")];
  const names = ["public-key", "private-key", "client-id", "client-secret"];
  const keys = Object.fromEntries(names.map((name) => [name, secretValue]));
  const wanted = Array.from({ length: cards }, (_, at) =>
    PricedPrintingId.parse(`pokemon:base1-${at + 1}`),
  );
  const asked: string[] = [];
  const line = pipeline({
    sources: [tcgplayer(`${upstreamUrl}/tcgplayer`), ebay(`${upstreamUrl}/ebay`, ["EBAY_US"])],
    recorders: [prices, listings],
    upstream({ now }) {
      const http = httpUpstream({ userAgent: "cardlake/test", clock: now });
      return {
        send(request, conditions, timeoutMs) {
          asked.push(request.url.slice(upstreamUrl.length));
          before(request.url, now());
          return http.send(request, conditions, timeoutMs);
        },
      };
    },
    letIn: ({ name, credentials }, clock) =>
      credentials &&
      authoriser(name, {
        ...{ credentials, clock },
        secrets: { read: async () => keys, readIfThere: async () => undefined },
      }),
    wantedCards: {
      list: async (game) => (game === "pokemon" ? wanted : []),
      cards: async (printings) =>
        new Map(
          printings.map((one) => {
            const number = one.slice("pokemon:base1-".length);
            return [one, { name: "Somebody", number: `${number}/102`, setName: "Base Set" }];
          }),
        ),
    },
  });

  /** What the recorders were given, whatever the order in which it came. */
  const kept = () =>
    [...prices.kept, ...listings.kept]
      .map(({ sourceId, value }) => JSON.stringify([sourceId, value]))
      .sort();

  /** A run of one shop to its end, and all that is known of it afterwards. */
  async function run(source: string) {
    let [state, id]: (string | undefined)[] = [];
    const logged = await logLines(async () => {
      ({ state, id } = (await line.run(source)) ?? {});
    });
    const units = await line.deps.runs.allUnits(id ?? "");
    const status = await line.deps.gate.status(source);
    const sum = (figure: "failures" | "gone" | "skipped") =>
      units.reduce((all, { [figure]: own = 0 }) => all + own, 0);
    return {
      ...{ state, units, status, logged, kept: kept() },
      ...{ failures: sum("failures"), gone: sum("gone"), skipped: sum("skipped") },
      observed: line.observed().filter(({ runId }) => runId === id),
      /** Everything that is kept or told of the run, as one text. */
      told: JSON.stringify([
        ...[[...line.packs], line.observed(), line.dead, line.noted, units, status],
        ...[await line.deps.runs.get(id ?? ""), logged],
      ]),
    };
  }
  return { line, asked, run };
}
