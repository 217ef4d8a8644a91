import { expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { usualSettings } from "#functions/sources/port/source-settings.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, gamesOf, naturalOrder } from "#schemas/games/index.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

/*
 * Step 2 of docs/add-a-game.md: two sources of one game that nobody plays, which contradict each
 * other. Nothing but their own files and the game's definition knows them.
 */

const marbles: GameDefinition = {
  ...{ name: "marbles", label: "Marbles", sortNumber: naturalOrder },
  attributes: {
    weight: { kind: "number", label: "Weight", description: "Weight in grams.", group: "scales" },
    glass: { kind: "list", label: "Glass", description: "Colours of the glass." },
  },
  picturesMayBeHosted: true,
  pictureSizes: [{ size: "round", widthPx: 300, heightPx: 300 }],
  precedence: { default: ["attic", "cellar"], scales: ["cellar", "attic"] },
};
const box = setId(marbles.name, "en", "box");

interface Said {
  readonly id: string;
  readonly name?: string;
  readonly weight?: number;
  readonly glass?: string[];
}

/** A source whose one file names every marble of the box, each under an id of its own. */
const fileOf = (name: string): Source => ({
  ...{ name, games: [marbles.name], settings: usualSettings },
  languagesOf: () => "none",
  first: { dataset: "marbles", unit: "box" },
  opening: () => [
    { name: "file", dataset: "marbles", request: { url: `http://${name}.test/box` } },
  ],
  listed: () => ({ listed: [] }),
  follow: (unit) => ({ unit }),
  async *records({ body }) {
    const said: Said[] = JSON.parse(await body.text());
    const whole = { game: marbles.name, language: "en", setId: box };
    for (const [record, { id, name: called, ...attributes }] of said.entries()) {
      const number = id.replace(/\D/g, "");
      const value = {
        ...whole,
        ...{ id: printingId(box, number), number, attributes, crosswalk: { [name]: id } },
        ...(called !== undefined && { name: called, category: "marble" }),
        findings: [],
      };
      yield { record: { kind: "card", sourceId: id, value, record } };
    }
  },
});

async function told(attic: readonly Said[], cellar: readonly Said[]) {
  const line = pipeline({
    games: gamesOf([marbles]),
    sources: [fileOf("attic"), fileOf("cellar")],
  });
  const say = async (source: string, said: readonly Said[]) => {
    line.bodies.set(`http://${source}.test/box`, JSON.stringify(said));
    await line.pass(1);
  };
  const sync = async () => {
    await line.start("full");
    await line.drain();
  };
  await say("attic", attic);
  await say("cellar", cellar);
  await sync();
  const marble = (number: string) => findCard(printingId(box, number), line);
  return { line, say, sync, marble };
}

const attic = [
  { id: "a1", name: "Cat’s Eye", weight: 5, glass: ["green"] },
  { id: "a2", name: "Onion Skin", weight: 9 },
];
const cellar = [
  { id: "c1", name: "Cats Iris", weight: 6 },
  { id: "c3", weight: 3 },
];

test("a marble is what both sources say, each believed where the game says so", async () => {
  const { marble, line } = await told(attic, cellar);
  expect(line.dead).toEqual([]);
  const first = await marble("1");
  expect(first).toMatchObject({
    name: "Cat’s Eye",
    attributes: { weight: 6, glass: ["green"] },
    crosswalk: { attic: "a1", cellar: "c1" },
  });
  expect(first?.findings).toMatchObject([
    { code: "assumed_variant", detail: expect.stringContaining("taken to be normal") },
    { code: "contradiction", detail: "name: Cat’s Eye (attic), Cats Iris (cellar)" },
    { code: "contradiction", detail: "weight: 6 (cellar), 5 (attic)" },
  ]);
  expect(first?.provenance.map(({ source, record, groups }) => [source, record, groups])).toEqual([
    ["attic", 0, ["crosswalk", "facts", "identity", "names"]],
    ["cellar", 0, ["crosswalk", "scales"]],
  ]);
  // One that nobody names yet is none; what is said of it waits.
  expect(await marble("3")).toBeUndefined();
});

test("[CAT-4] sources that speak in turn and say nothing new write nothing", async () => {
  const { line, say, sync } = await told(attic, cellar);
  const writes = line.store.writes();
  await say("cellar", [...cellar].reverse());
  await sync();
  await say("attic", [...attic].reverse());
  await sync();
  expect(line.store.writes()).toBe(writes);
});

test("what one source learns later joins what the other has said all along", async () => {
  const { say, sync, marble } = await told(attic, cellar);
  await say("attic", [...attic, { id: "a3", name: "Bumblebee" }]);
  await sync();
  expect(await marble("3")).toMatchObject({ name: "Bumblebee", attributes: { weight: 3 } });
});
