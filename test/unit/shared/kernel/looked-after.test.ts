import { describe, expect, test } from "vitest";
import { atMostEvery, lookedAfter } from "#shared/kernel/looked-after.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";

function given(looks: readonly (() => Promise<{ held: string | undefined; isGood: boolean }>)[]) {
  const { now: clock, advance } = fakeClock();
  const shown: (string | undefined)[] = [];
  const current = lookedAfter<string>({ everyMs: 10_000, clock }, async (held) => {
    shown.push(held);
    return (looks[shown.length - 1] ?? looks.at(-1))?.() ?? { held, isGood: true };
  });
  return { current, shown, advance };
}
const found =
  (held: string | undefined, isGood = true) =>
  async () => ({ held, isGood });

describe("what is looked after", () => {
  test("is looked for once by many who ask at once, and again so much later", async () => {
    const { current, shown, advance } = given([found("one"), found("two")]);
    expect(await Promise.all([current(), current()])).toEqual(["one", "one"]);
    await advance(9_999);
    expect(await current()).toBe("one");
    await advance(1);
    expect(await current()).toBe("two");
    expect(shown).toEqual([undefined, "one"]);
  });

  test("is looked for by whoever asks, where it is not there or a look was not good", async () => {
    const { current, shown } = given([found(undefined), found("one", false), found("two")]);
    expect([await current(), await current(), await current()]).toEqual([undefined, "one", "two"]);
    expect(shown).toEqual([undefined, undefined, "one"]);
  });

  test("stays when a look fails, which all who waited are told, and is looked for again", async () => {
    const failing = async () => {
      throw new Error("away");
    };
    const { current, advance } = given([found("one"), failing, found("two")]);
    await current();
    await advance(10_000);
    const both = await Promise.allSettled([current(), current()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await current()).toBe("two");
  });
});

test("what is done at most every so often is not done again before", async () => {
  const { now: clock, advance } = fakeClock();
  let times = 0;
  const often = atMostEvery(1_000, clock, async () => {
    times += 1;
  });
  await often();
  await often();
  await advance(999);
  await often();
  expect(times).toBe(1);
  await advance(1);
  await often();
  expect(times).toBe(2);
});
