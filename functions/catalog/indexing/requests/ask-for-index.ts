import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { EventBus } from "#shared/kernel/event-bus.ts";
import type { WantedBuilds } from "#shared/kernel/wishes/wanted-builds.ts";

export interface AskDeps {
  readonly wanted: WantedBuilds;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Has a game's index built now, whatever has changed. It is wanted, and says so, from the moment this
 * returns until a build that began later has ended well.
 */
export async function askForIndex(game: Game, deps: AskDeps): Promise<void> {
  const { wanted, bus, clock, newId } = deps;
  const at = clock();
  await wanted.note(game, { isUrgent: true, at, heldUntil: at });
  await bus.publish([
    { kind: "index.wanted", detail: { game }, at: at.toISOString(), occasion: [newId()] },
  ]);
}
