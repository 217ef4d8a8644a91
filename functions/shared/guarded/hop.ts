import { boundedAnswer, wantedHeaders } from "./bounded-answer.ts";
import type { Dial } from "./dial.ts";
import { answerFailed, answerOver } from "./exchange.ts";
import type { GuardedRequest } from "./guarded-request.ts";
import { type AddressesOf, pinnedOf } from "./names.ts";
import type { Answered } from "./outcome.ts";
import { isFollowed } from "./redirect.ts";
import type { Target } from "./target.ts";
import { timeLimits, type Waiting } from "./time-limits.ts";

export interface Ways {
  readonly addressesOf: AddressesOf;
  readonly dial: Dial;
  readonly wait: Waiting;
}

type Hop = { readonly leadsTo: string } | Omit<Answered, "redirects">;

/**
 * Asks one target once.
 *
 * @param headers what this target may know
 * @throws Stopped
 */
export async function hop(
  target: Target,
  { request, headers }: { request: GuardedRequest; headers: Readonly<Record<string, string>> },
  { addressesOf, dial, wait }: Ways,
): Promise<Hop> {
  const times = { ...timeLimits, ...request.times };
  const { signal, end } = connection();
  try {
    const looked = pinnedOf(target, addressesOf, signal);
    const addresses = await wait(looked, times.nameMs, "name_service");
    const { host, port, isTls } = target;
    const dialled = dial({ host, port, isTls, addresses }, signal);
    const socket = await wait(dialled, times.connectMs, "connect_timeout");
    const body = request.method === "POST" ? { body: request.body } : {};
    const sent = answerOver(socket, target, { method: request.method, headers, ...body });
    const answer = await wait(sent, times.answerMs, "answer_timeout");
    const { statusCode: status = 0 } = answer;
    const { location } = answer.headers;
    if (location !== undefined && isFollowed(request, status)) return { leadsTo: location };
    const read = boundedAnswer(answer, request.mostBodyBytes).catch((error: unknown) => {
      throw answerFailed(error);
    });
    const wanted = wantedHeaders(answer, request.wantedHeaders ?? []);
    const part = await wait(read, times.wholeMs, "whole_timeout");
    return { outcome: "answered", status, headers: wanted, ...part, url: target.url.href };
  } finally {
    end();
  }
}

/** Whatever is still open when the work is over, in whatever way, is closed. */
function connection() {
  const controller = new AbortController();
  return { signal: controller.signal, end: () => controller.abort() };
}
