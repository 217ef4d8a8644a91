import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { LargeBody } from "#shared/upstreams/exchange.ts";
import type { Observations } from "#shared/upstreams/observations.ts";
import type { Body } from "../port/source.ts";

/** Where raw answers lie, for ever and unchanged. */
export interface Lake extends Observations {
  /**
   * Keeps a pack of answers under a key. What lies there already stays as it is: equal keys have
   * equal bodies in equal order, only the times of a repeated fetch differ.
   */
  savePack(key: string, lines: readonly BronzeLine[]): Promise<"saved" | "already_there">;

  /** Keeps a body that is too large for a line; to be there before its pack is. */
  saveBody(key: string, body: LargeBody): Promise<"saved" | "already_there">;

  /** @throws MessageError `permanent` when there is no such pack, or it is damaged */
  readPack(key: string): Promise<readonly BronzeLine[]>;

  /** Keys of the packs of the same dataset and language that are later, in time order, up to a moment. */
  packsAfter(key: string, until: string): Promise<readonly string[]>;

  /** Datasets of a source that have packs. */
  datasetsOf(source: string): Promise<readonly string[]>;

  /** All packs of a dataset, in the order of their keys: of each language in time order. */
  packsOf(folder: {
    readonly source: string;
    readonly dataset: string;
  }): Promise<readonly PackPlace[]>;

  /** The body of a line, wherever it lies, also where another line has it; @throws MessageError `permanent` when it is not there */
  bodyOf(line: BronzeLine): Body;
}

/** A pack that is there. */
export interface PackPlace {
  readonly key: string;
  readonly bytes: number;
  readonly storedAt: Date;
}
