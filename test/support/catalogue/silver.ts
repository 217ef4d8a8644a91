import { catalogRecorders, type SilverStore } from "#functions/catalog/index.ts";
import type { Card } from "#schemas/catalog/card.ts";
import type { SpeciesFragment } from "#schemas/catalog/fragment.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Games } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import { nothingRecorded } from "#shared/kernel/recorded.ts";

interface SilverDeps {
  readonly store: SilverStore;
  readonly games?: Games;
}

/** Takes records of a kind into a store, as the pipeline does. */
export async function recordAll(
  kind: string,
  records: readonly { sourceId: string; value: unknown; provenance: Provenance }[],
  deps: SilverDeps,
) {
  const recorder = catalogRecorders(deps).find((one) => one.kind === kind);
  const taken = await recorder?.record(records);
  if (!taken || taken.refused.length > 0) {
    throw new Error(`Not every ${kind} was taken: ${JSON.stringify(taken?.refused)}`);
  }
  const { written, unchanged, older } = taken;
  return { written, unchanged, older };
}

/** Cards, each called by its source what its crosswalk says, or its number. */
export const recordCards = (
  drafts: readonly { card: Card; provenance: Provenance }[],
  deps: SilverDeps,
) =>
  recordAll(
    "card",
    drafts.map(({ card, provenance }) => ({ sourceId: card.id, value: card, provenance })),
    deps,
  );

/** A set with the list of its printings. */
export async function recordSet(
  {
    set,
    members,
    provenance,
  }: { set: CardSet; members: readonly PrintingId[]; provenance: Provenance },
  deps: SilverDeps,
) {
  const { game, language, id: setId } = set;
  const list = { game, language, setId, printingIds: members };
  const recorded = await recordAll("set", [{ sourceId: setId, value: set, provenance }], deps);
  await recordAll("members", [{ sourceId: setId, value: list, provenance }], deps);
  return recorded;
}

/** Species, whole. */
export const recordSpecies = (
  species: readonly SpeciesFragment[],
  provenance: Provenance,
  deps: SilverDeps,
) =>
  species.length === 0
    ? Promise.resolve(nothingRecorded)
    : recordAll(
        "species",
        species.map((value) => ({ sourceId: String(value.dexId), value, provenance })),
        deps,
      );
