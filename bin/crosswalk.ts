/**
 * `npm run crosswalk` finds which set and number of ours each set and card of the Pokémon TCG API has, from
 * both catalogues whole, writes it to the provider's table, and what it comes to to `docs/crosswalk.md`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { matchSets } from "./crosswalk/match-sets.ts";
import { referenceCatalogues } from "./crosswalk/reference-catalogue.ts";

const root = join(import.meta.dirname, "..");
const catalogues = referenceCatalogues();
if (!catalogues) {
  console.error("Both catalogues must be laid out; CARDLAKE_REFERENCE_DATA says in which folder.");
  process.exit(2);
}
const file = join(root, "functions/sources/providers/pokemontcg/places.json");
const table = matchSets(catalogues);
const text = `${JSON.stringify(table, null, 2)}\n`;
if (text !== readFileSync(file, "utf8")) writeFileSync(file, text);

// Only now: what reads the table reads it once.
const { mergedCatalogue } = await import("./crosswalk/merged-catalogue.ts");
const { crosswalkFigures } = await import("./crosswalk/figures.ts");
const { crosswalkPage } = await import("./crosswalk/page.ts");
const { coverages, coveragePage } = await import("./crosswalk/coverage.ts");
const merged = mergedCatalogue(catalogues);
const figures = crosswalkFigures(catalogues, merged);
writeFileSync(join(root, "docs/field-coverage.md"), coveragePage(coverages(catalogues, merged)));
writeFileSync(join(root, "docs/crosswalk.md"), crosswalkPage(figures, table));
const told = ["same", "renumbered", "missing", "wrong"] as const;
console.log(told.map((outcome) => `${outcome} ${figures.count(outcome)}`).join(", "));
