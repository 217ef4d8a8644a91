import { describe, expect, test } from "vitest";
import { retried } from "#functions/catalog/silver/retried.ts";

describe("what is lost to others", () => {
  const nothing = { written: 0, unchanged: 0, older: 0 };

  test("is tried again, until nothing is left, and all is added up", async () => {
    const tried: string[][] = [];
    const done = await retried("a set", ["a", "b", "c"], async (rest) => {
      tried.push([...rest]);
      return { written: 1, unchanged: 2, older: 3, lost: rest.slice(1) };
    });
    expect(tried).toEqual([["a", "b", "c"], ["b", "c"], ["c"]]);
    expect(done).toEqual({ written: 3, unchanged: 6, older: 9 });
  });

  test("is given up for a while after six tries", async () => {
    let tries = 0;
    await expect(
      retried("SET#base1", ["a"], async (lost) => {
        tries += 1;
        return { ...nothing, lost };
      }),
    ).rejects.toMatchObject({
      ...{ errorClass: "transient", retryAfterSeconds: 5 },
      message: "Others write to SET#base1 all the time.",
    });
    expect(tries).toBe(6);
  });
});
