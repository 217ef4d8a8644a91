import type { ImportInto } from "#schemas/transfer/import-options.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Ulid } from "#schemas/values.ts";
import type { NewCollection } from "../../../collections/index.ts";
import type { FileList, ReadImport } from "./file-reading.ts";

/** A collection that copies go to: one that is there, or one that is to be made. */
export type Target = { readonly collectionId: Ulid } | NewCollection;

/** New collections of one import. */
export const mostTargets = 100;

export interface Targets {
  readonly all: readonly Target[];
  /** The place of a row's target among all. */
  readonly of: (said: Pick<SaidRow, "list">) => number;
}

/**
 * Where the rows of a file go, by what its owner has said: lists come in the order in which the file names them, each once. A list of which no row is
 * taken is none, unless the file says that there is one.
 */
export function targetsOf(
  { rows, lists = [] }: Pick<ReadImport, "rows" | "lists">,
  into: ImportInto,
  { fileName }: { readonly fileName?: string | undefined },
): Targets {
  if (!("eachList" in into)) return { all: [into], of: () => 0 };
  const all: NewCollection[] = [];
  const places = new Map<string, number>();
  const listOf = ({ list }: Pick<SaidRow, "list">): FileList => {
    const { name = nameOfFile(fileName), kind = into.kind, key, description } = list ?? {};
    return { name, kind, description, key: key ?? `${kind}\n${name.trim().toLowerCase()}` };
  };
  const note = ({ key, name, kind = into.kind, description }: FileList) => {
    if (places.has(key)) return;
    places.set(key, all.length);
    all.push({ name, kind, ...(description !== undefined && { description }) });
  };
  for (const list of lists) note(list);
  for (const { said, leftOut } of rows) if (leftOut === undefined) note(listOf(said));
  return { all, of: (said) => places.get(listOf(said).key) ?? 0 };
}

const nameOfFile = (fileName: string | undefined): string =>
  fileName
    ?.replace(/\.[a-z0-9]{1,5}$/i, "")
    .trim()
    .slice(0, 100) || "Import";
