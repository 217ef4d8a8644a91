import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { hourOf } from "#schemas/storage/interest.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { type CatalogStore, findCards } from "../../catalog/index.ts";
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
 * notes of the hour, and the cards: some 1,000 read units. Safe to repeat.
 */
export async function planWanted(
  message: UnitDue,
  { run, source }: { readonly run: Run; readonly source: Source },
  deps: PlanWantedDeps,
): Promise<{ readonly outcome: "planned"; readonly cards: number }> {
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
  return { outcome: "planned", cards: cards.length };
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
    .filter((id) => games.includes(gamePartOf(id)));
  const turn = turnOf(ids, settings.wantedPerHour, hourOf(new Date(run.startedAt)));
  const cards = await findCards(turn, deps);
  return [...cards.values()].map(({ language, crosswalk: ids }) => ({ language, ids }));
}
