import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { ImportInto } from "#schemas/transfer/import-options.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Ulid } from "#schemas/values.ts";

/** A collection that copies go to: one that is there, or one that is to be made. */
export type Target =
  | { readonly collectionId: Ulid }
  | {
      readonly name: string;
      readonly kind: CollectionKind;
      readonly description?: string | undefined;
    };

/** New collections of one import. */
export const mostTargets = 100;

export interface Targets {
  readonly all: readonly Target[];
  /** The place of a row's target among all. */
  readonly of: (said: Pick<SaidRow, "list">) => number;
}

interface Named {
  readonly fileName?: string | undefined;
}

/**
 * Where the rows of a file go, by what its owner has said: lists come in the order in which the file names them, each name and kind once.
 */
export function targetsOf(
  rows: readonly Pick<SaidRow, "list">[],
  into: ImportInto,
  { fileName }: Named,
): Targets {
  if (!("eachList" in into)) return { all: [into], of: () => 0 };
  const all: Exclude<Target, { readonly collectionId: unknown }>[] = [];
  const places = new Map<string, number>();
  const listOf = ({ list }: Pick<SaidRow, "list">) => ({
    name: list?.name ?? nameOfFile(fileName),
    kind: list?.kind ?? into.kind,
    ...(list?.description !== undefined && { description: list.description }),
  });
  const keyOf = (said: Pick<SaidRow, "list">) => {
    const { name, kind } = listOf(said);
    return said.list?.key ?? `${kind}\n${name.trim().toLowerCase()}`;
  };
  for (const row of rows) {
    const key = keyOf(row);
    if (places.has(key)) continue;
    places.set(key, all.length);
    all.push(listOf(row));
  }
  return { all, of: (said) => places.get(keyOf(said)) ?? 0 };
}

const nameOfFile = (fileName: string | undefined): string =>
  fileName
    ?.replace(/\.[a-z0-9]{1,5}$/i, "")
    .trim()
    .slice(0, 100) || "Import";
