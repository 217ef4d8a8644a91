import { ebay } from "#functions/sources/providers/ebay.ts";
import { authoriser } from "#functions/sources/upstreams/authoriser.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import type { UpstreamRequest } from "#shared/upstreams/upstream-request.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "https://api.market.test";

/** A listing as the marketplace writes it. */
export const item = (id: number, title: string, value: string, more: object = {}) => ({
  ...{ itemId: `v1|${id}|0`, title, price: { value, currency: "USD" } },
  ...{ leafCategoryIds: ["183454"], conditionId: "4000", seller: { username: "somebody" } },
  ...more,
});

export const printing = (at: number) => PricedPrintingId.parse(`pokemon:base1-${at}`);

export interface MarketOptions {
  readonly wanted?: readonly PricedPrintingId[];
  readonly places?: readonly string[];
  readonly recorders?: readonly Recorder[];
  readonly callsPerDay?: number;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whether the stage has its key, at the how-many-th look. */
  readonly hasKey?: (look: number) => boolean;
}

/** A marketplace with a key, and a line that asks it for cards of one set. */
export function market({
  wanted = [printing(4)],
  places = ["EBAY_US"],
  recorders = [keptRecords("listings")],
  callsPerDay,
  secrets = {},
  hasKey = () => true,
}: MarketOptions = {}) {
  const state = {
    ...{ looks: 0, tokens: 0, good: "", asked: [] as UpstreamRequest[], left: 4900 },
    items: [] as readonly object[],
    /** Instead of an answer to a search. */
    trouble: (_at: number): Partial<Exchange> | undefined => undefined,
    /** Beside the listings of a page. */
    beside: {} as object,
  };
  const json = (status: number, body: object): Partial<Exchange> => ({
    ...{ status, headers: { contentType: "application/json" } },
    bytes: Buffer.from(JSON.stringify(body)),
  });
  let searches = 0;
  const answer = ({ url, headers }: UpstreamRequest): Partial<Exchange> => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === "/identity/v1/oauth2/token") {
      state.tokens += 1;
      state.good = `v^1.1#t${state.tokens}`;
      return json(200, { access_token: state.good, expires_in: 7200 });
    }
    if (headers?.["authorization"] !== `Bearer ${state.good}`) {
      return json(401, { errors: [{ errorId: 1001, domain: "OAuth" }] });
    }
    if (pathname.includes("/rate_limit/")) {
      const rates = [{ limit: 5000, remaining: state.left, timeWindow: 86_400 }];
      const resources = [{ name: "buy.browse", rates }];
      return json(200, { rateLimits: [{ apiContext: "buy", apiName: "browse", resources }] });
    }
    searches += 1;
    const trouble = state.trouble(searches);
    if (trouble) return trouble;
    const offset = Number(searchParams.get("offset"));
    const limit = Number(searchParams.get("limit"));
    // Pages overlap: what was last on one is first on the next.
    const from = Math.max(0, offset - (offset > 0 ? 3 : 0));
    const own = state.items.slice(from, from + limit);
    return json(200, {
      ...{ href: url, total: state.items.length + 7, limit, offset },
      ...(from + limit < state.items.length && { next: `${url}&more` }),
      ...(own.length > 0 && { itemSummaries: own }),
      ...state.beside,
    });
  };
  const source = ebay(host, places);
  const settings = { ...source.settings, ...(callsPerDay && { callsPerDay }) };
  const keys = { "client-id": "known to all", "client-secret": "open sesame" };
  const line = pipeline({
    sources: [{ ...source, settings }],
    recorders,
    wantedCards: {
      list: async (game) => (game === "pokemon" ? wanted : []),
      cards: async (printings) =>
        new Map(
          printings.map((one) => [
            one,
            { name: "Charizard", number: "4/102", setName: "Base Set" },
          ]),
        ),
    },
    upstream: ({ now }) => ({
      async send(request) {
        state.asked.push(request);
        return { requestedAt: now().toISOString(), durationMs: 1, ...answer(request) };
      },
    }),
    letIn: ({ name, credentials }, clock) =>
      credentials &&
      authoriser(name, {
        ...{ credentials, clock },
        secrets: {
          async read() {
            state.looks += 1;
            if (hasKey(state.looks)) return keys;
            throw new MessageError("auth", "The parameter store has no key.");
          },
          readIfThere: async (_of, one) => secrets[one],
        },
      }),
  });
  const searched = () => state.asked.filter(({ url }) => url.includes("/item_summary/search"));
  return { line, state, searched, host };
}

/** What the service says once a day's calls are spent. */
export const spent: Partial<Exchange> = {
  ...{ status: 429, headers: { contentType: "application/json" } },
  bytes: Buffer.from(
    '{"errors":[{"errorId":2001,"domain":"ACCESS","message":"Too many requests."}]}',
  ),
};
