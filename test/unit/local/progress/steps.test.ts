import { expect, test } from "vitest";
import { progressOn } from "#bin/local/progress/progress.ts";
import { Steps } from "#bin/local/progress/steps.ts";

function written(isTTY: boolean) {
  let text = "";
  let nowMs = 0;
  const output = { isTTY, columns: 30, write: (more: string) => (text += more) };
  return {
    progress: progressOn(output, () => nowMs),
    pass: (ms: number) => (nowMs += ms),
    nowMs: () => nowMs,
    text: () => text,
  };
}

test("a step is reported with its seconds and its remark", async () => {
  const out = written(false);
  const steps = new Steps(out.progress, out.nowMs);
  const answer = await steps.step(
    "deploy",
    async () => out.pass(1_240),
    () => "reused",
  );
  expect(answer).toBe(1_240);
  expect(out.text()).toContain("   1.2 s  deploy (reused)\n");
  expect(steps.finished).toEqual([{ name: "deploy", seconds: 1.2 }]);
});

test("a step that fails is not reported as finished", async () => {
  const out = written(false);
  const steps = new Steps(out.progress, out.nowMs);
  await expect(steps.step("deploy", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(steps.finished).toEqual([]);
});

test("steps side by side share the line that says what is waited for", async () => {
  const out = written(true);
  const steps = new Steps(out.progress, out.nowMs);
  await Promise.all([
    steps.step("a", async (detail) => detail("1 of 2")),
    steps.step("b", async () => undefined),
  ]);
  expect(out.text()).toContain("a: 1 of 2 · b");
});

test("where lines cannot be rewritten, they come at most every two seconds", () => {
  const out = written(false);
  for (let second = 0; second < 5; second += 1) {
    out.progress.status(`waiting ${second}`);
    out.pass(1_000);
  }
  expect(out.text()).toBe("waiting 0\nwaiting 2\nwaiting 4\n");
});

test("a line on a terminal is cut to its width, or rewriting it would leave its start behind", () => {
  const out = written(true);
  out.progress.status("x".repeat(80));
  expect(out.text()).toBe(`\r\u001b[K${"x".repeat(29)}`);
});
