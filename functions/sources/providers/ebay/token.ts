import type { Credentials } from "../../port/source.ts";
import { accessTokenIn } from "../bodies/access-token.ts";
import { ebayPlan } from "./plan.ts";

const scope = "https://api.ebay.com/oauth/api_scope";

/**
 * A token of two hours: for the application, or for a user where the stage has a refresh token of one, which lasts
 * for a year and a half.
 */
export const ebayCredentials = (baseUrl: string): Credentials => ({
  secrets: ["client-id", "client-secret"],
  furtherSecrets: ["refresh-token"],
  request: (secrets) => {
    const {
      "client-id": id = "",
      "client-secret": secret = "",
      "refresh-token": refresh,
    } = secrets;
    const grant: Record<string, string> =
      refresh === undefined
        ? { grant_type: "client_credentials", scope }
        : { grant_type: "refresh_token", refresh_token: refresh, scope };
    return {
      ...{ name: "token", dataset: ebayPlan.first.dataset },
      request: {
        method: "POST",
        url: `${baseUrl}/identity/v1/oauth2/token`,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
        },
        body: new URLSearchParams(grant).toString(),
      },
    };
  },
  tokenOf: (body) => accessTokenIn(body, "eBay"),
  authorise: (request, token) => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${token}` },
  }),
});
