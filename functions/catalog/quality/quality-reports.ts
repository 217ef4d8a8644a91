import type { FiledFinding, QualityReport, ReportName } from "#schemas/storage/quality-files.ts";

/** Where what was found in catalogues and prices is read. */
export interface QualityReports {
  /** Undefined before a game was indexed, or had newest prices, for the first time. */
  report(name: ReportName): Promise<QualityReport | undefined>;
  /**
   * The findings of a file, in order.
   *
   * @throws Error when there is no such file: it stays for a day after the last report that names it
   */
  findings(key: string): Promise<readonly FiledFinding[]>;
}
