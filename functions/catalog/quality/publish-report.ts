import { gzipSync } from "node:zlib";
import {
  type FiledFinding,
  type FindingCount,
  type FindingsFile,
  findingsFolder,
  findingsKey,
  findingsOfAFile,
  QualityReport,
  type ReportName,
  reportFolder,
  reportKey,
} from "#schemas/storage/quality-files.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { CatalogueFiles, StandingFile } from "../exporting/catalogue-files.ts";
import { beforeIn, replaceFile } from "../exporting/replace-file.ts";

/** Somebody may be reading pages of an earlier report; what the one before names stays in any case. */
const keptMs = 86_400_000;

/** What was found in a catalogue, or in prices. */
export interface Found {
  /** In the order of their places. */
  readonly findings: readonly FiledFinding[];
  /** Listed ones; of prices those that have any. */
  readonly sets: number;
  readonly cards: number;
}

/** What was published before the catalogue, or the prices, were read. */
export interface StandingReport {
  readonly files: readonly StandingFile[];
  readonly report: QualityReport | undefined;
}

/** Looks at what is published: one listing, and the report. */
export async function standingReport(
  name: ReportName,
  lake: Pick<CatalogueFiles, "list" | "read">,
): Promise<StandingReport> {
  const files = await lake.list(reportFolder(name));
  if (!files.some(({ key }) => key === reportKey(name))) return { files, report: undefined };
  const read = QualityReport.safeParse(JSON.parse(await lake.read(reportKey(name))));
  // Of another layout: it is as good as none.
  return { files, report: read.data };
}

/**
 * Publishes what a reading of the catalogue, or of prices, has found: files of findings first, then the report that
 * names them. Nothing is stored where nothing else was found than before.
 *
 * @throws Error where another build published since they were read
 */
export async function publishReport(
  found: Found,
  { readAt, ...name }: ReportName & { readonly readAt: Date },
  { lake, standing }: { readonly lake: CatalogueFiles; readonly standing: StandingReport },
): Promise<"published" | "unchanged"> {
  const parts = chunksOf(found.findings, findingsOfAFile).map((part) => partOf(name, part));
  const files = parts.map(({ file }) => file);
  const counted = { game: name.game, sets: found.sets, cards: found.cards, files };
  const known = new Set(standing.files.map(({ key }) => key));
  const { readAt: _, layout: __, ...before } = standing.report ?? {};
  const isThere = files.every(({ key }) => known.has(key));
  if (isThere && canonicalJson(before) === canonicalJson(counted)) return "unchanged";
  for (const { file, content } of parts) {
    const there = { key: file.key, from: { content }, mediaType: "application/gzip" };
    if (!known.has(file.key)) await lake.put(there, "nothing");
  }
  const report: QualityReport = { layout: 1, ...counted, readAt: readAt.toISOString() };
  await replaceFile(
    lake,
    {
      key: reportKey(name),
      from: { text: JSON.stringify(report) },
      mediaType: "application/json",
    },
    { before: beforeIn(standing.files) },
  );
  await tidy(files, { lake, standing, name, readAt });
  return "published";
}

function partOf(name: ReportName, findings: readonly FiledFinding[]) {
  const lines = findings.map((one) => `${canonicalJson(one)}\n`).join("");
  const file: FindingsFile = {
    key: findingsKey(name, sha256(lines)),
    lastPlace: findings.at(-1)?.place ?? "",
    counts: countsOf(findings),
  };
  return { file, content: gzipSync(lines) };
}

/** How many findings there are of each set, kind, field and choice of sources. */
export function countsOf(findings: readonly FiledFinding[]): FindingCount[] {
  const alike = Map.groupBy(findings, ({ setId, kind, field, said }) =>
    JSON.stringify([setId, kind, field, sourcesIn(said)]),
  );
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { setId, kind, field, said } = first;
    const count = { setId, kind, sources: sourcesIn(said), count: all.length };
    return [{ ...count, ...(field !== undefined && { field }) }];
  });
}

const sourcesIn = (said: FiledFinding["said"]) =>
  [...new Set(said.map(({ source }) => source))].sort();

async function tidy(
  files: readonly FindingsFile[],
  {
    lake,
    standing,
    name,
    readAt,
  }: { lake: CatalogueFiles; standing: StandingReport; name: ReportName; readAt: Date },
): Promise<void> {
  const named = new Set([...files, ...(standing.report?.files ?? [])].map(({ key }) => key));
  for (const { key, storedAt } of standing.files) {
    const isOld = readAt.getTime() - storedAt.getTime() > keptMs;
    if (key.startsWith(findingsFolder(name)) && !named.has(key) && isOld) await lake.remove(key);
  }
}
