import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Body } from "../sources/index.ts";

/** What the lake tells of former days. */
export interface PastAnswers {
  /** @throws MessageError `permanent` when there is no such pack */
  readPack(key: string): Promise<readonly BronzeLine[]>;
  /** @throws MessageError `permanent` when it is not there */
  bodyOf(line: BronzeLine): Body;
  /**
   * What was observed on a UTC day, one JSON text each, in no order; also of other languages.
   *
   * @param folder `language` narrows what has not been gathered yet
   */
  observedOn(folder: {
    readonly source: string;
    readonly dataset: string;
    readonly language: string;
    readonly day: string;
  }): Promise<readonly string[]>;
}
