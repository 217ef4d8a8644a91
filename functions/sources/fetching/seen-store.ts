import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { UnitName } from "#schemas/storage/work-items.ts";

export interface SeenShard {
  readonly seen: Seen;
  /** 0 when the unit has never been fetched. */
  readonly version: number;
  /** Packs whose messages may not have been sent: a worker died between saving and sending. */
  readonly unsent: readonly string[];
}

/** Remembers what each unit of a source answered last. */
export interface SeenStore {
  load(unit: UnitName): Promise<SeenShard>;

  /**
   * Replaces a shard by its next version.
   *
   * @throws MessageError `transient` when somebody else has replaced it since it was loaded
   */
  save(unit: UnitName, shard: SeenShard): Promise<SeenShard>;
}
