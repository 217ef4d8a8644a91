import { expect, test } from "vitest";
import { gatherObservations } from "#functions/sources/lake/gather-observations.ts";
import { layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";

const languages = ["en", "de", "fr", "ja"];
/** As many sets as English has, and a tenth of their cards. */
const sets = Object.fromEntries(
  Array.from({ length: 200 }, (_none, set) => [
    `set${set}`,
    Array.from({ length: 11 }, (_one, card) => String(card + 1)),
  ]),
);

/** A catalogue in four languages after its first day. */
async function synced() {
  const line = pipeline({ languages });
  for (const language of languages) layOut(line.bodies, sets, language);
  await day(line);
  return line;
}
async function day(line: ReturnType<typeof pipeline>) {
  await line.pass(1);
  await line.start("due");
  await line.drain();
}
const objectsOf = ({ packs, large, recent }: ReturnType<typeof pipeline>) => ({
  bronze: packs.size + large.size,
  observations: recent.size,
});

test("[LAKE-4] a daily run in four languages leaves few objects, whatever has changed", async () => {
  const line = await synced();
  const first = objectsOf(line);
  await day(line);
  const quiet = objectsOf(line);
  for (const language of languages) {
    for (const set of Object.keys(sets)) {
      for (const number of sets[set] ?? []) {
        putCard(line.bodies, `${set}-${number}`, { pricing: { eur: 2 } }, language);
      }
    }
  }
  await day(line);
  const changed = objectsOf(line);
  const bronzeADay = changed.bronze - quiet.bronze;
  await line.pass(1);
  const { gathered } = await gatherObservations(line.deps);
  expect(gathered).toBeLessThanOrEqual(3 * 4);
  const aYear = (bronzeADay + gathered / 3) * 365;
  expect(quiet.bronze).toBe(first.bronze);
  expect(aYear).toBeLessThan(20_000);
}, 120_000);

test("observations of a day that is over are gathered whole, once", async () => {
  const line = pipeline();
  layOut(line.bodies, { base1: ["1", "2"] });
  await line.start();
  await line.drain();
  expect(await gatherObservations(line.deps)).toEqual({ gathered: 0, parts: 0 });
  await line.pass(1);
  const { gathered } = await gatherObservations(line.deps);
  expect(gathered).toBe(line.gathered.size);
  const lines = [...line.gathered.values()].flat();
  expect(lines).toHaveLength(line.observed().length);
  for (const key of line.gathered.keys()) {
    expect(key).toMatch(/^observations\/source=tcgdex\/.+\/day=01\/all\.ndjson\.gz$/);
  }
  expect(await gatherObservations(line.deps)).toEqual({ gathered: 0, parts: 0 });
});
