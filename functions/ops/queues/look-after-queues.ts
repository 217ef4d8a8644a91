import * as z from "zod";
import type { Clock } from "#shared/kernel/clock.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchQueue } from "../errors.ts";
import type { DeadLetter, QueueDepth, Queues } from "./queues.ts";

export interface QueuePorts {
  readonly queues: Queues;
  readonly clock: Clock;
}

/** A dead letter for an operator: what it was about, and why it was given up. */
export interface LetterView {
  readonly id: string;
  readonly sentAt: string;
  readonly ageSeconds: number;
  readonly reason?: string;
  readonly errorClass?: string;
  /** The message: a claim check, never a payload. Text that is no JSON is shown as it is. */
  readonly body: unknown;
}

/** More letters than this are one trouble, not as many: the oldest of them tell what it is. */
const mostLetters = 1_000;

/** How much lies in every queue. */
export const listQueues = ({ queues }: QueuePorts): Promise<QueueDepth[]> =>
  Promise.all(queues.names.map((name) => queues.depth(name)));

/** Dead letters of a queue, oldest first; @throws DomainError `ops.no_such_queue` */
export async function listDeadLetters(
  { name, limit, cursor }: { name: string } & PageRequest,
  { queues, clock }: QueuePorts,
): Promise<Page<LetterView>> {
  known(name, queues);
  const list = `dead letters ${name}`;
  const after = positionIn(list, cursor, z.string());
  const all = await queues.letters(name, mostLetters);
  const left = after === undefined ? all : all.filter((letter) => placeOf(letter) > after);
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((letter) => viewOf(letter, clock())),
    ...(last && left.length > limit && { nextCursor: cursorAt(list, placeOf(last)) }),
  };
}

/** Sends dead letters of a queue back; @throws DomainError `ops.no_such_queue` */
export async function redriveQueue(
  { name, limit }: { name: string; limit: number },
  { queues }: QueuePorts,
): Promise<{ redriven: number; deadLettersLeft: number }> {
  known(name, queues);
  const redriven = await queues.redrive(name, limit);
  const { deadLetters } = await queues.depth(name);
  return { redriven, deadLettersLeft: deadLetters };
}

function known(name: string, { names }: Queues): void {
  if (!names.includes(name)) throw noSuchQueue(name, names);
}

const placeOf = ({ sentAt, id }: DeadLetter) => `${sentAt} ${id}`;

function viewOf({ id, sentAt, reason, errorClass, body }: DeadLetter, now: Date): LetterView {
  return {
    ...{ id, sentAt },
    ageSeconds: Math.max(0, Math.floor((now.getTime() - Date.parse(sentAt)) / 1000)),
    ...(reason !== undefined && { reason }),
    ...(errorClass !== undefined && { errorClass }),
    body: claimOf(body),
  };
}

function claimOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Why it is here: no worker could read it either.
    return body;
  }
}
