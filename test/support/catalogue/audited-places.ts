import type { AuditScope } from "#functions/catalog/auditing/audit-scope.ts";
import type { SilverStore } from "#functions/catalog/index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordSet } from "#test/support/catalogue/silver.ts";

export const base = setId("pokemon", "en", "base1");
/** Where its cards lie, and what is said of it. */
export const place = `SET#${base}`;
export const [list, ofSet] = [`${place}\nMEMBERS`, `SETFRAGMENTS#${base}`];
/** Six in the morning of a day of February. */
export const at = (day: number) => `2026-02-0${day}T06:00:00.000Z`;

/** Every answer was looked at, up to the eighth of February, and nothing has a ground. */
export const scope = (more: Partial<AuditScope> = {}): AuditScope => ({
  ...{ source: "tcgdex", isWhole: true, before: "2026-02-08T00:00:00.000Z" },
  hasGround: () => false,
  isDoubted: () => false,
  ...more,
});
export const grounded = scope({ hasGround: () => true });

/** What a source says of a card of the Base Set. */
export const say = (
  store: SilverStore,
  number: string,
  more: { name?: string; source?: string; day?: number } = {},
) => {
  const { name = "A", source = "tcgdex", day = 1 } = more;
  const value = { ...aCard({ number, name, crosswalk: {} }), ownNumber: number };
  const provenance = aProvenance({ source, observedAt: at(day) });
  return recordAll("card", [{ sourceId: number, value, provenance }], { store });
};
/** The Base Set with the list of its cards. */
export const listed = (store: SilverStore, numbers: readonly string[], day = 1) =>
  recordSet(
    {
      ...{ set: aSet(), provenance: aProvenance({ observedAt: at(day) }) },
      members: numbers.map((number) => aCard({ number }).id),
    },
    { store },
  );
/** Silver, and the shadow of a replay. */
export const two = () => ({ store: memoryCatalogStore(), shadow: memoryCatalogStore() });
export const idOf = (number: string) => aCard({ number }).id;
