import type { FiledFinding, QualityReport } from "#schemas/storage/quality-files.ts";

/** Where what was found in catalogues is read. */
export interface QualityReports {
  /** Undefined before a game was indexed for the first time. */
  report(game: string): Promise<QualityReport | undefined>;
  /**
   * The findings of a file, in order.
   *
   * @throws Error when there is no such file: it stays for a day after the last report that names it
   */
  findings(key: string): Promise<readonly FiledFinding[]>;
}
