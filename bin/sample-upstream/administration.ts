import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { FaultBook } from "./faults/fault-book.ts";
import { FaultRule } from "./faults/fault-rule.ts";
import type { RequestLog } from "./request-log.ts";
import type { SampleDay } from "./sample-day.ts";
import type { Target } from "./target.ts";

/** Messages that a receiver of webhooks remembers. */
const mostReceived = 1_000;

/**
 * The addresses that are about the server itself: `/_faults` (GET, PUT all, POST one more,
 * DELETE), `/_requests` (GET, DELETE), `/_day` (GET, PUT, DELETE: with the clock) and `/_received`, which stands for a receiver
 * of webhooks (POST; GET tells what came, the newest last). They are neither counted nor spoilt.
 */
export function administration({
  faults,
  requests,
  day,
}: {
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  readonly day: SampleDay;
}) {
  const received: { readonly headers: IncomingMessage["headers"]; readonly body: string }[] = [];
  const actions: Record<string, (body: string, headers: IncomingMessage["headers"]) => Answer> = {
    "POST /_received": (body, headers) => {
      received.push({ headers, body });
      received.splice(0, received.length - mostReceived);
      return jsonAnswer({ received: received.length });
    },
    "GET /_received": () => jsonAnswer(received),
    "GET /_faults": () => jsonAnswer(faults.list()),
    "PUT /_faults": (body) => {
      faults.set(parsed(z.array(FaultRule), body));
      return jsonAnswer(faults.list());
    },
    "POST /_faults": (body) => {
      faults.add(parsed(FaultRule, body));
      return jsonAnswer(faults.list());
    },
    "DELETE /_faults": () => {
      faults.clear();
      return jsonAnswer(faults.list());
    },
    "GET /_requests": () => jsonAnswer(requests.summary()),
    "DELETE /_requests": () => {
      requests.reset();
      return jsonAnswer(requests.summary());
    },
    "GET /_day": () => jsonAnswer({ day: day.now() }),
    "PUT /_day": (body) => {
      day.set(parsed(z.object({ day: z.iso.date() }), body).day);
      return jsonAnswer({ day: day.now() });
    },
    "DELETE /_day": () => {
      day.follow();
      return jsonAnswer({ day: day.now() });
    },
  };

  return async ({ path }: Target, request: IncomingMessage): Promise<Answer> => {
    const action = actions[`${request.method} ${path}`];
    if (action === undefined) {
      const known = Object.keys(actions).join(", ");
      return refusedWith(404, `There is no ${request.method} ${path}; there are ${known}.`);
    }
    try {
      return action(await text(request), request.headers);
    } catch (error) {
      if (error instanceof z.ZodError) return refusedWith(400, z.prettifyError(error));
      if (error instanceof SyntaxError) return refusedWith(400, `Not JSON: ${error.message}.`);
      throw error;
    }
  };
}

function parsed<T>(schema: z.ZodType<T>, body: string): T {
  return schema.parse(JSON.parse(body));
}

function refusedWith(status: number, error: string): Answer {
  return jsonAnswer({ error }, "never", status);
}
