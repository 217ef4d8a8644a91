import { MessageError } from "#shared/kernel/message-error.ts";
import type { Outcome } from "../../port/source.ts";

/** What does not fit costs itself only: a reject of its place, beside what came before it. */
export function* orReject(place: string, make: () => Iterable<Outcome>): Iterable<Outcome> {
  try {
    yield* make();
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    yield { reject: { place, reason: error.message } };
  }
}
