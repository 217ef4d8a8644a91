import type { List } from "../../port/source.ts";
import { listIn, listOfBriefs } from "../bodies/list-entries.ts";

/** The cards of a set's body; undefined where it has none. */
export const cardsIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "cards" in body ? body.cards : undefined;

/** The list of all cards; each lies within a set, which its id begins with. */
export function cardsBySet(list: unknown): List {
  const { listed, rejects = [] } = listOfBriefs(listIn(list, "cards"), "cards");
  return {
    rejects,
    listed: listed.map((card) => ({ ...card, within: card.name.slice(0, setLength(card.name)) })),
  };
}

/** Numbers have no dash in them; ids of sets may. */
const setLength = (id: string) => Math.max(0, id.lastIndexOf("-"));
