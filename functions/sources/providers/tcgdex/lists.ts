import * as z from "zod";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { List } from "../../port/source.ts";

/** Enough of a brief to know whom to ask next; all else of it is its mark. */
const Brief = z.looseObject({ id: z.string().min(1) });
type Brief = z.output<typeof Brief>;

interface Briefs {
  readonly good: readonly Brief[];
  readonly rejects: readonly { readonly name?: string; readonly reason: string }[];
}

/** The entries of a list that can be followed, and what is wrong with the others. */
export function briefsOf(list: unknown, what: string): Briefs {
  if (!Array.isArray(list)) {
    throw new MessageError("permanent", `A list is not as expected: it has no ${what}.`);
  }
  const [good, rejects]: [Brief[], { reason: string }[]] = [[], []];
  list.forEach((entry: unknown, place) => {
    const brief = Brief.safeParse(entry);
    if (brief.success) good.push(brief.data);
    else rejects.push({ reason: `Entry ${place} of the ${what} has no id.` });
  });
  return { good, rejects };
}

/** The cards of a set's body; undefined where it has none. */
export const cardsIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "cards" in body ? body.cards : undefined;

/** A list by what its entries are called, each with a mark of all that it says of it. */
export const listOf = (list: unknown, what: string): List => {
  const { good, rejects } = briefsOf(list, what);
  return { rejects, listed: good.map((brief) => ({ name: brief.id, mark: markOf(brief) })) };
};

/** The list of all cards; each lies within a set, which its id begins with. */
export function cardsBySet(list: unknown): List {
  const { listed, rejects = [] } = listOf(list, "cards");
  return {
    rejects,
    listed: listed.map((card) => ({ ...card, within: card.name.slice(0, setLength(card.name)) })),
  };
}

/** Numbers have no dash in them; ids of sets may. */
const setLength = (id: string) => Math.max(0, id.lastIndexOf("-"));

const markOf = (brief: Brief) => sha256(JSON.stringify(brief)).slice(0, 12);
