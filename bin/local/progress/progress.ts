/** Where a run tells its reader what it is doing. */
export interface Progress {
  /** What is going on right now; replaces what was said before. */
  status(text: string): void;
  /** A line that stays. */
  line(text: string): void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that is rewritten on a terminal; elsewhere plain lines, at most one every two seconds. */
export const progressOn = (output: Output, nowMs: () => number = Date.now): Progress =>
  output.isTTY ? rewrittenLine(output) : plainLines(output, nowMs);

function rewrittenLine(output: Output): Progress {
  const clear = "\r\u001b[K";
  return {
    status: (text) => output.write(`${clear}${text.slice(0, (output.columns ?? 80) - 1)}`),
    line: (text) => output.write(`${clear}${text}\n`),
  };
}

function plainLines(output: Output, nowMs: () => number): Progress {
  let last = { text: "", atMs: Number.NEGATIVE_INFINITY };
  return {
    status(text) {
      if (text === "" || text === last.text || nowMs() - last.atMs < 2_000) return;
      last = { text, atMs: nowMs() };
      output.write(`${text}\n`);
    },
    line: (text) => output.write(`${text}\n`),
  };
}
