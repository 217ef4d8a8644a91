import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { hourOf } from "#schemas/storage/interest.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { type CatalogStore, findCards, type SourcedCard } from "../../catalog/index.ts";
import type { Source, WantedCard, WantedRequest } from "../port/source.ts";
import { endFetching, type FinishDeps } from "../runs/end-unit.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import { refreshWanted, type WantedDeps } from "./refresh-wanted.ts";
import { mostWanted, turnOf } from "./wanted-list.ts";

export interface PlanWantedDeps extends WantedDeps, FinishDeps {
  readonly store: CatalogStore;
  readonly queues: Pick<WorkQueues, "fetch">;
}

/**
 * Finds what a source is asked for cards that people want, and has it fetched as further units of the run. Costs the list, a look at the
 * notes of the hour, and the cards: some 1,500 read units. Safe to repeat.
 */
export async function planWanted(
  message: UnitDue,
  { run, source }: { readonly run: Run; readonly source: Source },
  deps: PlanWantedDeps,
): Promise<{ readonly outcome: "planned"; readonly cards: number; readonly requests: number }> {
  const { runs, queues } = deps;
  const cards = await wantedCards(source, run, deps);
  const all = cards.flatMap((card) => source.wantedOf?.(card) ?? []);
  const requests = all.filter(({ language }) => language === message.language);
  const units = Map.groupBy(requests, ({ dataset, unit }) => `${dataset}#${unit}`);
  const batches = batchesOf([...units.values()], source);
  await runs.addPending(
    run.id,
    [...units.values()].flatMap(([first]) => {
      if (!first) return [];
      const { dataset, unit, language } = first;
      return [{ source: source.name, language, dataset, unit }];
    }),
  );
  await queues.fetch(batches.map((batch) => ({ ...message, ...batch })));
  const [unit = source.first.unit] = message.units;
  const { dataset, language } = message;
  const first = { source: source.name, language, dataset, unit };
  await runs.startUnit(run.id, first, deps.clock().toISOString());
  await endFetching({ run, unit: first }, {}, deps);
  if (run.state === "planning") await runs.move(run.id, { from: ["planning"], to: "running" });
  return { outcome: "planned", cards: cards.length, requests: 0 };
}

/** Units of a data set in messages, each with what is asked of it. */
function batchesOf(units: readonly (readonly WantedRequest[])[], { settings }: Source) {
  const byDataset = Map.groupBy(units, ([first]) => first?.dataset ?? "");
  return [...byDataset].flatMap(([dataset, own]) =>
    chunksOf(own, settings.unitsPerBatch).map((some) => ({
      dataset,
      units: some.map(([first]) => first?.unit ?? ""),
      names: Object.fromEntries(
        some.map((requests) => [
          requests[0]?.unit ?? "",
          [...new Set(requests.map(({ name }) => name))],
        ]),
      ),
    })),
  );
}

async function wantedCards(
  { games, settings }: Source,
  run: Run,
  deps: PlanWantedDeps,
): Promise<readonly WantedCard[]> {
  const list = await refreshWanted(deps);
  const ids = list.cards
    .slice(0, mostWanted)
    .map(([id]) => id)
    .filter((id) => games.includes(id.slice(0, id.indexOf(":"))));
  const turn = turnOf(ids, settings.wantedPerHour, hourOf(new Date(run.startedAt)));
  const cards = await findCards(turn, deps);
  const sets = await setsOf([...cards.values()], deps);
  return [...cards.values()].flatMap((card): WantedCard[] => {
    const set = sets.get(card.setId);
    if (!set) return [];
    const { id, game, language, name, number, rarity, crosswalk: ids } = card;
    const { printed } = set.cardCount;
    return [
      {
        printing: pricedPrintingOf(id),
        ...{ game, language, name, number, ids, ...(rarity !== undefined && { rarity }) },
        set: { id: set.id, name: set.name, ...(printed > 0 && { printedTotal: printed }) },
      },
    ];
  });
}

async function setsOf(cards: readonly SourcedCard[], { store }: Pick<PlanWantedDeps, "store">) {
  const scopes = Map.groupBy(cards, ({ game, language }) => `${game}:${language}`);
  const read = await Promise.all(
    [...scopes.values()].map(async ([first]) =>
      first ? store.sets(first.game, first.language) : [],
    ),
  );
  return new Map(read.flat().map(({ value }) => [value.id, value]));
}
