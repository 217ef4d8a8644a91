import { describe, expect, test } from "vitest";
import { onePieceData } from "#bin/sample-upstream/one-piece/one-piece-data.ts";
import { optcgapi as sampleRoutes } from "#bin/sample-upstream/one-piece/optcgapi.ts";
import { targetOf } from "#bin/sample-upstream/target.ts";
import { placeOfPrint } from "#functions/sources/providers/onepiece/print-places.ts";
import { optcgapiCard } from "#functions/sources/providers/optcgapi/normalize-card.ts";
import { optcgapi } from "#functions/sources/providers/optcgapi.ts";
import { punkRecords } from "#functions/sources/providers/punk-records.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { punkRecordsBodies, punkRecordsHost } from "#test/support/catalogue/one-piece.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "http://upstream.test/optcgapi";

const row = (given: Readonly<Record<string, unknown>> = {}) => ({
  ...{ inventory_price: 0.25, market_price: 0.18, card_name: "Sample", set_name: "Romance Dawn" },
  ...{ card_text: "Text", set_id: "OP-01", rarity: "UC", card_set_id: "OP01-077" },
  ...{ card_color: "Blue", card_type: "Character", life: null, card_cost: "1" },
  ...{ card_power: "2000", sub_types: "The Seven Warlords of the Sea", counter_amount: 1000 },
  ...{ attribute: "Slash", date_scraped: "2026-08-22", card_image_id: "OP01-077_p1" },
  card_image: "https://optcgapi.com/media/static/Card_Images/OP01-077_p1.jpg",
  ...given,
});
const made = (given = {}) => optcgapiCard(row(given), { label: "OP-01", setCode: "op-01" });

test("a row is a card without its prices, and its texts are numbers where they mean them", () => {
  expect(made()).toEqual({
    ...{ id: "onepiece:en:op-01-077_5fp1", game: "onepiece", language: "en" },
    ...{ setId: "onepiece:en:op-01", number: "077_p1", name: "Sample", category: "character" },
    rarity: "UC",
    attributes: {
      ...{ cardCode: "OP01-077", colors: ["Blue"], combatAttributes: ["Slash"], cost: 1 },
      ...{ typeLine: "The Seven Warlords of the Sea", power: 2000, counter: 1000, effect: "Text" },
    },
    images: [
      {
        size: "large",
        url: "https://optcgapi.com/media/static/Card_Images/OP01-077_p1.jpg",
      },
    ],
    crosswalk: { optcgapi: "OP-01/OP01-077_p1" },
    findings: [],
  });
});

test("what says that it is nothing is nothing, and what is no number is a finding", () => {
  const { attributes, findings } = made({
    ...{ card_cost: "NULL", card_power: "null", attribute: "", card_color: "Red Green" },
    ...{ life: "five", attribute_2: 1 },
  });
  expect(attributes).toEqual({
    ...{ cardCode: "OP01-077", colors: ["Red", "Green"], counter: 1000, effect: "Text" },
    typeLine: "The Seven Warlords of the Sea",
  });
  expect(findings.map(({ code, detail }) => [code, detail.split(":")[0]])).toEqual([
    ["unknown_field", "attribute_2"],
    ["unexpected_value", "life"],
  ]);
});

test.each([
  ["OP01-077_p1", "op-01", { setCode: "op-01" }],
  ["EB04-001", "op14-eb04", { setCode: "op15-eb04" }],
  ["EB04-011", "op14-eb04", { setCode: "op14-eb04" }],
  // The publisher has it in the booster of the best cards only, whatever lists it.
  ["OP02-013_r1", "op-02", { setCode: "prb-01" }],
  ["P-001", undefined, { setCode: "569901" }],
  ["OP07-091_p1", "569801", { setCode: "569801" }],
  ["OP07-091_p1", undefined, { reason: expect.stringContaining("569801 or 569901") }],
  ["OP05-001_p99", undefined, { reason: expect.stringContaining("op-05") }],
  ["OP05-001_p99", "op-06", { reason: expect.stringContaining("op-05") }],
  ["P-999", undefined, { reason: expect.stringContaining("no product of it is known") }],
  // A product that is newer than the table.
  ["OP05-001_p99", "prb-77", { setCode: "prb-77" }],
  ["DON", "op-01", { reason: expect.stringContaining("no code") }],
])("the print %s that is listed in %s is of %o", (id, listedIn, expected) => {
  expect(placeOfPrint(id, listedIn)).toEqual(expected);
});

/** Both sources over the same catalogue, the second one through the sample upstream's own routes. */
function given(data = onePieceData()) {
  const english = data.get("english");
  if (!english) throw new Error("There is no English edition.");
  const line = pipeline({ sources: [punkRecords(punkRecordsHost), optcgapi(host)] });
  for (const [url, body] of punkRecordsBodies(english.packs, english.cards)) {
    line.bodies.set(url, body);
  }
  const answer = sampleRoutes(data);
  const labels = Object.values(english.packs).flatMap(({ title_parts: { label } }) => label ?? []);
  const paths = labels.map((label) => `${label.startsWith("ST") ? "decks" : "sets"}/${label}`);
  for (const path of ["allSets", "allDecks", "allPromoCards", ...paths]) {
    const { body } = answer(targetOf(`/optcgapi/${path}/`));
    line.bodies.set(`${host}/${path}/`, body.toString("utf8"));
  }
  const run = async (source: string) => {
    const writes = line.store.writes();
    const asked = line.asked.length;
    const ended = await line.run(source);
    return {
      state: ended?.state,
      ...{ writes: line.store.writes() - writes, requests: line.asked.length - asked },
    };
  };
  const cards = (): (Card & { readonly sources: readonly { source: string }[] })[] =>
    line.store
      .all()
      .filter(({ sk }) => sk.startsWith("CARD#"))
      .map((one) => ({ ...Object(one).value, sources: Object(one).sources }));
  return { line, run, cards, english };
}

test("its cards are merged into the printings of the publisher's list, whose word stands", async () => {
  const { run, cards, english, line } = given();
  await run("punk-records");
  const before = cards();
  expect(await run("optcgapi")).toMatchObject({ state: "completed" });
  const after = cards();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const isIn = ({ sources }: (typeof after)[number]) =>
    sources.some(({ source }) => source === "optcgapi");
  const apart = after.filter((one) => !isIn(one)).map(({ id }) => id);
  // One id that two printings have, and two invented ones that no table knows.
  expect(apart).toEqual([
    ...["onepiece:en:569801-op07_2d091_5fp1", "onepiece:en:569901-op07_2d091_5fp1"],
    ...["onepiece:en:569901-p_2d901", "onepiece:en:569901-p_2d902"],
  ]);
  expect(after.map(({ rarity }) => rarity)).toEqual(before.map(({ rarity }) => rarity));
  const set = line.store
    .all()
    .find(({ pk, sk }) => pk.startsWith("SETS#") && sk.includes("569901"));
  const codes = Object(set).value.findings.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(["unplaced_print", "duplicate_print", "unplaced_print", "unplaced_print"]);
  expect(english.cards).toHaveLength(after.length);
  await line.pass(1);
  expect(await run("optcgapi")).toMatchObject({ state: "completed", writes: 0 });
});

test("without promotional cards, which the service lacks at times, all others come", async () => {
  const { run, cards, line } = given();
  line.bodies.delete(`${host}/allPromoCards/`);
  expect(await run("optcgapi")).toMatchObject({ state: "completed" });
  expect(cards().length).toBeGreaterThan(30);
});

test("it has no occasions of its own, and is part of no run that does not name it", async () => {
  const { line } = given();
  const { source } = await startDueRuns(false, line.deps);
  expect(source).toBe("punk-records");
  await line.drain();
  expect((await line.start()).sources).toEqual(["punk-records"]);
});

const [cardsFile, packsFile] = ["onepiece-cards.ndjson.gz", "onepiece-packs.json"].map(
  referenceFile,
);

describe.skipIf(!cardsFile || !packsFile)("the whole catalogue by both sources", () => {
  test("all but one print find their printing", async () => {
    const files = { cards: cardsFile ?? "", packs: packsFile ?? "" };
    const { run, cards } = given(onePieceData(files));
    await run("punk-records");
    const startedMs = performance.now();
    const { requests, writes, state } = await run("optcgapi");
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    expect(state).toBe("completed");
    const apart = cards().filter(({ sources }) => sources.length === 1);
    expect(apart.map(({ id }) => id)).toEqual([
      ...["onepiece:en:569801-op07_2d091_5fp1", "onepiece:en:569901-op07_2d091_5fp1"],
    ]);
    const codes = cards().flatMap(({ findings }) => findings.map(({ code }) => code));
    const counts = Object.fromEntries(
      [...Map.groupBy(codes, (code) => code)].map(([code, own]) => [code, own.length]),
    );
    console.info(`${requests} requests, ${writes} writes, ${seconds} s; ${JSON.stringify(counts)}`);
  }, 120_000);
});
