import type { AlsoAllowed } from "./also-allowed.ts";
import type { GuardedRequest } from "./guarded-request.ts";
import { refused } from "./outcome.ts";
import { type Target, targetOf } from "./target.ts";

const redirects = new Set([301, 302, 303, 307, 308]);

/** Whether an answer is not the last, by what the request says. */
export const isFollowed = (request: GuardedRequest, status: number): boolean =>
  redirects.has(status) && request.method !== "POST" && (request.mostRedirects ?? 0) > 0;

/**
 * Whom to ask next, judged like an address that a user gave.
 *
 * @param met how many redirects were met, with this one
 * @throws Stopped
 */
export function redirectedTo(
  location: string,
  { from, met, request }: { from: Target; met: number; request: GuardedRequest },
  alsoAllowed: AlsoAllowed,
): Target {
  const most = request.method === "POST" ? 0 : (request.mostRedirects ?? 0);
  if (met > most) throw refused("too_many_redirects", `No more than ${most} are followed.`);
  const url = URL.parse(location, from.url.href);
  if (!url) throw refused("unreadable", "The address that it leads to cannot be read.");
  const target = targetOf(url.href, alsoAllowed);
  if (from.isTls && !target.isTls) {
    throw refused("redirect_to_http", "It leads from https to http, where anybody can read along.");
  }
  return target;
}

/** What is sent to where an answer leads: another origin learns nothing that was meant for the first. */
export const headersFor = (
  target: Target,
  first: Target,
  headers: GuardedRequest["headers"] = {},
): Readonly<Record<string, string>> => {
  if (target.url.origin === first.url.origin) return headers;
  return headers["accept"] === undefined ? {} : { accept: headers["accept"] };
};
