import { vi } from "vitest";

export type LogLine = Readonly<Record<string, unknown>> & { readonly message?: string };

/** What functions write to standard output while `work` runs, line by line as JSON. */
export async function logLines(work: () => Promise<unknown>): Promise<LogLine[]> {
  const chunks: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    chunks.push(String(chunk));
    return true;
  });
  const writeError = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    chunks.push(String(chunk));
    return true;
  });
  try {
    await work();
  } finally {
    write.mockRestore();
    writeError.mockRestore();
  }
  return chunks
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): LogLine => JSON.parse(line));
}
