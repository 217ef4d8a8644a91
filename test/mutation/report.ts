import { dirname, isAbsolute, relative } from "node:path";
import * as z from "zod";

const Place = z.object({ line: z.int() });
const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          status: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: Place }),
        }),
      ),
    }),
  ),
});

interface Mutant {
  readonly file: string;
  readonly status: string;
}

const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored"] as const;
const unnoticed = new Set(["Survived", "NoCoverage"]);
const header =
  "| folder | changes | failed a test | hung | survived | not run | score | not judged |";

/** The score of each folder, and the changes that no test noticed, as Markdown. */
export function reportOf(
  results: readonly unknown[],
  root: string,
): { text: string; summary: string } {
  const mutants = results.flatMap((json) =>
    Object.entries(Report.parse(json).files).flatMap(([file, { mutants: found }]) =>
      found.map((mutant) => ({ ...mutant, file: isAbsolute(file) ? relative(root, file) : file })),
    ),
  );
  const folders = [...Map.groupBy(mutants, ({ file }) => dirname(file))].sort(([a], [b]) =>
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

function row(folder: string, mutants: readonly Mutant[]): string {
  const [killed, hung, survived, notRun, ignored] = statuses.map(
    (wanted) => mutants.filter(({ status }) => status === wanted).length,
  ) as [number, number, number, number, number];
  const judged = killed + hung + survived + notRun;
  const score = judged === 0 ? "–" : `${((100 * (killed + hung)) / judged).toFixed(1)} %`;
  const cells = [folder, judged, killed, hung, survived, notRun, score, ignored];
  return `| ${cells.join(" | ")} |`;
}
