import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import { markOf } from "../bodies/list-entries.ts";
import { setCodeOf } from "../onepiece/codes.ts";

const Text = z.string().trim().min(1);

/** A pack as the list of packs has it; what else it says goes into its mark alone. */
const Pack = z.looseObject({
  id: z.string().regex(/^\w+$/, "must be letters and digits"),
  raw_title: Text,
  title_parts: z.looseObject({
    prefix: Text.nullish(),
    title: Text,
    label: Text.nullish(),
  }),
});

/** A product, and what it is called in our ids. */
export interface Pack {
  readonly id: string;
  readonly setCode: string;
  readonly prefix: string | undefined;
  readonly title: string;
  readonly label: string | undefined;
  /** Of all that the list says of it. */
  readonly mark: string;
  /** Whether another pack has its label already. */
  readonly isSecond: boolean;
}

export interface Packs {
  readonly packs: readonly Pack[];
  readonly rejects: readonly { readonly name?: string; readonly reason: string }[];
}

/**
 * The packs of the list, by their ids. A pack without a label is called by its id, and so is the
 * second one of a label, and one whose label is the id of another: two products are never one set.
 *
 * @throws MessageError `permanent` when the body is no list of packs
 */
export function packsIn(json: unknown): Packs {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new MessageError("permanent", "A list is not as expected: it has no packs.");
  }
  const packs: Pack[] = [];
  const rejects: { name: string; reason: string }[] = [];
  const taken = new Set<string>();
  const ids = new Set(Object.keys(json));
  /** Another pack has it as its label, or as its id, by which it may be called itself. */
  const isTaken = (name: string, wanted: string) =>
    taken.has(wanted) || (wanted !== name && ids.has(wanted));
  for (const [name, entry] of Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = Pack.safeParse(entry);
    if (!read.success || read.data.id !== name) {
      const why = read.error ? z.prettifyError(read.error) : `it says the id ${read.data.id}`;
      rejects.push({ name, reason: `It is no pack of punk-records: ${why}` });
      continue;
    }
    const { prefix, title, label } = read.data.title_parts;
    const wanted = label ? setCodeOf(label) : name;
    const setCode = isTaken(name, wanted) ? name : wanted;
    taken.add(setCode);
    packs.push({
      ...{ id: name, setCode, title, isSecond: setCode !== wanted },
      ...{ prefix: prefix ?? undefined, label: label ?? undefined },
      mark: markOf(entry),
    });
  }
  return { packs, rejects };
}

/**
 * The unit that a pack is read as, `569102:op-02`: the file of a pack says neither its label nor
 * anything else that its set could be called by.
 */
export const unitOf = ({ id, setCode }: Pick<Pack, "id" | "setCode">): string =>
  setCode === id ? id : `${id}:${setCode}`;

/** The pack and the set that a unit is of. */
export function packOf(unit: string): { readonly id: string; readonly setCode: string } {
  const [id = unit, ...code] = unit.split(":");
  return { id, setCode: code.join(":") || id };
}
