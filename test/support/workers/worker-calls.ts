import type { queueHandler } from "#shared/events/queue-handler.ts";
import type { Starts } from "#shared/events/starts.ts";
import type { FakeClock } from "#test/fakes/fake-clock.ts";
import { hiddenMs, type Message, type memoryQueues } from "#test/support/workers/memory-queue.ts";
import { aCall } from "#test/support/workers/worker-context.ts";

/** What goes wrong when a worker is called. */
export interface CallTrouble {
  /** Whether the worker dies while it works on a message. */
  doomed: (message: Message) => boolean;
  /** Whether Lambda has no room for another call. */
  throttled: (at: Date) => boolean;
}

/** What became of a delivery, as Lambda counts it: a message that failed is a call that ended. */
export interface Call {
  readonly to: string;
  readonly at: Date;
  readonly outcome: "ended" | "died" | "throttled";
}

export interface WorkerCallsDeps {
  readonly time: FakeClock;
  readonly queues: ReturnType<typeof memoryQueues>;
  /** Workers by the queue that they empty. */
  readonly handlers: Readonly<Record<string, ReturnType<typeof queueHandler>>>;
  readonly starts: Starts;
  /** How often the worker of a queue may begin on a message. */
  readonly attemptsOf: (queue: string) => number;
  readonly trouble: CallTrouble;
}

/** Calls the workers of queues as Lambda does: one message a call, and again what failed. */
export function workerCalls(deps: WorkerCallsDeps) {
  const { time, queues, handlers, starts, attemptsOf, trouble } = deps;
  const { now: clock } = time;
  const calls: Call[] = [];
  const counts = { invocations: 0 };

  /** One call of the queue's worker; a doomed one dies without a word, a throttled one never begins. */
  async function call(message: Message): Promise<void> {
    const receivedAtMs = clock().getTime();
    const noted = (outcome: Call["outcome"]) =>
      calls.push({ to: message.to, at: clock(), outcome });
    if (trouble.throttled(clock())) {
      noted("throttled");
      return queues.putBack(message, receivedAtMs);
    }
    counts.invocations += 1;
    if (trouble.doomed(message)) {
      // It dies in its work, which it would not have begun after too many starts.
      if ((await starts.begin(message.id)) <= attemptsOf(message.to)) {
        noted("died");
        return queues.putBack(message, receivedAtMs);
      }
      await starts.forgive(message.id);
    }
    noted("ended");
    const delivered = queues.delivered(message);
    const result = await handlers[message.to]?.(delivered, aCall(hiddenMs - 10_000));
    if (result?.batchItemFailures.length) queues.putBack(message, receivedAtMs);
  }
  const handle = (message: Message) => time.finish(call(message));

  const earliest = () =>
    queues.queue.reduce((best, _message, index, all) => {
      const visibleAt = (at: number) => all[at]?.visibleAtMs ?? 0;
      return visibleAt(index) < visibleAt(best) ? index : best;
    }, 0);

  return {
    ...{ calls, counts, call, handle },
    /** Handles messages until none is left, waiting where they wait; `pick` may choose the next. */
    async drain(pick: (length: number) => number = earliest): Promise<void> {
      while (queues.queue.length > 0) {
        const [message] = queues.queue.splice(pick(queues.queue.length), 1);
        if (!message) continue;
        await time.advance(Math.max(0, message.visibleAtMs - clock().getTime()));
        await handle(message);
      }
    },
  };
}
