import { describe, expect, test } from "vitest";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { chooseRows } from "#functions/transfer/imports/choose-rows.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { listRows } from "#functions/transfer/imports/list-rows.ts";
import {
  changedOptions,
  changeImport,
  previewImport,
} from "#functions/transfer/imports/read-again.ts";
import { giveUpImport } from "#functions/transfer/imports/run-import.ts";
import { cancelImport, getImport, listImports } from "#functions/transfer/imports/watch-imports.ts";
import type { ImportInto } from "#schemas/transfer/import-options.ts";
import { Ulid } from "#schemas/values.ts";
import { binder, importWorld } from "#test/support/transfer/import-world.ts";

type World = ReturnType<typeof importWorld>;

const optionsFor = (into: ImportInto = { collectionId: binder }) =>
  ({ into, mode: "add", currency: "EUR" }) as const;

const cards = (count: number, from = 1) =>
  Array.from({ length: count }, (_none, at) => ({
    ...{ name: `Card ${at + from}`, number: String((at % 90) + 1) },
  }));

/** An import of a text that has been read. */
async function previewed(world: World, rows: readonly object[], into?: ImportInto) {
  const { userId, ports } = world;
  const given = { ...optionsFor(into), text: JSON.stringify(rows) };
  const { body } = await beginImport({ userId, given }, ports);
  await world.work();
  return { userId, importId: body.id };
}

const code = (problem: string) => expect.objectContaining({ code: problem });

describe("[IMP-3] an import", () => {
  test("of a file waits for it, is read once it has come, and shows what it would do", async () => {
    const world = importWorld();
    const { userId, ports, files } = world;
    const given = {
      ...optionsFor({ name: "New", kind: "binder" }),
      fileName: "cards.csv",
      bytes: 99,
    };
    const { body } = await beginImport({ userId, given }, ports);
    expect(body).toMatchObject({
      state: "waiting",
      put: { url: expect.stringContaining("bytes=99") },
    });
    const name = { userId, importId: body.id };
    await expect(previewImport(name, ports)).rejects.toEqual(code("transfer.not_uploaded"));
    files.send(body.id, JSON.stringify([...cards(3), { name: "Nobody" }]));
    expect((await previewImport(name, ports)).state).toBe("reading");
    expect((await previewImport(name, ports)).state).toBe("reading");
    await world.work();
    const shown = await getImport(name, ports);
    expect(shown).toMatchObject({
      ...{ state: "previewed", expiresAt: "2026-02-01T06:40:00.000Z" },
      preview: {
        rows: 4,
        counts: { matched: 3, duplicate: 0, ambiguous: 0, unresolved: 1, invalid: 0 },
        reasons: [
          { verdict: "matched", reason: "found", rows: 3 },
          { verdict: "unresolved", reason: "no_such_card", rows: 1 },
        ],
        ...{ copies: 3, value: { amount: 300, currency: "EUR" } },
        targets: [{ name: "New", before: { lots: 0 }, after: { lots: 3, cards: 3 } }],
      },
    });
    expect(world.made).toEqual([]);
  });

  test("is begun once for an idempotency key, and asked for again", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const given = { ...optionsFor(), text: "[]" };
    const first = await beginImport({ userId, given, idempotencyKey: "a" }, ports);
    const second = await beginImport({ userId, given, idempotencyKey: "a" }, ports);
    expect([first.outcome, second.outcome, second.body.id]).toEqual([
      ...["begun", "repeated", first.body.id],
    ]);
    expect(world.asked).toHaveLength(2);
    const other = { ...given, text: "[1]" };
    await expect(beginImport({ userId, given: other, idempotencyKey: "a" }, ports)).rejects.toEqual(
      code("request.key_reused"),
    );
  });

  test("goes into a collection that is there, and no other", async () => {
    const { userId, ports } = importWorld();
    const strange = { collectionId: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J9") };
    const given = { ...optionsFor(strange), text: "[]" };
    await expect(beginImport({ userId, given }, ports)).rejects.toEqual(
      code("collections.no_such_collection"),
    );
  });

  test("is one of twenty that may be open at once", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const given = { ...optionsFor(), text: "[]" };
    for (let count = 0; count < 20; count += 1) await beginImport({ userId, given }, ports);
    await expect(beginImport({ userId, given }, ports)).rejects.toEqual(
      code("transfer.too_many_imports"),
    );
    world.pass(86_400);
    expect((await beginImport({ userId, given }, ports)).outcome).toBe("begun");
  });

  test("of a file that is no table fails with what it is, and can be read otherwise", async () => {
    const world = importWorld();
    const { userId, ports, files } = world;
    const { body } = await beginImport({ userId, given: { ...optionsFor(), text: "%PDF" } }, ports);
    const name = { userId, importId: body.id };
    await world.work();
    expect(await getImport(name, ports)).toMatchObject({
      ...{ state: "failed", refusal: { code: "not_a_table", detail: "It is no table." } },
    });
    files.send(body.id, "[]");
    expect((await changeImport(name, { encoding: "utf-8" }, ports)).state).toBe("reading");
    await world.work();
    const shown = await getImport(name, ports);
    expect([shown.state, shown.refusal]).toEqual(["previewed", undefined]);
  });

  test("is confirmed once, and what it does has one name however often it is asked", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(3));
    const [first, second] = await Promise.all([
      confirmImport(name, world.ports),
      confirmImport(name, world.ports),
    ]);
    expect(first.changeId).toBeDefined();
    expect(second.changeId).toBe(first.changeId);
    await world.work();
    const third = await confirmImport(name, world.ports);
    expect([third.state, third.changeId]).toEqual(["done", first.changeId]);
    expect([...world.writer.copies.values()]).toEqual([1, 1, 1]);
    expect(world.asked).toEqual([]);
  });

  test("cannot be confirmed half an hour later, before it is previewed again", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(1));
    world.pass(30 * 60);
    await expect(confirmImport(name, world.ports)).rejects.toEqual(code("transfer.import_expired"));
    expect((await getImport(name, world.ports)).state).toBe("expired");
    await changeImport(name, {}, world.ports);
    await world.work();
    expect((await confirmImport(name, world.ports)).state).toBe("confirming");
  });

  test("is read anew after a correction, which forgets what was chosen", async () => {
    const world = importWorld();
    const { ports } = world;
    const name = await previewed(world, cards(2));
    await chooseRows([{ entry: 0, choice: "skip" }], name, ports);
    const mapping = { columns: { Name: "name" as const } };
    await changeImport(name, { mapping, mode: "replace" }, ports);
    await expect(confirmImport(name, ports)).rejects.toEqual(code("transfer.not_open"));
    await world.work();
    const shown = await getImport(name, ports);
    expect(shown.options).toMatchObject({ mapping, mode: "replace" });
    expect(shown.preview?.zero).toContain("removes");
    expect((await listRows({ limit: 9 }, name, ports)).items[0]?.choice).toBeUndefined();
    expect(world.mappings.get("f".repeat(64))).toMatchObject({ mapping });
  });

  test("takes no correction and no choice once it is confirmed", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(2));
    await confirmImport(name, world.ports);
    await expect(changeImport(name, {}, world.ports)).rejects.toEqual(code("transfer.not_open"));
    await expect(chooseRows([{ entry: 0, choice: "skip" }], name, world.ports)).rejects.toEqual(
      code("transfer.not_open"),
    );
    await expect(cancelImport(name, world.ports)).rejects.toEqual(code("transfer.not_open"));
  });

  test("can be cancelled before, and does nothing then", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(2));
    await cancelImport(name, world.ports);
    await cancelImport(name, world.ports);
    await expect(confirmImport(name, world.ports)).rejects.toEqual(code("transfer.not_open"));
    const { items } = await listImports({ userId: name.userId, page: { limit: 5 } }, world.ports);
    expect(items.map(({ state }) => state)).toEqual(["cancelled"]);
  });

  test("is nobody else's", async () => {
    const world = importWorld();
    const name = { ...(await previewed(world, cards(2))), userId: "somebody-else" };
    const asks = [
      getImport(name, world.ports),
      previewImport(name, world.ports),
      changeImport(name, {}, world.ports),
      listRows({ limit: 5 }, name, world.ports),
      chooseRows([{ entry: 0, choice: "skip" }], name, world.ports),
      confirmImport(name, world.ports),
      cancelImport(name, world.ports),
    ];
    for (const ask of asks) await expect(ask).rejects.toEqual(code("transfer.no_such_import"));
  });

  test("that is given up is failed, so that nobody waits for ever", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(2));
    await confirmImport(name, world.ports);
    await giveUpImport(name, world.ports);
    expect(await getImport(name, world.ports)).toMatchObject({
      ...{ state: "failed", refusal: { code: "gave_up" } },
    });
  });

  test("makes a collection for each list of its file, each once", async () => {
    const world = importWorld();
    const rows = [
      { name: "A", number: "1", list: { name: "Red" } },
      { name: "B", number: "2", list: { name: "Blue", kind: "deck" } },
      { name: "C", number: "3", list: { name: "red " } },
    ];
    const name = await previewed(world, rows, { eachList: true, kind: "binder" });
    const { preview } = await getImport(name, world.ports);
    expect(preview?.targets).toMatchObject([
      { name: "Red", kind: "binder", after: { lots: 2 } },
      { name: "Blue", kind: "deck", after: { lots: 1 } },
    ]);
    await confirmImport(name, world.ports);
    await world.work();
    const { outcome } = await getImport(name, world.ports);
    expect(outcome).toMatchObject({ added: 3 });
    expect(outcome?.collectionIds).toHaveLength(2);
    const plan = await world.files.plan(name.importId);
    expect(plan?.lots.map(({ isNew }) => isNew)).toEqual([true, true, true]);
  });

  test("looks at what a collection holds that was there before", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(1), { collectionId: binder });
    await confirmImport(name, world.ports);
    await world.work();
    const plan = await world.files.plan(name.importId);
    expect(plan?.lots.map(({ isNew }) => isNew)).toEqual([undefined]);
  });
});

test("[IMP-3] a file that was imported before is known again, and only where it was confirmed", async () => {
  const world = importWorld();
  const notes = async (rows: readonly object[]) => {
    const name = await previewed(world, rows);
    return { name, notes: (await getImport(name, world.ports)).preview?.notes.join(" ") ?? "" };
  };
  const first = await notes(cards(2));
  expect((await notes(cards(2))).notes).not.toContain("before");
  await confirmImport(first.name, world.ports);
  await world.work();
  expect((await notes(cards(2))).notes).toContain(`(${first.name.importId}): confirmed again`);
  expect((await notes(cards(3))).notes).not.toContain("before");
  expect(await getImport(first.name, world.ports)).not.toHaveProperty("fileHash");
});

describe("[IMP-2] what is wished for", () => {
  const rows = [
    { name: "A", number: "1", list: { name: "Main" } },
    { name: "B", number: "2", list: { name: "Main", kind: "wishlist" } },
  ];

  test("is asked about before it comes to what somebody has, and added where they say so", async () => {
    for (const into of [{ collectionId: binder }, { name: "New", kind: "binder" }] as const) {
      const world = importWorld();
      const name = await previewed(world, rows, into);
      const { preview } = await getImport(name, world.ports);
      expect(preview?.reasons).toContainEqual({
        ...{ verdict: "ambiguous", reason: "is_wished", rows: 1 },
      });
      expect(preview?.copies).toBe(1);
      await chooseRows([{ verdict: "ambiguous", choice: "add" }], name, world.ports);
      await confirmImport(name, world.ports);
      await world.work();
      expect((await getImport(name, world.ports)).outcome).toMatchObject({ added: 2, shelved: 0 });
    }
  });

  test("goes into wish lists as it is", async () => {
    for (const into of [
      { name: "New", kind: "wishlist" },
      { eachList: true, kind: "binder" },
    ] as const) {
      const world = importWorld();
      const { preview } = await getImport(await previewed(world, rows, into), world.ports);
      expect(preview?.counts).toMatchObject({ matched: 2, ambiguous: 0 });
    }
  });
});

describe("[IMP-2] the rows of a preview", () => {
  test("are listed page by page, each once, in the order of the file", async () => {
    const world = importWorld();
    const name = await previewed(world, cards(1_203));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRows({ limit: 250, cursor }, name, world.ports);
      seen.push(...page.items.map(({ entry }) => entry));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 1_203 }, (_none, at) => at));
  });

  test("are found by their verdict, however far apart they are", async () => {
    const world = importWorld();
    const rows = [...cards(6_000), { name: "Nobody" }];
    const name = await previewed(world, rows);
    const found: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await listRows({ verdict: "unresolved", limit: 10, cursor }, name, world.ports);
      found.push(...page.items.map(({ original }) => original["Name"] ?? ""));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== undefined);
    expect([found, pages]).toEqual([["Nobody"], 2]);
  });

  test("carry what was chosen, for all that are alike as well", async () => {
    const world = importWorld();
    const rows = [{ name: "Nobody" }, { name: "Else" }, { name: "nobody" }];
    const name = await previewed(world, rows);
    await chooseRows([{ like: 0, choice: "skip" }], name, world.ports);
    const { items } = await listRows({ limit: 9 }, name, world.ports);
    expect(items.map(({ choice }) => choice)).toEqual(["skip", undefined, "skip"]);
  });

  test("take no choice that fits them not, and then none of the request", async () => {
    const world = importWorld();
    const { ports } = world;
    const name = await previewed(world, [...cards(1), { name: "Nobody" }]);
    const card = { printingId: "pokemon:en:base1-4", variant: "gold" } as never;
    const refused = chooseRows(
      [
        { entry: 0, choice: "skip" },
        { entry: 9, choice: "skip" },
        { entry: 0, choice: "merge" },
        { entry: 1, choice: "add" },
        { entry: 1, choice: card },
        { verdict: "unresolved", choice: card },
      ],
      name,
      ports,
    );
    await expect(refused).rejects.toMatchObject({
      code: "transfer.choices_refused",
      errors: [1, 2, 3, 4, 5].map((at) => ({ pointer: `#/choices/${at}` })),
    });
    expect((await listRows({ limit: 9 }, name, ports)).items[0]?.choice).toBeUndefined();
  });
});

describe("options", () => {
  const before = { ...optionsFor(), format: "manabox", sheet: "One" };

  test("stay where nothing is said of them, and are found out anew where null is", () => {
    expect(changedOptions(before, {})).toEqual(before);
    expect(changedOptions(before, { format: null, mode: "replace" })).toEqual({
      ...{ into: before.into, mode: "replace", currency: "EUR", sheet: "One" },
    });
  });
});
