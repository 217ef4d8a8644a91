import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { withStatus } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { CatalogueReader } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { filed } from "./filed-findings.ts";
import { type GrowingLanguage, growingLanguage } from "./findings-of-language.ts";
import { findingsOfProducts } from "./findings-of-products.ts";
import { findingsOfSet } from "./findings-of-set.ts";
import type { Found } from "./publish-report.ts";

/** What is found in a catalogue while somebody reads it. */
export interface GrowingReport extends CatalogueReader {
  done(): Found;
}

/** Begins a report on a game: it is shown what is read. */
export function growingReport(
  definition: GameDefinition,
  { store }: { readonly store: Pick<CatalogStore, "cards"> },
): GrowingReport {
  const found: QualityFinding[] = [];
  let language: GrowingLanguage | undefined;
  const counts = { sets: 0, cards: 0 };
  return {
    async add(set) {
      language ??= growingLanguage(definition.name, set.item.value.language);
      language.add(set);
      found.push(...findingsOfSet(set, definition));
      if (!isListed(set.item.value, set.listed)) return;
      counts.sets += 1;
      counts.cards += set.cards.filter(({ status }) => status === "current").length;
      found.push(...findingsOfProducts(set, definition));
    },
    async endLanguage(_language, shared) {
      const ids = [...new Set([...shared.values()].flat())];
      const claimants = withStatus(await store.cards(ids), new Map());
      found.push(...(language?.findings(shared, claimants) ?? []));
      language = undefined;
    },
    done: () => ({ findings: filed(found, definition), ...counts }),
  };
}
