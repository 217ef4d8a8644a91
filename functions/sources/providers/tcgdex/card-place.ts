import { MessageError } from "#shared/kernel/message-error.ts";
import type { Body } from "../bodies/body.ts";
import { Text } from "../bodies/fields.ts";
import { isIdInSet, numberOf } from "./text.ts";

/** The set and the number of a card, as the source calls them. */
export interface CardPlace {
  readonly set: string;
  readonly number: string;
  /** The number that the card's id says: all after its set. */
  readonly ownNumber: string;
}

/**
 * A card lies in the set whose list names it; a body that names another set is a finding, and the
 * card does not wander there. A body without a number has the one that its id says.
 *
 * @throws MessageError `permanent` when nothing says in which set the card is
 */
export function placeOf(fields: Body, id: string, listedIn: string | undefined): CardPlace {
  const named = fields.part("set")?.optional("id", Text);
  const set = listedIn ?? named;
  if (set === undefined) {
    throw new MessageError("permanent", "The body is no card of TCGdex: it names no set.");
  }
  if (named !== undefined && named.toLowerCase() !== set.toLowerCase()) {
    fields.note(
      "other_set",
      `the list of ${set} names the card, which says that it is of ${named}`,
    );
  }
  const ownNumber = ownNumberOf(id, set);
  const localId = fields.optional("localId", Text);
  if (localId === undefined && !fields.has("localId")) fields.noteMissing("localId");
  return { set, number: localId === undefined ? ownNumber : numberOf(localId), ownNumber };
}

/** An id is its set, a hyphen and the number; of an id of another make, all after the last hyphen. */
export function ownNumberOf(id: string, set: string): string {
  const isOfSet = isIdInSet(id, set) && id.length > set.length + 1;
  return numberOf(isOfSet ? id.slice(set.length + 1) : id.slice(id.lastIndexOf("-") + 1));
}
