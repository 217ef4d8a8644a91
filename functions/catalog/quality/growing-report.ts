import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import type { FiledFinding } from "#schemas/storage/quality-files.ts";
import { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { withStatus } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { CatalogueReader } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type GrowingLanguage, growingLanguage } from "./findings-of-language.ts";
import { findingsOfProducts } from "./findings-of-products.ts";
import { findingsOfSet } from "./findings-of-set.ts";

/** What was found in a catalogue. */
export interface FoundInCatalogue {
  /** In the order of their places. */
  readonly findings: readonly FiledFinding[];
  /** Listed ones. */
  readonly sets: number;
  readonly cards: number;
}

/** What is found in a catalogue while somebody reads it. */
export interface GrowingReport extends CatalogueReader {
  done(): FoundInCatalogue;
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
    done() {
      const placed = found.map((one) => ({
        ...one,
        place: placeOf(one, definition),
      }));
      const once = new Map(placed.map((one) => [one.place, one]));
      const findings = [...once.values()].sort((a, b) => byCodeUnits(a.place, b.place));
      return { findings, ...counts };
    },
  };
}

/** Sets by id; in each what is about the set itself, then its cards in number order, then products. */
function placeOf(finding: QualityFinding, definition: GameDefinition): string {
  const { setId, subject, id, kind, field = "", detail } = finding;
  const digest = sha256(`${kind} ${field} ${detail}`).slice(0, 16);
  return `${setId} ${orderOf({ subject, id }, definition)} ${kind} ${digest}`;
}

function orderOf(
  { subject, id }: Pick<QualityFinding, "subject" | "id">,
  definition: GameDefinition,
) {
  if (subject === "set") return "0";
  return subject === "card"
    ? `1 ${numberSortKeyIn(definition, PrintingId.parse(id))}`
    : `2 ${id.replace(/\d+$/, (digits) => digits.padStart(12, "0"))}`;
}
