import { beforeEach, expect, test } from "vitest";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { games } from "#schemas/games/index.ts";
import { signId } from "#schemas/images/picture-id.ts";
import { PrintingId, SetId, Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";

const printingId = PrintingId.parse("pokemon:en:base1-4");
const setId = SetId.parse("pokemon:en:base1");
const logo = signId(setId, "logo");
const symbol = signId(setId, "symbol");
const at = {
  card: "https://pictures.test/base1/4/high.webp",
  logo: "https://pictures.test/base1/logo.webp",
  symbol: "https://pictures.test/base1/symbol.webp",
};
const hashOf = (text: string) => Sha256.parse(sha256(paperPicture(text)));
const day = 86_400_000;

let nowMs: number;
let deps: Awaited<ReturnType<typeof freshDeps>>;
async function freshDeps() {
  const card = { ...aCard({ setId, number: "4", ...pictureAt(at.card) }), id: printingId };
  const set = aSet({ id: setId, logoUrl: at.logo, symbolUrl: at.symbol });
  const source = tableSource();
  source.answers.set(at.card, paperPicture("4"));
  source.answers.set(at.logo, paperPicture("logo"));
  return {
    ...{ records: memoryImageRecords(), archive: memoryImageStore(), source },
    ...{ imaging: paperImaging(), clock: () => new Date(nowMs) },
    catalog: await storeWith([card], set),
  };
}
beforeEach(async () => {
  nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  deps = await freshDeps();
});

const hosted = hostingOf(["pokemon"]);
const apart = hostingOf([]);
const mirror = (hosting: typeof hosted, wanted: Partial<Parameters<typeof mirrorImages>[0]> = {}) =>
  mirrorImages({ printingIds: [printingId], ...wanted }, { ...deps, hosting });
const recorded = async (id: typeof printingId | typeof logo = printingId) =>
  (await deps.records.find([id])).get(id);

test("[CAT-5] a card's picture is kept for people as it came and narrower, never wider", async () => {
  await mirror(hosted);
  const hash = hashOf("4");
  // The source's picture is 600 wide, as the larger size is.
  expect(deps.archive.hosted()).toEqual([hash, `${hash} 140.webp`, `${hash} 245.webp`]);
  expect(deps.archive.originals()).toEqual([]);
  expect(await recorded()).toMatchObject({
    files: { format: "webp", widthPx: 600, heightPx: 825, widths: [140, 245] },
  });
});

test("[CAT-5] where a game's pictures are not hosted they are kept for drawing alone", async () => {
  await mirror(apart);
  expect(deps.archive.hosted()).toEqual([]);
  expect(deps.archive.originals()).toEqual([hashOf("4")]);
  expect((await recorded())?.files).toBeUndefined();
});

test("[CAT-5] what was kept before it was hosted is hosted from what was kept", async () => {
  await mirror(apart);
  expect(await mirror(hosted)).toMatchObject({ checked: 0, hosted: 1 });
  expect(deps.source.asked).toEqual([at.card]);
  expect((await recorded())?.files?.widths).toEqual([140, 245]);
  expect(await mirror(hosted)).toMatchObject({ checked: 0, hosted: 0 });
});

test("[CAT-5] a picture that is due and unchanged is hosted all the same", async () => {
  await mirror(apart);
  nowMs += 8 * day;
  expect(await mirror(hosted)).toMatchObject({ checked: 1, hosted: 1 });
  expect((await recorded())?.files).toBeDefined();
});

test("a picture that was kept and is lost is asked for once more, whole", async () => {
  await mirror(apart);
  deps.archive.lose(hashOf("4"));
  expect(await mirror(hosted)).toMatchObject({ checked: 1, hosted: 0 });
  expect(deps.source.asked).toHaveLength(2);
  expect((await recorded())?.files?.widths).toEqual([140, 245]);
});

test("[CAT-5] what its source has lost is hosted on, and so is what a check finds broken", async () => {
  await mirror(hosted);
  // Nothing could be made anew: what the record says must stay.
  deps.archive.lose(hashOf("4"));
  for (const answer of [{ kind: "absent" } as const, Buffer.from("<html>")]) {
    nowMs += 8 * day;
    deps.source.answers.set(at.card, answer);
    await mirror(hosted);
    expect(await recorded()).toMatchObject({ sha256: hashOf("4"), files: { widths: [140, 245] } });
  }
});

test("[CAT-5] another picture is hosted under another hash, and the one before stays", async () => {
  await mirror(hosted);
  nowMs += 8 * day;
  deps.source.answers.set(at.card, paperPicture("4 again"));
  await mirror(hosted);
  const [before, after] = [hashOf("4"), hashOf("4 again")];
  expect(await recorded()).toMatchObject({
    sha256: after,
    version: 2,
    files: { widths: [140, 245] },
  });
  expect(deps.archive.hosted().toSorted()).toEqual(
    [before, after].flatMap((one) => [one, `${one} 140.webp`, `${one} 245.webp`]).toSorted(),
  );
});

test("a further size of a game is made of what is hosted, when somebody asks for it", async () => {
  await mirror(hosted);
  const [game] = games.all;
  if (!game) throw new Error("There is a game.");
  const sizes = [...game.pictureSizes, { size: "middle", widthPx: 400, heightPx: 550 }];
  const more = hostingOf(["pokemon"], {
    ...games,
    named: (name) => (name === "pokemon" ? { ...game, pictureSizes: sizes } : games.named(name)),
  });
  expect(await mirror(more)).toMatchObject({ checked: 0, hosted: 0 });
  expect(await mirror(more, { formats: ["webp"] })).toMatchObject({ checked: 0, hosted: 1 });
  expect((await recorded())?.files?.widths).toEqual([140, 245, 400]);
});

test("[CAT-5] logos and symbols are fetched as they come, each with a record of its own", async () => {
  expect(await mirror(hosted, { printingIds: [], signIds: [logo, symbol] })).toMatchObject({
    ...{ wanted: 2, checked: 2 },
  });
  expect(await recorded(logo)).toMatchObject({
    ...{ printingId: logo, status: "present", sha256: hashOf("logo") },
    files: { widths: [] },
  });
  expect(await recorded(symbol)).toMatchObject({ status: "missing", version: 0 });
  expect(deps.archive.hosted()).toEqual([hashOf("logo")]);
  // They are no cards: no composite shows them.
  expect(await deps.archive.cell(hashOf("logo"), "low")).toBeUndefined();
});

test("what is no picture is no sign, and the sign of no set is left out", async () => {
  deps.source.answers.set(at.logo, Buffer.from("<svg onload=alert(1)>"));
  const nowhere = signId(SetId.parse("pokemon:en:nowhere"), "logo");
  expect(await mirror(hosted, { printingIds: [], signIds: [logo, nowhere] })).toMatchObject({
    report: { wanted: 2, checked: 1 },
  });
  expect(await recorded(logo)).toMatchObject({ status: "broken", version: 0 });
  expect(await recorded(nowhere)).toBeUndefined();
  expect(deps.archive.hosted()).toEqual([]);
});
