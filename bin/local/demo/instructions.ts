import { type DemoPrices, pricedCard } from "./prices.ts";
import type { Shown } from "./show.ts";

export interface InstructionsOptions {
  readonly apiUrl: string;
  readonly awsEndpoint: string;
  readonly shown: Shown;
  /** Undefined where no source has told any. */
  readonly prices: DemoPrices | undefined;
  readonly staysUp: boolean;
}

/** What to read and paste after a start: every line works as it stands. */
export function instructions({
  apiUrl,
  awsEndpoint,
  shown,
  prices,
  staysUp,
}: InstructionsOptions): string {
  const { email, password, token, collectionId, picture } = shown;
  const signIn = JSON.stringify({ email, password });
  const get = (path: string) => `curl -s -H "Authorization: Bearer $TOKEN" "$API${path}"`;
  return [
    "",
    `API      ${apiUrl}`,
    `AWS      ${awsEndpoint} (any AWS client; key and secret "test")`,
    `Account  ${email}, password ${password}; may also start syncs`,
    `Picture  ${picture.url}`,
    `         ${picture.path} (${picture.width} × ${picture.height} pixels)`,
    ...(prices
      ? [
          `Prices   ${pricedCard}: ${prices.price}`,
          `Chart    ${prices.url}`,
          `         ${prices.path}`,
        ]
      : []),
    "",
    "To paste:",
    `  API="${apiUrl}"`,
    `  TOKEN="${token}"`,
    '  curl -s "$API/v1/health"',
    `  ${get("/v1/sets?limit=5")}`,
    `  ${get("/v1/cards?q=type:fire+hp%3E=100&limit=3")}`,
    `  ${get("/v1/sets/onepiece:en:st-01/cards?limit=3")}`,
    `  ${get("/v1/cards?game=onepiece&q=color:red+power%3E=7000&limit=3")}`,
    `  ${get("/v1/cards/onepiece:en:op-02-013_5fp1")}`,
    `  ${get(`/v1/cards/${pricedCard}/prices`)}`,
    `  ${get(`/v1/cards/${pricedCard}/prices/chart.svg?range=all`)} > chart.svg`,
    `  ${get(`/v1/collections/${collectionId}/items?limit=5`)}`,
    `  ${get(`/v1/renders/${picture.renderId}`)}`,
    `  curl -s -o picture.jpg "${picture.url}"`,
    "The token is good for a quarter of an hour. A new one:",
    `  curl -s -H "Content-Type: application/json" -d '${signIn}' "$API/v1/auth/sign-in"`,
    "",
    staysUp
      ? "It stays up until Ctrl-C. From another terminal: npm run local:update, local:stop."
      : "It ends now, and its data stays; npm start brings it back.",
  ].join("\n");
}
