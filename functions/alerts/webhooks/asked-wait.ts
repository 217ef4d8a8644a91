import { retryAfterMs } from "#shared/upstreams/exchange.ts";

/**
 * For how long an answer asks to be left alone, in milliseconds; undefined where it does not. Discord and Telegram say it in
 * a body of JSON, in seconds, as `retry_after` or `parameters.retry_after`, and more exactly than in the header, if they send one.
 *
 * @param body as much of it as was read
 */
export function askedWaitMs(
  { retryAfter, body }: { retryAfter?: string | undefined; body: string },
  now: Date,
): number | undefined {
  const told = toldIn(body);
  return retryAfterMs(told === undefined ? retryAfter : String(told), now);
}

function toldIn(body: string): number | undefined {
  const { retry_after: own, parameters } = fieldsOf(parsed(body));
  const seconds = own ?? fieldsOf(parameters)["retry_after"];
  return typeof seconds === "number" ? seconds : undefined;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Receivers may answer whatever they like: what is no JSON says nothing of waiting. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
