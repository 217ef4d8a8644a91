import * as z from "zod";
import { printingId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { Body } from "../bodies/body.ts";
import { Text } from "../bodies/fields.ts";
import { ownNumberOf } from "./card-place.ts";
import { isIdInSet, numberOf } from "./text.ts";

/** No set has as many. */
const mostCards = 20_000;

/**
 * The printings that a set's list names, each once; an entry that names none, or a card of another set, is
 * a finding.
 */
export function membersOf(
  fields: Body,
  set: { readonly id: SetId; readonly sourceId: string },
): PrintingId[] {
  const members = fields.parts("cards", mostCards).flatMap((entry) => {
    const id = entry.optional("id", Text);
    if (id !== undefined && !isIdInSet(id, set.sourceId)) {
      entry.note("other_set", `cards: the list names ${id}, a card of another set`);
      return [];
    }
    const number = numberIn(entry, id, set.sourceId);
    const printing = number === undefined ? undefined : printingOf(set.id, number);
    if (number !== undefined && !printing) {
      entry.note("unexpected_value", `cards: ${number} is no number of a card`);
    }
    return printing ? [printing] : [];
  });
  return [...new Set(members)];
}

function numberIn(entry: Body, id: string | undefined, set: string): string | undefined {
  const localId = entry.optional("localId", Text);
  if (localId !== undefined) return numberOf(localId);
  if (!entry.has("localId")) entry.noteMissing("localId");
  return id === undefined ? undefined : ownNumberOf(id, set);
}

function printingOf(set: SetId, number: string): PrintingId | undefined {
  try {
    return printingId(set, number);
  } catch (cause) {
    if (cause instanceof z.ZodError) return undefined;
    throw cause;
  }
}
