import { type Answer, jsonAnswer } from "./answer.ts";

/** A token as services hand it out. */
export const tokenAnswer = (token: string, kind: string, seconds: number): Answer =>
  jsonAnswer({ access_token: token, expires_in: seconds, token_type: kind });
