import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import { entriesIn, type ListEntries, listIn, markOf } from "../bodies/list-entries.ts";

const Text = z.string().trim().min(1);

/** The lists of products, by what the service calls them in its addresses. */
export const kindsOfLists = {
  sets: { path: "allSets", id: "set_id", name: "set_name" },
  decks: { path: "allDecks", id: "structure_deck_id", name: "structure_deck_name" },
} as const;
export type ListKind = keyof typeof kindsOfLists;

export const isListKind = (name: string): name is ListKind => Object.hasOwn(kindsOfLists, name);

/** A product that a list names. */
export interface ListedSet {
  readonly kind: ListKind;
  /** As the service writes it: `OP-01`, `OP14-EB04`. */
  readonly label: string;
  readonly name: string | undefined;
  /** Of all that the list says of it. */
  readonly mark: string;
}

/**
 * The products of a list, each once.
 *
 * @throws MessageError `permanent` when the body is no list
 */
export function setsIn(kind: ListKind, json: unknown): ListEntries<ListedSet> {
  const { id, name } = kindsOfLists[kind];
  const { good, rejects } = entriesIn(listIn(json, kind), { what: kind, lacks: id }, (entry) => {
    const label = Text.safeParse(Object(entry)[id]).data;
    const known = Text.safeParse(Object(entry)[name]).data;
    return label === undefined ? undefined : { kind, label, name: known, mark: markOf(entry) };
  });
  return { good: [...new Map(good.map((set) => [set.label, set])).values()], rejects };
}

/** The unit that a product is read as: `sets:OP-01`. */
export const unitOf = ({ kind, label }: Pick<ListedSet, "kind" | "label">): string =>
  `${kind}:${label}`;

/** @throws MessageError where a unit is of another manner */
export function listedSetOf(unit: string): { readonly kind: ListKind; readonly label: string } {
  const [kind = "", label = ""] = unit.split(":");
  if (isListKind(kind) && label !== "") return { kind, label };
  throw new MessageError("permanent", `"${unit}" names no set of optcgapi, such as sets:OP-01.`);
}
