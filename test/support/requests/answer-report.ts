import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { OpenApi } from "#test/support/requests/documented-answers.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, ".local/reports");
const seenFile = join(folder, "answers.jsonl");

/** Notes an answer of an operation; test files run in workers of their own and share the file. */
export function noteAnswer(operation: string, status: number): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(seenFile, `${JSON.stringify([operation, status])}\n`);
}

export const forgetAnswers = (): void => rmSync(seenFile, { force: true });

/** Writes which of the documented answers of each operation this run has seen, and which never. */
export function writeAnswerReport(): void {
  if (!existsSync(seenFile)) return;
  const counts = new Map<string, number>();
  for (const line of readFileSync(seenFile, "utf8").trim().split("\n")) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const document: OpenApi = JSON.parse(
    readFileSync(join(root, "schemas/generated/openapi.json"), "utf8"),
  );
  const endpoints = Object.values(document.paths).flatMap((path) => Object.values(path));
  const rows = endpoints.map(({ operationId, responses }) => {
    const seen = Object.keys(responses).map((status) => ({
      status,
      count: counts.get(JSON.stringify([operationId, Number(status)])) ?? 0,
    }));
    const had = seen.filter(({ count }) => count > 0);
    const never = seen.filter(({ count }) => count === 0).map(({ status }) => status);
    const asked = had.map(({ status, count }) => `${status} (${count})`).join(", ");
    return {
      row: `| ${operationId} | ${asked} | ${never.join(", ")} |`,
      had: had.length,
      all: seen.length,
    };
  });
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  writeFileSync(
    join(folder, "answers.md"),
    [
      `# Answers: ${sum(({ had }) => had)} of ${sum(({ all }) => all)} documented ones were seen`,
      "",
      "Every answer of this run was held against the served OpenAPI document.",
      "",
      "| Operation | Seen (how often) | Documented and never seen |",
      "|---|---|---|",
      ...rows.map(({ row }) => row),
      "",
    ].join("\n"),
  );
}
