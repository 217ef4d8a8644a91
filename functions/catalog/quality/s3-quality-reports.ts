import { gunzipSync } from "node:zlib";
import { FiledFinding, QualityReport, reportKey } from "#schemas/storage/quality-files.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { QualityReports } from "./quality-reports.ts";

/** Reads reports from the lake bucket, each time anew: few people ask, and seldom. */
export const s3QualityReports = (lake: Pick<SignedObjects, "get">): QualityReports => ({
  async report(name) {
    const bytes = await lake.get(reportKey(name));
    return bytes && QualityReport.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  },
  async findings(key) {
    const bytes = await lake.get(key);
    if (!bytes) throw new Error(`A report names the findings ${key}, which are not there.`);
    return gunzipSync(bytes)
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => FiledFinding.parse(JSON.parse(line)));
  },
});
