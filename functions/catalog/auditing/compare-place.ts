import { games as allGames, type Games } from "#schemas/games/index.ts";
import type { CatalogKey, FragmentItem } from "#schemas/storage/catalog-items.ts";
import type { Difference } from "#schemas/storage/replay-items.ts";
import type { Mergeable } from "../silver/mergeable.ts";
import { listsOfSource } from "../silver/record-list.ts";
import { nameOf } from "../silver/silver-changes.ts";
import type { Shelf, SilverStore } from "../silver/silver-store.ts";
import { type AuditScope, isUngrounded, ungroundedLists } from "./audit-scope.ts";
import { differenceOf, listDifference, type Thing } from "./difference.ts";
import { kindOfPlace } from "./kinds.ts";
import { listKeyOf } from "./silver-places.ts";

export interface CompareDeps {
  readonly store: SilverStore;
  readonly shadow: SilverStore;
  /** @default those of this project */
  readonly games?: Games;
}

/** What would be other at a place if the shadow's answers counted, with what other sources say. */
export async function comparePlace(
  place: string,
  scope: AuditScope,
  deps: CompareDeps,
): Promise<readonly Difference[]> {
  const key = listKeyOf(place);
  if (key) return compareLists(key, scope, deps);
  const kind = kindOfPlace(place, deps.games ?? allGames);
  return kind ? kind.with((merges) => compareShelf(merges, kind.shelf, scope, deps)) : [];
}

async function compareShelf<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  scope: AuditScope,
  { store, shadow }: CompareDeps,
): Promise<readonly Difference[]> {
  const [live, said] = await Promise.all([store.shelf(shelf), shadow.shelf(shelf)]);
  const next = fragmentsAfter(live.fragments, said.fragments, scope);
  const parts = next.map((one) => ({ ...one, value: kind.read(one.value) }));
  const after = parts.length === 0 ? [] : kind.merge(parts);
  const before = live.merged.filter(({ hasFragments }) => hasFragments);
  const isSaid = (thing: { isSaid?: boolean; sk: string }) =>
    thing.isSaid || thing.sk.startsWith("GENERATION#");
  const was = new Map(before.filter(isSaid).map((one) => [nameOf(one), thingOf(one, one.value)]));
  const is = new Map(after.map(({ key, value }) => [nameOf(key), thingOf(key, value)]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(
    (name) => differenceOf(was.get(name), is.get(name)) ?? [],
  );
}

const thingOf = ({ pk, sk }: CatalogKey, value: object): Thing => ({ key: { pk, sk }, value });

/** The fragments that would be there: what was observed later stays as it is. */
function fragmentsAfter(
  live: readonly FragmentItem[],
  said: readonly FragmentItem[],
  scope: AuditScope,
): readonly FragmentItem[] {
  const now = new Map(
    live.filter((one) => !isUngrounded(one, scope)).map((one) => [nameOf(one), one]),
  );
  for (const one of said) {
    const known = now.get(nameOf(one));
    if (!known || known.observedAt <= one.observedAt) now.set(nameOf(one), one);
  }
  return [...now.values()];
}

async function compareLists(
  key: CatalogKey,
  scope: AuditScope,
  { store, shadow }: CompareDeps,
): Promise<readonly Difference[]> {
  const [live, said] = await Promise.all([store.lists(key), shadow.lists(key)]);
  const gone = live ? ungroundedLists(live, scope) : [];
  const names = [live, said].flatMap((one) => (one ? listsOfSource(one, scope.source) : []));
  return [...new Set(names)].flatMap((name) => {
    const [was, is] = [live?.lists[name], said?.lists[name]];
    // What the answers that were looked at do not speak of stays.
    if (!is && !gone.includes(name)) return [];
    if (was && is && was.provenance.observedAt > is.provenance.observedAt) return [];
    return listDifference(listNameOf(key), was?.ids, is?.ids) ?? [];
  });
}

/** A set's list is called as the set, a language's as game and language. */
export function listNameOf({ pk, sk }: CatalogKey): Pick<Difference, "what" | "id"> {
  const owner = pk.slice(pk.indexOf("#") + 1);
  if (sk === "MEMBERS") return { what: "members", id: owner };
  return { what: "sets-listed", id: `${owner}:${sk.slice(sk.indexOf("#") + 1)}` };
}
