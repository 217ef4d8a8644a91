import { dirname, isAbsolute, relative } from "node:path";
import * as z from "zod";
import { intervalOf, notInSample } from "./sample.ts";

const Place = z.object({ line: z.int() });
const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          status: z.string(),
          statusReason: z.string().optional(),
          replacement: z.string().optional(),
          location: z.object({ start: Place }),
        }),
      ),
    }),
  ),
});

/** What was found of one area. */
export interface AreaResult {
  readonly report: unknown;
  /** Whether its tests had tables and buckets: rooms with adapters are judged in two areas. */
  readonly withStores: boolean;
}

interface Mutant {
  readonly file: string;
  readonly status: string;
  readonly statusReason?: string | undefined;
}

const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored"] as const;
const unnoticed = new Set(["Survived", "NoCoverage"]);
const header =
  "| folder | changes | failed a test | hung | survived | not run | score | not judged |";

/** The score of each folder, and the changes that no test noticed, as Markdown. */
export function reportOf(
  results: readonly AreaResult[],
  root: string,
): { text: string; summary: string } {
  const mutants = results.flatMap(({ report, withStores }) =>
    Object.entries(Report.parse(report).files).flatMap(([name, { mutants: found }]) => {
      const file = isAbsolute(name) ? relative(root, name) : name;
      const folder = withStores ? `${dirname(file)} (with stores)` : dirname(file);
      return found.map((mutant) => ({ ...mutant, file, folder }));
    }),
  );
  const folders = [...Map.groupBy(mutants, ({ folder }) => folder)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const rows = [...folders, ["all", mutants] as const].map(([folder, some]) => row(folder, some));
  const summary = [header, "|---|---|---|---|---|---|---|---|", ...rows].join("\n");
  const survivors = mutants
    .filter(({ status }) => unnoticed.has(status))
    .map(
      ({ file, location, mutatorName, status, replacement = "" }) =>
        `- ${file}:${location.start.line} ${mutatorName} (${status}): ` +
        `\`${replacement.replace(/\s+/g, " ").slice(0, 100)}\``,
    );
  return { text: `${summary}\n\n## Not noticed\n\n${survivors.join("\n")}\n`, summary };
}

function row(folder: string, all: readonly Mutant[]): string {
  const mutants = all.filter(({ statusReason }) => statusReason !== notInSample);
  const [killed, hung, survived, notRun, ignored] = statuses.map(
    (wanted) => mutants.filter(({ status }) => status === wanted).length,
  ) as [number, number, number, number, number];
  const judged = killed + hung + survived + notRun;
  const leftOut = all.length - mutants.length;
  const changes = leftOut > 0 ? `sample of ${judged} of ${judged + leftOut}` : judged;
  const score = scoreOf(killed + hung, judged, leftOut > 0);
  const cells = [folder, changes, killed, hung, survived, notRun, score, ignored];
  return `| ${cells.join(" | ")} |`;
}

/** The share of noticed changes; of a sample with the interval in which that of all is likely. */
function scoreOf(noticed: number, judged: number, isSample: boolean): string {
  if (judged === 0) return "–";
  const percent = (share: number) => (100 * share).toFixed(1);
  const score = `${percent(noticed / judged)} %`;
  const [low, high] = intervalOf(noticed, judged).map(percent);
  return isSample ? `${score} (${low}–${high} %)` : score;
}
