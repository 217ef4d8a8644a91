import { setId } from "#schemas/catalog/printing-id.ts";
import { membersKey } from "#schemas/storage/catalog-items.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

/** The set that most tests are about, and where its list lies. */
export const base = setId("pokemon", "en", "base1");
export const key = membersKey(base);

/** What a source answered on a day of February. */
export const at = (day: number, source = "tcgdex") =>
  aProvenance({ source, observedAt: `2026-02-0${day}T06:00:00.000Z` });
