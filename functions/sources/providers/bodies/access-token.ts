import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import { jsonIfAny } from "./parsed-json.ts";

const Token = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

/**
 * The token in an answer of OAuth 2.0 [RFC 6749, 5.1].
 *
 * @param whose as people know the service
 * @throws MessageError `auth` when there is none
 */
export function accessTokenIn(body: string, whose: string) {
  // Whoever says what is no JSON quotes it, and a token may be in it.
  const { data } = Token.safeParse(jsonIfAny(body));
  if (data) return { token: data.access_token, expiresInSeconds: data.expires_in };
  throw new MessageError("auth", `The answer of ${whose} holds no token.`);
}
