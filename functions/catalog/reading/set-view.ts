import type { Finding } from "#schemas/catalog/card.ts";
import { BriefSet, type CardSet } from "#schemas/catalog/set.ts";
import { signPath } from "#schemas/http/picture-paths.ts";
import type { ListsItem, SetItem, SourceMark } from "#schemas/storage/catalog-items.ts";

import { standingLists } from "#schemas/storage/standing-lists.ts";

/** What is shown of a set beside what it is, with the answers that it was made from, one for each source. */
interface Shown {
  /** `removed`: no source lists it any more. */
  readonly status: "current" | "removed";
  readonly provenance: SourceMark[];
  /** Where the API leads to what `logoUrl` and `symbolUrl` show at the source. */
  readonly logoPath?: string;
  readonly symbolPath?: string;
}

/** A set as lists show it. */
export type SetView = BriefSet & Shown;
/** All that is known of a set. */
export type WholeSetView = CardSet & Shown;

/** @param listed what sources list as the sets of its language; undefined where nobody has */
export const setView = (item: SetItem, listed: ListsItem | undefined): SetView => ({
  ...BriefSet.parse(item.value),
  ...shownOf(item, listed),
});

/** @param listed as above */
export const wholeSetView = (item: SetItem, listed: ListsItem | undefined): WholeSetView => ({
  ...item.value,
  ...shownOf(item, listed),
});

const shownOf = ({ value, sources }: SetItem, listed: ListsItem | undefined): Shown => ({
  ...(value.logoUrl && { logoPath: signPath(value.id, "logo") }),
  ...(value.symbolUrl && { symbolPath: signPath(value.id, "symbol") }),
  status: isListed(value, listed) ? "current" : "removed",
  provenance: sources,
});

/** Whether a set is there; a language whose sets nobody has listed yet removes none. */
export const isListed = ({ id }: Pick<CardSet, "id">, listed: ListsItem | undefined): boolean =>
  !listed || standingLists(listed.lists).some(([, { ids }]) => ids.includes(id));

/** What a person should look at: a list of the set's cards that nobody believes yet. */
export const doubtsOf = (members: ListsItem | undefined): readonly Finding[] =>
  standingLists(members?.lists ?? {}).flatMap(([source, { ids, doubted }]) =>
    doubted
      ? [
          {
            code: "list_shrank",
            detail: `${source} listed ${ids.length} cards and now ${doubted.ids.length}; it is believed when it says so again`,
          },
        ]
      : [],
  );
