import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { LotChange } from "../changes/ledger.ts";
import type { Place } from "../collection/collection-store.ts";
import { fieldVersionsOf } from "./field-versions.ts";
import type { LotStore } from "./lot-store.ts";
import { isThere } from "./lots.ts";

/** Lots as they will be once all that is planned is written; each is read once. */
export interface WorkingLots extends Pick<LotStore, "find"> {
  get(place: Place, id: Ulid): Promise<LotItem | undefined>;
  /** The lot as it was read. */
  before(place: Place, id: Ulid): LotItem | undefined;
  /** The lot as it will be, if anything is planned of it. */
  planned(place: Place, id: Ulid): LotItem | undefined;
  /** @returns takes it back again, as long as nothing else was planned of the lot */
  set(place: Place, after: LotItem): () => void;
  /** What is planned from here on belongs together, under a number. */
  begin(number: number): void;
  /** What is planned, each lot once: its version is one more than the one that was read. */
  changes(): readonly LotChange[];
}

export function workingLots(lots: Pick<LotStore, "find">): WorkingLots {
  const read = new Map<string, LotItem | undefined>();
  const planned = new Map<string, Planned>();
  let current = 0;
  const nameOf = ({ collectionId }: Place, id: Ulid) => `${collectionId}/${id}`;

  const find: LotStore["find"] = async (place, ids) => {
    const unread = ids.filter((id) => !read.has(nameOf(place, id)));
    const found = unread.length > 0 ? await lots.find(place, unread) : new Map<Ulid, LotItem>();
    for (const id of unread) read.set(nameOf(place, id), found.get(id));
    return new Map(
      ids.flatMap((id) => {
        const name = nameOf(place, id);
        const lot = planned.get(name)?.after ?? read.get(name);
        return lot ? [[id, lot]] : [];
      }),
    );
  };

  return {
    find,
    get: async (place, id) => (await find(place, [id])).get(id),
    planned: (place, id) => planned.get(nameOf(place, id))?.after,
    begin(number) {
      current = number;
    },
    before: (place, id) => read.get(nameOf(place, id)),
    set(place, after) {
      const before = read.get(nameOf(place, after.id));
      const { fieldVersions: _several, ...said } = after;
      const next = { ...said, version: (before?.version ?? 0) + 1 };
      const versions = fieldVersionsOf(isThere(before) ? before : undefined, next);
      const name = nameOf(place, after.id);
      const former = planned.get(name);
      const together = new Set([...(former?.together ?? []), current]);
      planned.set(name, { place, after: { ...next, ...versions }, together });
      return () => {
        if (former) planned.set(name, former);
        else planned.delete(name);
      };
    },
    changes: () =>
      [...planned.values()].map(({ place, after, together }) => ({
        collectionId: place.collectionId,
        before: read.get(nameOf(place, after.id)),
        after,
        together: [...together],
      })),
  };
}

interface Planned {
  readonly place: Place;
  readonly after: LotItem;
  readonly together: ReadonlySet<number>;
}
