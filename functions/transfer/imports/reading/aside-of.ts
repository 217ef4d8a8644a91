import type { EqualItem } from "#schemas/transfer/import-row.ts";
import type { ReadAside } from "#schemas/transfer/read-aside.ts";
import type { ReadImport } from "./file-reading.ts";

/** What is kept of a reading beside its rows, for whoever confirms it. */
export const asideOf = (
  { prices }: Pick<ReadImport, "prices">,
  equals: readonly (readonly EqualItem[])[],
): ReadAside => ({
  equals: equals.map((group) => [...group]),
  ...(prices && { prices }),
});
