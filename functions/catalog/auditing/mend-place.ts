import { games as allGames, type Games } from "#schemas/games/index.ts";
import type { CatalogKey, FragmentItem } from "#schemas/storage/catalog-items.ts";
import type { Difference } from "#schemas/storage/replay-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { nothingRecorded } from "#shared/kernel/recorded.ts";
import { mergeAnew } from "../silver/merge-anew.ts";
import type { Mergeable } from "../silver/mergeable.ts";
import { retried } from "../silver/retried.ts";
import type { Shelf, SilverStore } from "../silver/silver-store.ts";
import { type AuditScope, isUngrounded, ungroundedLists } from "./audit-scope.ts";
import { listNameOf } from "./compare-place.ts";
import { kindOfPlace } from "./kinds.ts";
import { listKeyOf } from "./silver-places.ts";

export interface MendDeps {
  readonly store: SilverStore;
  /** @default those of this project */
  readonly games?: Games;
}

/** What the source says at a place, and how much of it has no ground any more. */
export interface Grounds {
  readonly said: number;
  readonly ungrounded: readonly Difference[];
}

/** Looks at a place without changing it. */
export async function groundsOf(
  place: string,
  scope: AuditScope,
  { store, games = allGames }: MendDeps,
): Promise<Grounds> {
  const key = listKeyOf(place);
  if (key) {
    const lists = await store.lists(key);
    const gone = lists ? ungroundedLists(lists, scope) : [];
    const removal = { ...listNameOf(key), kind: "removed" as const, fields: [] };
    return { said: 0, ungrounded: gone.length > 0 ? [removal] : [] };
  }
  const kind = kindOfPlace(place, games);
  if (!kind) return { said: 0, ungrounded: [] };
  const { fragments } = await store.shelf({ ...kind.shelf, sortKeys: [] });
  const own = fragments.filter(({ provenance }) => provenance.source === scope.source);
  const ungrounded = own
    .filter((one) => isUngrounded(one, scope))
    .map((one) => removalOf(kind.what, one));
  return { said: own.length, ungrounded };
}

const removalOf = (what: Difference["what"], { sourceId, value }: FragmentItem): Difference => {
  const id = Reflect.get(Object(value), "id") ?? sourceId;
  return { what, id: String(id), kind: "removed", fields: [] };
};

/**
 * Takes away what has no ground any more, and merges the place anew: also where no fragment has changed
 * but the rules of merging have. Safe to repeat. Answers how many items were written.
 *
 * @param scope absent where nothing is to be taken away
 */
export async function mendPlace(
  place: string,
  scope: AuditScope | undefined,
  { store, games = allGames }: MendDeps,
): Promise<number> {
  const key = listKeyOf(place);
  if (key) return scope ? mendLists(key, scope, store) : 0;
  const kind = kindOfPlace(place, games);
  return kind ? kind.with((merges) => mendShelf(merges, kind.shelf, scope, store)) : 0;
}

async function mendShelf<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  scope: AuditScope | undefined,
  store: SilverStore,
): Promise<number> {
  if (scope) {
    const { fragments } = await store.shelf({ ...shelf, sortKeys: [] });
    await store.retire(fragments.filter((one) => isUngrounded(one, scope)));
  }
  return mergeAnew(kind, shelf, store);
}

async function mendLists(key: CatalogKey, scope: AuditScope, store: SilverStore): Promise<number> {
  const { written } = await retried(key.pk, [key], async () => {
    const known = await store.lists(key);
    const gone = new Set(known ? ungroundedLists(known, scope) : []);
    if (!known || gone.size === 0) return { ...nothingRecorded, lost: [] };
    const lists = Object.fromEntries(
      Object.entries(known.lists).filter(([name]) => !gone.has(name)),
    );
    const item = { ...key, lists, contentHash: sha256(canonicalJson(lists)) };
    const verdict = await store.saveLists(item, known.contentHash);
    const isLost = verdict === "lost";
    return { ...nothingRecorded, written: isLost ? 0 : 1, lost: isLost ? [key] : [] };
  });
  return written;
}
