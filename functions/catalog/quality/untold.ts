import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { ListsItem } from "#schemas/storage/catalog-items.ts";
import { standingLists } from "#schemas/storage/standing-lists.ts";
import { reported, type Subject, statementOf } from "./finding-of.ts";

/** What sources list and of which nobody says what it is; each once, with all who list it. */
export function untold(
  kind: "untold_card" | "untold_set",
  { lists, told }: { readonly lists: ListsItem | undefined; readonly told: ReadonlySet<string> },
  subjectOf: (id: string) => Subject,
): QualityFinding[] {
  const listing = standingLists(lists?.lists ?? {}).flatMap(([, { ids, provenance }]) =>
    ids.filter((id) => !told.has(id)).map((id) => ({ id, provenance })),
  );
  return [...Map.groupBy(listing, ({ id }) => id)].map(([id, all]) =>
    reported(subjectOf(id), {
      ...{ kind, detail: "it is listed, and nobody says what it is" },
      said: all.map(({ provenance }) => statementOf(provenance)),
    }),
  );
}
