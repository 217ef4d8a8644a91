import type { Games } from "#schemas/games/index.ts";
import { type Difference, type Replay, shadowDays } from "#schemas/storage/replay-items.ts";
import { type Recorder, recordersOf } from "#shared/kernel/recorder.ts";
import {
  type AuditScope,
  catalogRecorders,
  comparePlace,
  type Grounds,
  groundsOf,
  mendPlace,
  type SilverPlaces,
  type SilverStore,
  shadowPrefix,
  shadowStore,
} from "../../catalog/index.ts";

/** How silver as a whole is looked at and mended. */
interface SilverAudit {
  readonly places: SilverPlaces["places"];
  /** Where a replay's shadow lies: before the names of its partitions. */
  shadowPrefix(replay: Replay): string;
  compare(place: string, scope: AuditScope, replay: Replay): Promise<readonly Difference[]>;
  groundsOf(place: string, scope: AuditScope): Promise<Grounds>;
  mend(place: string, scope: AuditScope | undefined): Promise<number>;
}

export interface SilverOfReplays {
  readonly silver: SilverAudit;
  /** What takes the records of a replay: silver, or its shadow. */
  readonly recordersOf: (replay: Replay) => ReadonlyMap<string, Recorder>;
}

/** What replays do with silver, over its stores; `recorders` are those of all areas. */
export function silverOfReplays(given: {
  readonly store: SilverStore;
  readonly places: SilverPlaces;
  readonly recorders: ReadonlyMap<string, Recorder>;
  /** @default those of this project */
  readonly games?: Games;
}): SilverOfReplays {
  const { store, places, recorders, games } = given;
  const deps = { store, ...(games && { games }) };
  const shadowOf = ({ id, startedAt }: Replay) =>
    shadowStore(store, id, Date.parse(startedAt) / 1000 + shadowDays * 86_400);
  return {
    silver: {
      places: (source, from) => places.places(source, from),
      shadowPrefix: ({ id }) => shadowPrefix(id),
      compare: (place, scope, replay) =>
        comparePlace(place, scope, { ...deps, shadow: shadowOf(replay) }),
      groundsOf: (place, scope) => groundsOf(place, scope, deps),
      mend: (place, scope) => mendPlace(place, scope, deps),
    },
    recordersOf: (replay) =>
      replay.target === "silver"
        ? recorders
        : shadowRecorders(catalogRecorders({ ...deps, store: shadowOf(replay) }), recorders),
  };
}

/** A shadow is the catalogue's alone: what other areas take is fitting, and nothing comes of it. */
const shadowRecorders = (
  own: readonly Recorder[],
  all: ReadonlyMap<string, Recorder>,
): ReadonlyMap<string, Recorder> => {
  const shadow = recordersOf(own);
  const others = [...all.keys()].filter((kind) => !shadow.has(kind));
  return recordersOf([...own, ...others.map(idle)]);
};

const idle = (kind: string): Recorder => ({
  kind,
  record: async () => ({ written: 0, unchanged: 0, older: 0, cards: 0, drifted: 0, refused: [] }),
});
