import { describe, expect, test } from "vitest";
import { punkRecords } from "#functions/sources/providers/punk-records.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { fragmentPrefix } from "#schemas/storage/catalog-items.ts";
import {
  pack,
  punkRecordsBodies,
  punkRecordsHost,
  referenceOnePiece,
  row,
} from "#test/support/catalogue/one-piece.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { replayed } from "#test/support/sources/replayed.ts";

const whole = referenceOnePiece();
if (!whole) console.info("No reference data: the tests over the One Piece catalogue are skipped.");

/** The pipeline over these packs, in these languages. */
function given(bodies: ReadonlyMap<string, string>, languages: readonly string[] = ["en"]) {
  const line = pipeline({ sources: [punkRecords(punkRecordsHost)], languages });
  const layOut = (all: ReadonlyMap<string, string>) => {
    for (const [url, body] of all) line.bodies.set(url, body);
  };
  layOut(bodies);
  const sync = async (mode: "due" | "full" = "full") => {
    const before = { asked: line.asked.length, writes: line.store.writes() };
    const { id } = await line.start(mode);
    await line.drain();
    return {
      run: await line.deps.runs.get(id),
      requests: line.asked.length - before.asked,
      writes: line.store.writes() - before.writes,
    };
  };
  const items = (prefix: string) => line.store.all().filter(({ sk }) => sk.startsWith(prefix));
  const valuesOf = (prefix: string) => items(prefix).map((one) => Object(one).value);
  return { line, layOut, sync, items, valuesOf };
}

const packs = {
  "569102": pack("569102", "OP-02", "PARAMOUNT WAR", "BOOSTER PACK"),
  "569801": pack("569801", null, "Other Product Card", null),
  "569901": pack("569901", null, "Promotion card", null),
};
const rows = [
  row(),
  row({ id: "OP02-013_p1" }),
  row({ id: "OP02-001", category: "Leader", rarity: "Leader", cost: 5 }),
  row({ id: "OP07-091_p1", pack_id: "569801" }),
  row({ id: "OP07-091_p1", pack_id: "569901" }),
];

test("a run reads the list and a file for each pack, and a second one writes nothing", async () => {
  const { sync, valuesOf, line } = given(punkRecordsBodies(packs, rows));
  const first = await sync();
  expect(first.run?.state).toBe("completed");
  expect(first.requests).toBe(1 + 3);
  expect(valuesOf("CARD#").map(({ id }: Card) => id)).toEqual([
    "onepiece:en:569801-op07_2d091_5fp1",
    "onepiece:en:569901-op07_2d091_5fp1",
    "onepiece:en:op-02-001",
    "onepiece:en:op-02-013",
    "onepiece:en:op-02-013_5fp1",
  ]);
  await line.pass(1);
  expect(await sync()).toMatchObject({ requests: 4, writes: 0, run: { state: "completed" } });
});

test("[CAT-3] a pack whose file is another's keeps its cards, and the run says why", async () => {
  const honest = punkRecordsBodies(packs, rows);
  const { sync, valuesOf, line, layOut } = given(honest);
  await sync();
  const before = valuesOf("CARD#");
  const file = (id: string) => `${punkRecordsHost}/english/data/${id}.json`;
  for (const _day of [1, 2]) {
    await line.pass(1);
    line.bodies.set(file("569901"), honest.get(file("569102")) ?? "");
    await sync();
    expect(valuesOf("CARD#")).toEqual(before);
  }
  expect(line.dead[0]?.reason).toContain(
    "The pack 569901 was asked for, and the file is of 569102.",
  );
  layOut(honest);
  await line.pass(1);
  expect((await sync()).run?.state).toBe("completed");
  expect(valuesOf("CARD#")).toEqual(before);
});

test("a set has the words of the list and the counts of its file", async () => {
  const { sync, line } = given(punkRecordsBodies(packs, rows));
  await sync();
  const sets = line.store.all().filter(({ pk }) => pk.startsWith("SETS#"));
  expect(sets.map((one) => Object(one).value)).toMatchObject([
    { id: "onepiece:en:569801", name: "Other Product Card", cardCount: { printed: 1, total: 1 } },
    { id: "onepiece:en:569901", series: { id: "other", name: "Promotion card" } },
    {
      ...{ id: "onepiece:en:op-02", name: "PARAMOUNT WAR", abbreviation: "OP-02" },
      ...{ series: { id: "op", name: "BOOSTER PACK" }, cardCount: { printed: 2, total: 3 } },
      ...{ crosswalk: { "punk-records": "569102" }, findings: [] },
    },
  ]);
});

test("Japanese cards lie beside English ones under the same numbers", async () => {
  const { sync, layOut, valuesOf } = given(punkRecordsBodies(packs, rows), ["en", "ja", "de"]);
  const japanese = { "550102": pack("550102", "OP-02", "頂上決戦", "ブースターパック") };
  const ace = row({ name: "ポートガス・D・エース", pack_id: "550102" });
  layOut(punkRecordsBodies(japanese, [ace], "japanese"));
  expect((await sync()).run?.state).toBe("completed");
  expect(valuesOf("CARD#").find(({ language }) => language === "ja")).toMatchObject({
    ...{ id: "onepiece:ja:op-02-013", name: "ポートガス・D・エース" },
    crosswalk: { "punk-records": "550102/OP02-013" },
  });
});

test("[CAT-3] a row that is none costs itself only, and what is listed stays", async () => {
  const bodies = punkRecordsBodies(packs, rows);
  const { sync, layOut, valuesOf, items, line } = given(bodies);
  await sync();
  await line.pass(1);
  const broken = [row({ category: 5 }), row({ id: "OP02-013_p1" }), row({ id: "OP02-013_p1" }), 7];
  layOut(punkRecordsBodies(packs, [...broken.slice(0, 3), ...rows.slice(2)]));
  const { run } = await sync();
  expect(run?.state).toBe("completed_with_failures");
  expect(line.dead.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/569102\[0\] OP02-013: The body is no card.* category/s),
  ]);
  expect(valuesOf("CARD#")).toHaveLength(5);
  const members = items("MEMBERS").find(({ pk }) => pk.endsWith("op-02"));
  expect(Object(members).lists["punk-records"].ids).toHaveLength(3);
});

test("half a file under status 200 and the type of plain text is asked for again", async () => {
  const { sync, line, valuesOf } = given(punkRecordsBodies(packs, rows));
  const url = `${punkRecordsHost}/english/data/569102.json`;
  const half = Buffer.from((line.bodies.get(url) ?? "").slice(0, 300));
  line.faults.set(url, [
    { status: 200, headers: { contentType: "text/plain; charset=utf-8" }, bytes: half },
  ]);
  expect((await sync()).run?.state).toBe("completed");
  expect(line.dead).toEqual([]);
  expect(valuesOf("CARD#")).toHaveLength(5);
});

test("[LAKE-6] a replay gives the same, and asks nobody", async () => {
  const { sync, line } = given(punkRecordsBodies(packs, rows));
  await sync();
  const [before, asked] = [structuredClone(line.store.all()), line.asked.length];
  line.store.wipe();
  const replay = await replayed(line, { source: "punk-records" });
  expect(replay).toMatchObject({ state: "completed", figures: { rejected: 0 } });
  expect(line.store.all()).toEqual(before);
  expect(line.asked).toHaveLength(asked);
});

describe.skipIf(!whole)("the whole English catalogue", () => {
  const { rows: all, packs: allPacks } = whole ?? { rows: [], packs: {} };

  test("every row is a printing of its own that says all that the row says", async () => {
    const { sync, line, valuesOf, items } = given(punkRecordsBodies(allPacks, all));
    const startedMs = performance.now();
    const first = await sync();
    const seconds = (performance.now() - startedMs) / 1000;
    expect(first.run?.state).toBe("completed");
    expect([first.requests, line.dead]).toEqual([60, []]);
    const cards: Card[] = valuesOf("CARD#");
    expect([cards.length, new Set(cards.map(({ id }) => id)).size]).toEqual([4673, 4673]);
    expect(new Set(cards.map(({ setId }) => setId)).size).toBe(59);
    expect(cards.flatMap(({ findings }) => findings)).toEqual([]);
    const remade = new Map(cards.map((card) => [card.crosswalk["punk-records"], rowOf(card)]));
    for (const given of all) {
      const { id, pack_id, name, ...rest } = Object(given);
      expect(remade.get(`${pack_id}/${id}`)).toEqual({
        ...{ id, pack_id, name: name.replaceAll("&amp;", "&").replaceAll("'", "’") },
        ...rest,
      });
    }
    await line.pass(1);
    const second = await sync();
    expect(second).toMatchObject({ requests: 60, writes: 0 });
    const fragments = items(fragmentPrefix).length;
    console.info(
      `${cards.length} printings, ${fragments} fragments of cards, ${first.requests} requests, ` +
        `${first.writes} and ${second.writes} fragments written, ${seconds.toFixed(1)} s in memory`,
    );
  }, 120_000);
});

/** The row that a card was made of: nothing of it is lost. */
function rowOf({ crosswalk, name, rarity, category, attributes: own, images }: Card) {
  const [pack_id = "", id = ""] = (crosswalk["punk-records"] ?? "").split("/");
  const url = images[0]?.url ?? "";
  return {
    ...{ id, pack_id, name, rarity },
    category: `${category[0]?.toUpperCase()}${category.slice(1)}`,
    img_full_url: url,
    img_url: url.replace(/^https:\/\/[^/]+/, ".."),
    colors: own["colors"] ?? [],
    attributes: own["combatAttributes"] ?? [],
    types: own["types"] ?? [],
    cost: own["cost"] ?? own["life"] ?? null,
    power: own["power"] ?? null,
    counter: own["counter"] ?? null,
    effect: own["effect"] ?? null,
    trigger: own["trigger"] ?? null,
    block_number: own["blockNumber"] ?? null,
  };
}
