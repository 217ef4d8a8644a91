import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Credentials } from "../../port/source.ts";
import { parsedJson } from "../bodies/parsed-json.ts";
import { tcgplayerPlan } from "./plan.ts";

const Token = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

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
  tokenOf(body) {
    const { data } = Token.safeParse(parsedJson(body));
    if (data) return { token: data.access_token, expiresInSeconds: data.expires_in };
    throw new MessageError("auth", "The answer of TCGplayer holds no token.");
  },
  authorise: (request, token) => ({
    ...request,
    headers: { ...request.headers, authorization: `bearer ${token}` },
  }),
});
