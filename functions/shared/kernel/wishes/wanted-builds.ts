import type { WantedBuild } from "#schemas/storage/wanted-build.ts";
import type { Game } from "#schemas/values.ts";

/** A wish for a new build of a game's index, or of its newest prices. */
interface BuildWish {
  /** Of the message that stands for all wishes until they are answered, if it may be this one. */
  readonly messageId?: string;
  /** Whether it waits for nothing. */
  readonly isUrgent: boolean;
  readonly at: Date;
  /** Until when the message is believed to be alive. */
  readonly heldUntil: Date;
}

/**
 * Remembers by game, for one kind of build in the format of this code, how many wishes there were and how many are
 * answered. Every call is atomic, and reads are consistent: a wish that was noted before a build read
 * the count is one that the build answers.
 */
export interface WantedBuilds {
  find(game: Game): Promise<WantedBuild>;
  /**
   * Counts one wish more. Its message becomes the one that stands for all unless another one does,
   * whose time is not up; an urgent one in any case.
   */
  note(game: Game, wish: BuildWish): Promise<WantedBuild>;
  /** Says that the message that stands for all is alive so long. */
  hold(game: Game, messageId: string, until: Date): Promise<void>;
  /** Ends the message's standing if every wish is answered. */
  drop(game: Game, messageId: string): Promise<"dropped" | "more">;
  /** Notes that a build which began at `startedAt` answers the first `count` wishes: `all` or `some`. */
  answer(game: Game, count: number, startedAt: Date): Promise<"all" | "some">;
  /** Notes a failure; what stands for all wishes does so no longer when it `isOver`. */
  fail(game: Game, failure: { at: Date; reason: string }, isOver: boolean): Promise<void>;
}
