import { afterAll, describe, expect, it } from "vitest";
import { readFile } from "#functions/transfer/files/index.ts";
import { hostileArchives } from "./hostile-archives.ts";
import { hostileOds } from "./hostile-ods.ts";
import { hostileSheets } from "./hostile-sheets.ts";
import { hostileSigns } from "./hostile-signs.ts";
import { hostileTexts } from "./hostile-texts.ts";

const hostileFiles = [
  ...hostileTexts,
  ...hostileSigns,
  ...hostileArchives,
  ...hostileSheets,
  ...hostileOds,
];

describe("files that nobody should send", () => {
  const answers: string[] = [];
  afterAll(() => console.log(`| file | answer | ms |\n| --- | --- | --- |\n${answers.join("\n")}`));

  it.each(hostileFiles)("$name: $answer", async ({ name, bytes, hint, answer }) => {
    const made = bytes();
    const start = performance.now();
    const { file, refusal } = await readFile(made, hint);
    const milliseconds = Math.round(performance.now() - start);
    const said =
      refusal?.detail ?? `read: ${file?.rows.length ?? 0} rows. ${file?.notes.join(" ")}`;
    const memory = Math.round(process.memoryUsage.rss() / 1e6);
    answers.push(
      `| ${name} | ${refusal?.code ?? "read"}: ${said} | ${milliseconds} (${memory} MB) |`,
    );
    expect(refusal?.code ?? "read").toBe(answer);
    expect(said).toMatch(/^\p{Lu}.{10,}[.]$|^read: /su);
    expect(said.length).toBeLessThan(400);
  });
});
