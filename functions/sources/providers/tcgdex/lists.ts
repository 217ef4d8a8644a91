import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { List } from "../../port/source.ts";
import {
  briefsIn,
  type ListEntries,
  listIn,
  listOfBriefs,
  markOf,
} from "../bodies/list-entries.ts";
import { isIdInSet, isSameId } from "./text.ts";

/** The cards of a set's body; undefined where it has none. */
const cardsIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "cards" in body ? body.cards : undefined;

const Named = z.looseObject({ id: z.string().trim().min(1) });

/**
 * The cards that a set's body names, where it is the body of that set. A card of another set costs itself only: that
 * one's own list names it.
 *
 * @param unit the set that was asked for, as the source calls it
 * @throws MessageError `permanent` when the body is no list, or that of another set
 */
export function cardsOfSet(body: unknown, unit: string): ListEntries<{ readonly id: string }> {
  const list = listIn(cardsIn(body), "cards");
  const told = Named.safeParse(body).data?.id;
  if (told !== undefined && !isSameId(told, unit)) {
    throw new MessageError(
      "permanent",
      `The set ${unit} was asked for, and the body is of ${told}.`,
    );
  }
  const { good, rejects } = briefsIn(list, "cards");
  const strangers = good.filter(({ id }) => !isIdInSet(id, unit));
  return {
    good: good.filter((brief) => !strangers.includes(brief)),
    rejects: [
      ...rejects,
      ...strangers.map(({ id }) => ({
        name: id,
        reason: `The list of the set ${unit} names it, and its id says another set.`,
      })),
    ],
  };
}

/** The list of a set's cards, each with a mark of all that it says of it. */
export function listOfSet(body: unknown, unit: string): List {
  const { good, rejects } = cardsOfSet(body, unit);
  return { rejects, listed: good.map((brief) => ({ name: brief.id, mark: markOf(brief) })) };
}

/** The list of all cards; each lies within a set, which its id begins with. */
export function cardsBySet(list: unknown): List {
  const { listed, rejects = [] } = listOfBriefs(listIn(list, "cards"), "cards");
  return { rejects, listed: listed.map((card) => ({ ...card, within: setInId(card.name) })) };
}

/** The set in the id of a card; empty where there is none. Numbers have no dash in them; ids of sets may. */
export const setInId = (id: string) => id.slice(0, Math.max(0, id.lastIndexOf("-")));
