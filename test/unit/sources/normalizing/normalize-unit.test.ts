import { expect, test } from "vitest";
import type { NewestMarks } from "#functions/sources/normalizing/newest-marks.ts";
import { normalizeUnit } from "#functions/sources/normalizing/normalize-unit.ts";
import { putCard } from "#test/support/pipeline.ts";
import { silver, synced } from "#test/support/synced-line.ts";

const unit = { source: "tcgdex", language: "en", dataset: "sets", unit: "base1" };

/** A line that has synced, and the packs that two later runs brought: another body, and the first again. */
async function twoPacks() {
  const { line } = await synced();
  const packs: string[] = [];
  for (const hp of [90, 50]) {
    await line.pass(1);
    putCard(line.bodies, "base1-2", { hp });
    const before = new Set(line.packs.keys());
    await line.start("full");
    for (let next = line.queue.shift(); next; next = line.queue.shift()) {
      if (next.to === "fetch") await line.handle(next);
    }
    packs.push(...[...line.packs.keys()].filter((key) => !before.has(key)));
  }
  const linesOf = async (key: string) =>
    (await line.deps.lake.readPack(key)).map((one, number) => ({ key, number, line: one }));
  return { line, linesOf, packs };
}
const hpOf = async (line: Awaited<ReturnType<typeof twoPacks>>["line"]) =>
  (await silver(line)).find(({ id }) => id === "pokemon:en:base1-2")?.attributes["hp"];

test("[ING-2] whoever is overtaken while it writes makes the newer answer silver again", async () => {
  const { line, linesOf, packs } = await twoPacks();
  const [older = "", newer = ""] = packs;
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  let raised = 0;
  const marks: NewestMarks = {
    // The newer pack is made silver between the older one's look and its write.
    async raise(of, at) {
      raised += 1;
      if (raised === 2) {
        await normalizeUnit(unit, { source, lines: await linesOf(newer) }, line.deps);
      }
      return line.deps.marks.raise(of, at);
    },
  };
  await normalizeUnit(unit, { source, lines: await linesOf(older) }, { ...line.deps, marks });
  expect(await hpOf(line)).toBe(50);
});

test("[ING-2] a pack that is alone is made silver without a look at other packs", async () => {
  const { line, linesOf, packs } = await twoPacks();
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const lake = {
    ...line.deps.lake,
    packsAfter: async () => {
      throw new Error("Nobody is late.");
    },
  };
  await normalizeUnit(
    unit,
    { source, lines: await linesOf(packs[0] ?? "") },
    { ...line.deps, lake },
  );
  expect(await hpOf(line)).toBe(90);
});
