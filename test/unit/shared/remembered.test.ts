import { expect, test } from "vitest";
import { remembered } from "#shared/kernel/remembered.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";

function asked(most = 10) {
  const clock = fakeClock();
  const questions: string[] = [];
  let trouble: Error | undefined;
  const ask = remembered({ seconds: 60, most, clock: clock.now }, async (key: string) => {
    questions.push(key);
    if (trouble) throw trouble;
    return key.toUpperCase();
  });
  const fail = (error: Error | undefined) => {
    trouble = error;
  };
  return { ask, questions, clock, fail };
}

test("many who ask at once ask once, and each key has its own answer", async () => {
  const { ask, questions } = asked();
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["A", "A", "B"]);
  expect(questions).toEqual(["a", "b"]);
});

test("an answer is as old as the bound at most", async () => {
  const { ask, questions, clock } = asked();
  await ask("a");
  await clock.advance(59_999);
  await ask("a");
  expect(questions).toHaveLength(1);
  await clock.advance(1);
  await ask("a");
  expect(questions).toHaveLength(2);
});

test("a failure is told and forgotten", async () => {
  const { ask, fail } = asked();
  fail(new Error("The table is away."));
  await expect(ask("a")).rejects.toThrow("away");
  fail(undefined);
  expect(await ask("a")).toBe("A");
});

test("no more answers are kept than the bound says; the oldest goes", async () => {
  const { ask, questions } = asked(2);
  for (const key of ["a", "b", "c", "b", "c", "a"]) await ask(key);
  expect(questions).toEqual(["a", "b", "c", "a"]);
});
