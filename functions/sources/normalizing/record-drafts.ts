import * as z from "zod";
import { Card } from "#schemas/catalog/card.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import { CardSet } from "#schemas/catalog/set.ts";
import { PrintingId } from "#schemas/values.ts";
import {
  addRecorded,
  type CatalogStore,
  type Recorded,
  recordCards,
  recordSet,
  recordSpecies,
} from "../../catalog/index.ts";
import type { SourceRecord } from "../source.ts";
import { joinSpecies, SpeciesPart } from "./join-species.ts";

export interface RecordDraft {
  readonly record: SourceRecord;
  readonly provenance: Provenance;
}

const Members = z.object({ setId: z.string(), printingIds: z.array(PrintingId) });

/** Hands records to the catalogue: cards all at once, the few others one by one. */
export async function recordDrafts(
  drafts: readonly RecordDraft[],
  deps: { store: CatalogStore },
): Promise<Recorded> {
  const of = (kind: string) => drafts.filter(({ record }) => record.kind === kind);
  const cards = of("card").map(({ record, provenance }) => ({
    card: Card.parse(record.value),
    provenance,
  }));
  let recorded = await recordCards(cards, deps);
  const members = of("members").map(({ record }) => Members.parse(record.value));
  for (const { record, provenance } of of("set")) {
    const set = CardSet.parse(record.value);
    const printings = members.findLast(({ setId }) => setId === set.id)?.printingIds ?? [];
    const draft = { set, members: printings, provenance };
    recorded = addRecorded(recorded, await recordSet(draft, deps));
  }
  const parts = of("species").map(({ record, provenance }) => ({
    part: SpeciesPart.parse(record.value),
    provenance,
  }));
  for (const [game, own] of Map.groupBy(parts, ({ part }) => part.game)) {
    const provenance = newest(own.map((one) => one.provenance));
    if (!provenance) continue;
    const draft = { game, ...joinSpecies(own.map(({ part }) => part)), provenance };
    recorded = addRecorded(recorded, await recordSpecies(draft, deps));
  }
  return recorded;
}

const newest = (all: readonly Provenance[]): Provenance | undefined =>
  all.toSorted((a, b) => (a.observedAt < b.observedAt ? 1 : -1))[0];
