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

const noticed = new Set(["Killed", "Timeout"]);
const unnoticed = new Set(["Survived", "NoCoverage"]);

/** The score of each folder, and the changes that no test noticed, as Markdown. */
export function reportOf(json: unknown, root: string): { text: string; summary: string } {
  const mutants = Object.entries(Report.parse(json).files).flatMap(([file, { mutants: found }]) =>
    found.map((mutant) => ({ ...mutant, file: isAbsolute(file) ? relative(root, file) : file })),
  );
  const judged = mutants.filter(({ status }) => noticed.has(status) || unnoticed.has(status));
  const folders = [...Map.groupBy(judged, ({ file }) => dirname(file))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const rows = [...folders, ["all", judged] as const].map(([folder, some]) => {
    const killed = some.filter(({ status }) => noticed.has(status)).length;
    const share = some.length === 0 ? 100 : (100 * killed) / some.length;
    return `| ${folder} | ${some.length} | ${killed} | ${share.toFixed(1)} % |`;
  });
  const table = ["| folder | changes | noticed | share |", "|---|---|---|---|", ...rows].join("\n");
  const survivors = judged
    .filter(({ status }) => unnoticed.has(status))
    .map(
      ({ file, location, mutatorName, status, replacement = "" }) =>
        `- ${file}:${location.start.line} ${mutatorName} (${status}): ` +
        `\`${replacement.replace(/\s+/g, " ").slice(0, 100)}\``,
    );
  return { text: `${table}\n\n## Not noticed\n\n${survivors.join("\n")}\n`, summary: table };
}
