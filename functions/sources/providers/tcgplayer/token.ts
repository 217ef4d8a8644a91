import type { Credentials } from "../../port/source.ts";
import { accessTokenIn } from "../bodies/access-token.ts";
import { tcgplayerPlan } from "./plan.ts";

/** A token for an application, good for some two weeks; there is none to renew it with, so another is asked for. */
export const tcgplayerCredentials = (baseUrl: string): Credentials => ({
  secrets: ["public-key", "private-key"],
  request: (secrets) => ({
    ...{ name: "token", dataset: tcgplayerPlan.first.dataset },
    request: {
      method: "POST",
      url: `${baseUrl}/token`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: secrets["public-key"] ?? "",
        client_secret: secrets["private-key"] ?? "",
      }).toString(),
    },
  }),
  tokenOf: (body) => accessTokenIn(body, "TCGplayer"),
  authorise: (request, token) => ({
    ...request,
    headers: { ...request.headers, authorization: `bearer ${token}` },
  }),
});
