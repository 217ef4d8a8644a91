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

test.each([{ nothing: undefined }, { nothing: [] }])(
  "that there is nothing ($nothing) is not remembered, and that there is something is",
  async ({ nothing }) => {
    let answer: readonly string[] | string | undefined = nothing;
    let questions = 0;
    const clock = fakeClock();
    const ask = remembered({ seconds: 60, most: 10, clock: clock.now }, async () => {
      questions += 1;
      return answer;
    });
    expect(await ask()).toEqual(nothing);
    answer = ["there"];
    expect(await ask()).toEqual(["there"]);
    answer = nothing;
    expect(await ask()).toEqual(["there"]);
    expect(questions).toBe(2);
  },
);

test("a late failure of an old question does not forget the answer to a newer one", async () => {
  const clock = fakeClock();
  const waiting: ((error?: Error) => void)[] = [];
  const ask = remembered(
    { seconds: 60, most: 10, clock: clock.now },
    () =>
      new Promise<string>((resolve, reject) => {
        waiting.push((error) => (error ? reject(error) : resolve("answer")));
      }),
  );
  const old = ask();
  await clock.advance(60_000);
  const fresh = ask();
  waiting[1]?.();
  expect(await fresh).toBe("answer");
  waiting[0]?.(new Error("too late"));
  await expect(old).rejects.toThrow("too late");
  expect(await ask()).toBe("answer");
  expect(waiting).toHaveLength(2);
});

test("an answer that was asked for again is the youngest, not the oldest", async () => {
  const { ask, questions, clock } = asked(2);
  await ask("a");
  await ask("b");
  await clock.advance(60_000);
  await ask("a");
  await ask("c");
  await ask("a");
  expect(questions).toEqual(["a", "b", "a", "c"]);
});
