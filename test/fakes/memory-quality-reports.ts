import type { QualityReports } from "#functions/catalog/quality/quality-reports.ts";
import { s3QualityReports } from "#functions/catalog/quality/s3-quality-reports.ts";
import type { memoryCatalogueFiles } from "./memory-catalogue-files.ts";

/** Reads the reports that were published in memory; `asked` gathers the keys of what was read. */
export function memoryQualityReports(
  lake: Pick<ReturnType<typeof memoryCatalogueFiles>, "kept">,
): QualityReports & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const reports = s3QualityReports({
    async get(key) {
      asked.push(key);
      return lake.kept.get(key)?.content;
    },
  });
  return { ...reports, asked };
}
