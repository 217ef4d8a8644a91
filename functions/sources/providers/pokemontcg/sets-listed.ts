import * as z from "zod";
import { sha256 } from "#shared/kernel/hash.ts";
import type { List } from "../../port/source.ts";

const Brief = z.looseObject({ id: z.string().min(1) });

/** The sets of a list, each with a mark of all that it says of it. */
export function setsIn(objects: readonly unknown[]): List {
  const read = objects.map((object) => Brief.safeParse(object));
  return {
    listed: read.flatMap(({ data }) =>
      data ? [{ name: data.id, mark: sha256(JSON.stringify(data)).slice(0, 12) }] : [],
    ),
    rejects: read.flatMap(({ success }, place) =>
      success ? [] : [{ reason: `Entry ${place} of the sets has no id.` }],
    ),
  };
}
