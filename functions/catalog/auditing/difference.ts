import type { CatalogKey } from "#schemas/storage/catalog-items.ts";
import type { Difference } from "#schemas/storage/replay-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";

/** A merged thing under its key; the value is undefined where there is none. */
export interface Thing {
  readonly key: CatalogKey;
  readonly value: object;
}

const kinds = { CARD: "card", SET: "set", SPECIES: "species", GENERATION: "generation" } as const;

/** What is called so in the interface: cards and sets by their ids, species by game and number. */
function nameOfThing({ key: { pk, sk }, value }: Thing): Pick<Difference, "what" | "id"> {
  const what = Object.entries(kinds).find(([prefix]) => sk.startsWith(`${prefix}#`))?.[1] ?? "card";
  const id = field(value, "id") ?? field(value, "dexId");
  const game = pk.slice(pk.indexOf("#") + 1);
  return { what, id: typeof id === "number" ? `${game}:${id}` : String(id) };
}

/** How a thing differs from what it was; undefined where it does not. */
export function differenceOf(
  before: Thing | undefined,
  after: Thing | undefined,
): Difference | undefined {
  const thing = after ?? before;
  if (!thing) return undefined;
  const name = nameOfThing(thing);
  if (!before) return { ...name, kind: "added", fields: [] };
  if (!after) return { ...name, kind: "removed", fields: [] };
  const [old, now] = [flat(before.value), flat(after.value)];
  const fields = [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((one) => canonicalJson(old.get(one) ?? null) !== canonicalJson(now.get(one) ?? null))
    .map((one) => ({ field: one, before: old.get(one) ?? null, after: now.get(one) ?? null }));
  return fields.length === 0 ? undefined : { ...name, kind: "changed", fields };
}

/** How two lists differ: `before` is what only the first has, `after` what only the second has. */
export function listDifference(
  name: Pick<Difference, "what" | "id">,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Difference | undefined {
  if (!before && !after) return undefined;
  if (!before) return { ...name, kind: "added", fields: [] };
  if (!after) return { ...name, kind: "removed", fields: [] };
  const [lost, gained] = [
    before.filter((one) => !after.includes(one)),
    after.filter((one) => !before.includes(one)),
  ];
  if (lost.length === 0 && gained.length === 0) return undefined;
  return { ...name, kind: "changed", fields: [{ field: "ids", before: lost, after: gained }] };
}

const field = (value: object, name: string): unknown => Reflect.get(value, name);

/** Attributes of a card count as fields of their own, as the interface shows them. */
function flat(value: object): ReadonlyMap<string, unknown> {
  const attributes = field(value, "attributes");
  const { attributes: _, ...rest } = Object.fromEntries(Object.entries(value));
  return new Map(Object.entries({ ...Object(attributes), ...rest }));
}
