import type { BronzeLine } from "#schemas/storage/lake.ts";

/** A stored answer, and where it lies. */
export interface PlacedLine {
  readonly key: string;
  readonly number: number;
  readonly line: BronzeLine;
}
