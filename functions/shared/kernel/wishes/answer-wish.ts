import type { Game } from "#schemas/values.ts";
import type { Clock } from "../clock.ts";
import { ComeBack } from "../come-back.ts";
import { MessageError } from "../message-error.ts";
import { isAnswered, type Patience, waitMs } from "./due.ts";
import type { WantedBuilds } from "./wanted-builds.ts";

/** An event after which what is built of a game may be out of date, as its queue delivers it. */
export interface Wish {
  readonly game: Game;
  /** When what it tells happened. */
  readonly at: string;
  readonly isUrgent: boolean;
}

export interface AnswerDeps {
  readonly wanted: WantedBuilds;
  /** What is built, for messages: `index`. */
  readonly what: string;
  /** @returns what is to be logged of it */
  readonly build: (game: Game) => Promise<object>;
  readonly patience: Patience;
  readonly clock: Clock;
}

/**
 * SQS gives a message back when its worker must be dead. A message that stands for the others and has
 * not been seen for so long is lost, and the next one takes its place.
 */
const lostAfterMs = 3_600_000;

/**
 * Answers a wish for a new build. Wishes are counted; one message stands for all of a game and waits
 * until it is quiet, the others are done with once they are counted. Counts and not clocks decide what a
 * build has answered, so that the last change is never left out: it was counted after it was written,
 * and a build that read the count before the catalogue has seen it. Safe to repeat, in any order.
 */
export async function answerWish(
  { game, at, isUrgent }: Wish,
  deps: AnswerDeps,
  messageId: string,
): Promise<object | ComeBack> {
  const { wanted, patience, clock } = deps;
  let state = await wanted.find(game);
  if (state.messageId !== messageId) {
    if (isAnswered(at, state)) return { game, outcome: "answered" };
    const heldUntil = new Date(clock().getTime() + lostAfterMs);
    state = await wanted.note(game, { messageId, isUrgent, at: clock(), heldUntil });
    if (state.messageId !== messageId) return { game, outcome: "counted" };
  }
  if (state.wanted === state.answered) {
    const outcome = await wanted.drop(game, messageId);
    if (outcome === "dropped") return { game, outcome: "answered" };
    return waiting(game, messageId, patience.quietSeconds * 1000, deps);
  }
  const leftMs = waitMs(state, patience, clock());
  return leftMs > 0 ? waiting(game, messageId, leftMs, deps) : building(game, messageId, deps);
}

async function waiting(game: Game, messageId: string, leftMs: number, deps: AnswerDeps) {
  const until = new Date(deps.clock().getTime() + leftMs + lostAfterMs);
  await deps.wanted.hold(game, messageId, until);
  return new ComeBack(leftMs / 1000, { game, outcome: "waits" });
}

async function building(game: Game, messageId: string, deps: AnswerDeps) {
  const { wanted, what, build, patience, clock } = deps;
  // First the count, then the catalogue: what is counted from now on may have come too late for this build.
  const { wanted: count } = await wanted.find(game);
  const startedAt = clock();
  let built: object;
  try {
    built = await build(game);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await wanted.fail(game, { at: clock(), reason }, false);
    throw new MessageError("transient", `The ${what} of ${game} was not built: ${reason}`, {
      retryAfterSeconds: patience.quietSeconds,
      cause: error,
    });
  }
  if ((await wanted.answer(game, count, startedAt)) === "all") return { game, ...built };
  return waiting(game, messageId, patience.quietSeconds * 1000, deps);
}

/** Lets the next wish stand for all, when the message that did was given up. Safe to repeat. */
export const giveUpWish = (
  { game }: Pick<Wish, "game">,
  reason: string,
  { wanted, clock }: Pick<AnswerDeps, "wanted" | "clock">,
): Promise<void> => wanted.fail(game, { at: clock(), reason }, true);
