import type { Clock } from "#shared/kernel/clock.ts";
import type { PoliteUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import type { Lake } from "../lake/lake.ts";
import type { CardsToAsk } from "../port/card-by-card.ts";
import type { Source } from "../port/source.ts";
import type { FinishDeps } from "../runs/end-unit.ts";
import type { RunStore } from "../runs/run-store.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import type { SeenStore } from "./seen-store.ts";

export interface FetchDeps extends FinishDeps {
  readonly sources: ReadonlyMap<string, Source>;
  readonly upstreamOf: (source: Source) => PoliteUpstream;
  readonly gate: Pick<UpstreamGate, "noteSuccess" | "status" | "callsToday">;
  readonly lake: Lake;
  readonly seenStore: SeenStore;
  readonly runs: RunStore;
  readonly queues: WorkQueues;
  readonly clock: Clock;
  /** Absent where no source is asked card by card. */
  readonly wantedCards?: CardsToAsk | undefined;
  readonly newId: () => string;
  /** After so long no further request is begun; the rest goes back to the queue. */
  readonly budgetMs: number;
  readonly random: () => number;
}
