import type { Game } from "#schemas/values.ts";
import { refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { type AskDeps, askForIndex } from "./ask-for-index.ts";
import type { IndexRequests } from "./index-requests.ts";
import { type IndexStatus, type StatusDeps, statusOf } from "./list-indexes.ts";

export interface RequestDeps extends AskDeps, Omit<StatusDeps, "wanted"> {
  readonly requests: IndexRequests;
}

/**
 * Answers an administrator who wants an index built now. A repetition with the same key asks for
 * nothing more, and is told how far it is.
 *
 * @throws DomainError `request.key_reused` when the key came with another game before
 */
export async function requestIndex(
  game: Game,
  key: string | undefined,
  deps: RequestDeps,
): Promise<IndexStatus> {
  const note = requestNote(key, { game });
  const before = note && (await deps.requests.find(note.keyHash));
  if (note && before) refuseOtherRequest(note, before);
  if (!before) {
    await askForIndex(game, deps);
    // After it is asked for: a death in between costs a second build and loses none.
    if (note) await deps.requests.keep(note);
  }
  return statusOf(game, deps);
}
