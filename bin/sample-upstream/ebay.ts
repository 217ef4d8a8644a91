import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import type { FaultsOfRequest } from "./faults/fault-book.ts";
import type { Json } from "./json.ts";
import { basePrice, walk } from "./shops/walk.ts";
import type { Target } from "./target.ts";
import { tokenAnswer } from "./tokens.ts";

/** What people write behind the words that were looked for, and what they ask for that, as a share of the usual. */
const kinds: readonly (readonly [behind: string, share: number, isGraded?: true])[] = [
  ...([
    ["", 0.9],
    ["NM", 1],
    ["Near Mint", 1.05],
    ["", 1.1],
    ["Lightly Played", 0.7],
  ] as const),
  ...([
    ["LP", 0.75],
    ["light play", 0.72],
    ["PSA 9", 4, true],
    ["PSA 9 MINT", 4.2, true],
  ] as const),
  ...([
    ["PSA 9", 3.8, true],
    ["", 90],
    ["lot of 5", 2],
    ["proxy custom", 0.02],
  ] as const),
  ...([
    ["Japanese", 0.6],
    ["booster pack", 1.5],
    ["read description", 0.5],
  ] as const),
];

/** eBay's APIs below `/ebay`: a token for everybody, what a day has left, and invented listings for any words. */
export function ebay(
  { segments, path, query, form }: Target,
  faults: FaultsOfRequest,
  day: string,
): Answer {
  const [, area, service] = segments;
  if (area === "identity") {
    const [token, kind] = form?.get("refresh_token")
      ? (["v^1.1#i^1#user", "User Access Token"] as const)
      : (["v^1.1#i^1#sample", "Application Access Token"] as const);
    return tokenAnswer(token, kind, 7200);
  }
  if (area === "developer") return jsonAnswer(callsLeft(day));
  if (area !== "buy" || service !== "browse") return textAnswer("Not Found", 404);
  const [over] = faults.at(path, "calls-spent", "token-ended");
  if (over) {
    faults.spend(over);
    return over.fault === "calls-spent"
      ? errorAnswer(429, { errorId: 2001, domain: "ACCESS", message: "Too many requests." })
      : errorAnswer(401, { errorId: 1001, domain: "OAuth", message: "Invalid access token" });
  }
  return jsonAnswer(search(query, day, warningsIn(path, faults)));
}

const errorAnswer = (status: number, error: Json) =>
  jsonAnswer({ errors: [{ category: "REQUEST", ...error }] }, "never", status);

function warningsIn(path: string, faults: FaultsOfRequest): Json {
  const [rule] = faults.at(path, "search-warnings");
  if (!rule) return {};
  faults.spend(rule);
  return {
    warnings: [{ errorId: 12_002, domain: "API_BROWSE", message: "The filter is ignored." }],
  };
}

const callsLeft = (day: string) => ({
  rateLimits: [
    {
      ...{ apiContext: "buy", apiName: "browse", apiVersion: "v1" },
      resources: [
        {
          name: "buy.browse",
          rates: [
            { limit: 5000, remaining: 4900, reset: `${day}T08:00:00.000Z`, timeWindow: 86_400 },
          ],
        },
      ],
    },
  ],
});

/** A page of listings; pages overlap by one, and without a match there is no list. */
function search(query: URLSearchParams, day: string, beside: Json): Json {
  const words = query.get("q") ?? "";
  const [limit, offset] = [Number(query.get("limit") ?? 50), Number(query.get("offset") ?? 0)];
  const currency = /priceCurrency:([A-Z]{3})/.exec(query.get("filter") ?? "")?.[1] ?? "USD";
  const all = words.includes("nothing") ? [] : listings(words, currency, day);
  const from = Math.max(0, offset - (offset > 0 ? 1 : 0));
  const own = all.slice(from, from + limit);
  const href = `https://api.ebay.com/buy/browse/v1/item_summary/search?${query}`;
  return {
    ...{ href, total: all.length + 3, limit, offset },
    ...(from + limit < all.length && { next: `${href}&next` }),
    ...(own.length > 0 && { itemSummaries: own }),
    ...beside,
  };
}

function listings(words: string, currency: string, day: string): readonly Json[] {
  const usual = 5 + walk(words, basePrice(words))(Math.floor(Date.parse(day) / 86_400_000));
  const own = kinds.map(([behind, share, isGraded], at) => ({
    ...{
      itemId: `v1|11000000${String(at).padStart(4, "0")}|0`,
      title: `${words} ${behind}`.trim(),
    },
    ...{ leafCategoryIds: ["183454"], categories: [{ categoryId: "183454" }] },
    price: { value: (usual * share).toFixed(2), currency },
    ...(isGraded
      ? { condition: "Graded", conditionId: "2750" }
      : { condition: "Ungraded", conditionId: "4000" }),
    ...{ buyingOptions: ["FIXED_PRICE"], seller: { username: "sample-seller" } },
    ...{ itemLocation: { country: "US" }, itemWebUrl: "https://www.ebay.com/itm/110000000000" },
  }));
  // From another country: its price is converted, and is of another market.
  const [first] = own;
  const foreign = first && {
    ...{ ...first, itemId: "v1|119999999999|0" },
    price: { value: "1.00", currency, convertedFromValue: "0.90", convertedFromCurrency: "XTS" },
  };
  return foreign ? [...own, foreign] : own;
}
