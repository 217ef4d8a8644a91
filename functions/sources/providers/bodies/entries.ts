import { nonEmpty } from "#shared/kernel/non-empty.ts";
import type { Body } from "./body.ts";
import { definedOnly } from "./defined-only.ts";

type Value = string | number | string[];
type Entry = Readonly<Record<string, Value | undefined>>;

/** What the objects of a list say, one by one; undefined where none says anything. */
export const entriesOf = (body: Body, field: string, read: (part: Body) => Entry) =>
  sayingAnything(body.parts(field).map(read));

/** Entries that say anything, without what they do not say; undefined where none does. */
export const sayingAnything = (entries: readonly Entry[]): Record<string, Value>[] | undefined =>
  nonEmpty(
    entries
      .map((entry) => definedOnly<Record<string, Value>>(entry))
      .filter((entry) => Object.keys(entry).length > 0),
  );

/** A number as text, where a source writes either. */
export const textOf = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
