import fc from "fast-check";
import { expect, test } from "vitest";
import { SetId } from "#schemas/values.ts";
import { layOut, pipeline } from "#test/support/sources/pipeline.ts";

const cards = { base1: ["1", "2", "3"], base2: ["1", "2"] };
const sets = ["pokemon:en:base1", "pokemon:en:base2"].map((id) => SetId.parse(id));

async function silverOf({ store }: ReturnType<typeof pipeline>) {
  const pages = await Promise.all(sets.map((id) => store.setCards(id, { limit: 100 })));
  return pages.flatMap(({ items }) => items.map(({ value }) => value));
}
async function reference() {
  const line = pipeline();
  layOut(line.bodies, cards);
  await line.start();
  await line.drain();
  return silverOf(line);
}

test("[LAKE-3] whenever the table of work is emptied, what was begun is brought to its end", async () => {
  const whole = await reference();
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 14 }), { maxLength: 4 }), async (losses) => {
      const line = pipeline();
      layOut(line.bodies, cards);
      await line.start();
      let step = 0;
      await line.drain(() => {
        if (losses.includes(step)) line.forget();
        step += 1;
        return 0;
      });
      expect(await silverOf(line)).toEqual(whole);
      expect(line.dead).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("between runs nothing is lost, and silver is written no second time", async () => {
  const line = pipeline();
  layOut(line.bodies, cards);
  await line.start();
  await line.drain();
  const [before, writes] = [await silverOf(line), line.store.writes()];
  line.forget();
  await line.pass(1);
  const run = await line.start();
  await line.drain();
  expect(await silverOf(line)).toEqual(before);
  expect(line.store.writes()).toBe(writes);
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
});
