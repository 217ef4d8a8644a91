import type { SQSEvent } from "aws-lambda";
import type { FakeClock } from "#test/fakes/fake-clock.ts";

/** A message as SQS keeps it. */
export interface Message<Body = object> {
  readonly id: string;
  readonly to: string;
  readonly body: Body;
  readonly receives: number;
  readonly sentAtMs: number;
  readonly visibleAtMs: number;
}
interface DeadLetter extends Message {
  readonly reason: string;
}

/** A message is hidden for so long while it is handled, as the fetch queue's are: 135 seconds. */
export const hiddenMs = 135_000;

/** Queues in memory with what SQS does: hiding, delays, receive counts and dead letters. */
export function memoryQueues(clock: FakeClock) {
  const queue: Message[] = [];
  const dead: DeadLetter[] = [];
  /** When each message that is being handled is visible again, by id. */
  const delays = new Map<string, number>();
  let ids = 0;
  const nowMs = () => clock.now().getTime();
  const send = (to: string, body: object) => {
    ids += 1;
    queue.push({ id: `M${ids}`, to, body, receives: 0, sentAtMs: nowMs(), visibleAtMs: nowMs() });
  };
  return {
    ...{ queue, dead, send },
    /** The worker's side of the queue. */
    deadLetters: (to: string, maxAttempts: number) => ({
      maxAttempts,
      async bury(body: string, { reason }: { reason: string }) {
        ids += 1;
        const at = { receives: 0, sentAtMs: nowMs(), visibleAtMs: nowMs() };
        dead.push({ id: `M${ids}`, to, body: JSON.parse(body), ...at, reason });
      },
      async delay(receiptHandle: string, seconds: number) {
        delays.set(receiptHandle, nowMs() + Math.ceil(seconds) * 1000);
      },
    }),
    /** The delivery of a message, as Lambda hands it to the worker. */
    delivered: ({ id, body, receives }: Message): SQSEvent =>
      ({
        Records: [
          {
            ...{ messageId: id, receiptHandle: id, body: JSON.stringify(body) },
            attributes: { ApproximateReceiveCount: String(receives + 1) },
          },
        ],
      }) as unknown as SQSEvent,
    /** Puts a message back that was not done with: visible when it was said, or when it shows again. */
    putBack(message: Message, receivedAtMs: number): void {
      const visibleAtMs = delays.get(message.id) ?? receivedAtMs + hiddenMs;
      delays.delete(message.id);
      queue.push({ ...message, receives: message.receives + 1, visibleAtMs });
    },
    /** Sends dead letters on their way again; answers how many. */
    redrive(): number {
      const letters = dead.splice(0);
      for (const { to, body } of letters) send(to, body);
      return letters.length;
    },
  };
}
