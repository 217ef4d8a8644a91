import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFile } from "#functions/transfer/files/index.ts";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { pricesOfPlan } from "#functions/transfer/imports/prices/plan-prices.ts";
import { anyFile } from "#functions/transfer/imports/reading/any-file.ts";
import { runImport } from "#functions/transfer/imports/run-import.ts";
import { getImport } from "#functions/transfer/imports/watch-imports.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import { ownRows } from "#functions/transfer/own-format/own-rows.ts";
import type { GivenPrice } from "#schemas/collections/own-price.ts";
import { FilePrice } from "#schemas/transfer/file-price.ts";
import type { ImportMode } from "#schemas/transfer/import-options.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { importWorld } from "#test/support/transfer/import-world.ts";

const copyOf = (number: number, variant = "normal") => ({
  ...{ printingId: `pokemon:en:base1-${number}`, variant, state: "near_mint" },
});
const priceOf = (number: number, amount = 100 * number, more: object = {}) => ({
  ...{ ...copyOf(number), amount, currency: "EUR", ...more },
});
const fileOf = (prices: readonly unknown[], more: object = {}) =>
  JSON.stringify({ format: "cardlake", version: "1.0.0", collections: [], prices, ...more });

const world = () =>
  importWorld({ readFile: anyFile({ readFile, readLines: readList, readOwn: ownRows }) });
type World = ReturnType<typeof world>;

async function previewed({ userId, ports, work }: World, text: string, mode: ImportMode = "add") {
  const into = { eachList: true, kind: "binder" } as const;
  const given = { into, mode, currency: "EUR", text } as const;
  const { body } = await beginImport({ userId, given }, ports);
  await work();
  return { userId, importId: body.id };
}

async function imported(own: World, text: string, mode?: ImportMode) {
  const name = await previewed(own, text, mode);
  const { preview } = await getImport(name, own.ports);
  await confirmImport(name, own.ports);
  await own.work();
  const { state, outcome } = await getImport(name, own.ports);
  return { preview, state, outcome };
}

const pricesIn = async ({ ownPrices, userId }: World) =>
  (await ownPrices.list(userId, { limit: 1_000 })).items.map(
    ({ version: _v, source: _s, createdAt: _c, updatedAt: _u, ...said }) => said,
  );

describe("[EXP-1] prices of one's own in a file of ours", () => {
  const file = [priceOf(1, 5, { note: "At the fair", day: "2026-01-05" }), priceOf(2)];

  test("come into an empty account as they were, and the preview says so", async () => {
    const own = world();
    const { preview, state, outcome } = await imported(own, fileOf(file));
    const counts = { set: 2, same: 0, kept: 0, refused: 0 };
    expect(preview?.prices).toEqual(counts);
    expect(preview?.notes).toEqual([
      "2 prices of your own will be set; taking the import back leaves them.",
    ]);
    expect([state, outcome?.prices]).toEqual(["done", counts]);
    expect(await pricesIn(own)).toEqual(file);
    const again = await imported(own, fileOf(file), "replace");
    expect(again.outcome?.prices).toEqual({ ...counts, set: 0, same: 2 });
  });

  test("stay as they are where they are added, and are others where they are replaced", async () => {
    const own = world();
    await imported(own, fileOf([priceOf(1, 7)]));
    const added = await imported(own, fileOf(file));
    expect(added.outcome?.prices).toEqual({ set: 1, same: 0, kept: 1, refused: 0 });
    expect(added.preview?.notes.join(" ")).toContain("you have another price, which stays");
    expect(await pricesIn(own)).toMatchObject([{ amount: 7 }, { amount: 200 }]);
    const replaced = await imported(own, fileOf(file), "replace");
    expect(replaced.outcome?.prices).toEqual({ set: 1, same: 1, kept: 0, refused: 0 });
    expect(await pricesIn(own)).toEqual(file);
  });

  test("are refused where no such copy is known, and cost the others nothing", async () => {
    const own = world();
    const strange = { ...priceOf(3), printingId: "pokemon:en:nowhere-3" };
    const gold = { ...priceOf(4), variant: "gold" };
    const future = priceOf(5, 1, { day: "2030-01-01" });
    const all = [strange, gold, future, "nothing", ...file];
    const { preview, outcome } = await imported(own, fileOf(all));
    expect(preview?.prices).toEqual({ set: 3, same: 0, kept: 0, refused: 3 });
    expect(preview?.notes.join(" ")).toContain("3 prices of your own cannot be kept");
    expect(outcome?.prices).toEqual({ set: 2, same: 0, kept: 0, refused: 4 });
    expect(await pricesIn(own)).toEqual(file);
  });

  test("are told of neither where a file has none", async () => {
    const { preview, outcome } = await imported(world(), fileOf([]));
    expect([preview, outcome]).toEqual([
      expect.not.objectContaining({ prices: expect.anything() }),
      expect.not.objectContaining({ prices: expect.anything() }),
    ]);
  });

  test("are nobody's before the import is confirmed", async () => {
    const own = world();
    await previewed(own, fileOf(file));
    expect(await pricesIn(own)).toEqual([]);
  });

  test("are set once wherever a worker dies, and told as many", async () => {
    for (let deaths = 0; deaths < 4; deaths += 1) {
      const own = world();
      const name = await previewed(own, fileOf([1, 2, 3].map((number) => priceOf(number))));
      await confirmImport(name, own.ports);
      let left = deaths;
      const set: typeof own.ports.prices.set = async (...price) => {
        if (left === 0) throw new Error("The worker is dead.");
        left -= 1;
        return own.ports.prices.set(...price);
      };
      const dying = { ...own.ports, prices: { ...own.ports.prices, set } };
      await runImport(name, { leftMs: 300_000 }, dying).catch(() => undefined);
      await own.work();
      const { outcome } = await getImport(name, own.ports);
      expect(outcome?.prices).toEqual({ set: 3, same: 0, kept: 0, refused: 0 });
      expect(await pricesIn(own)).toHaveLength(3);
    }
  });

  test("wait for the next worker where there is no time left", async () => {
    const own = world();
    const name = await previewed(own, fileOf(file));
    await confirmImport(name, own.ports);
    const answer = await runImport(name, { leftMs: 0 }, own.ports);
    expect(answer).toBeInstanceOf(ComeBack);
    expect(await pricesIn(own)).toEqual([]);
    await own.work();
    expect(await pricesIn(own)).toEqual(file);
  });

  test("are each one of these, whatever there is already", () => {
    const given = fc.record({
      amount: fc.integer({ min: 1, max: 3 }),
      currency: fc.constant("EUR"),
    });
    const prices = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), given), {
      selector: ([number]) => number,
    });
    fc.assert(
      fc.property(
        prices,
        prices,
        fc.nat({ max: 3 }),
        fc.constantFrom("add" as const, "replace" as const),
        (said, had, unread, mode) => {
          const all = said.map(([number, one]) =>
            FilePrice.parse({ copy: copyOf(number), given: one }),
          );
          const held = had.map(([number, one]) => heldPrice(number, one));
          const known = new Map(
            all
              .filter(({ given: { amount } }) => amount > 1)
              .map(({ copy }) => [copy.printingId, [copy.variant]] as const),
          );
          const plan = pricesOfPlan({ all, unread }, { held, variants: known, mode });
          const { set, same, kept, refused } = plan;
          expect(set.length + same + kept + refused).toBe(all.length + unread);
          if (mode === "replace") expect(kept).toBe(0);
          const names = new Set(held.map(({ printingId }) => printingId));
          if (mode === "add") {
            expect(set.filter(({ copy }) => names.has(copy.printingId))).toEqual([]);
          }
        },
      ),
    );
  });
});

const at = "2026-01-01T00:00:00.000Z";
const heldPrice = (number: number, given: Pick<GivenPrice, "amount"> & { currency: string }) => ({
  ...FilePrice.parse({ copy: copyOf(number), given }).copy,
  ...FilePrice.parse({ copy: copyOf(number), given }).given,
  ...{ source: "manual" as const, version: 1, createdAt: at, updatedAt: at },
});

describe("[EXP-1] a file of ours of a whole account", () => {
  test("brings back collections that are empty, each with what is said of it", async () => {
    const own = world();
    const collections = [
      { name: "Red", kind: "deck", description: "Soon.", items: [] },
      { name: "Red", kind: "binder", items: [] },
    ];
    const { preview, outcome } = await imported(own, fileOf([priceOf(1)], { collections }));
    expect(preview?.targets).toMatchObject([
      { name: "Red", kind: "deck", description: "Soon.", after: { lots: 0, cards: 0 } },
      { name: "Red", kind: "binder", after: { lots: 0, cards: 0 } },
    ]);
    expect(own.made).toHaveLength(2);
    expect(outcome).toMatchObject({ added: 0, prices: { set: 1 } });
  });

  test("says that sales stay in it", async () => {
    const { preview } = await imported(world(), fileOf([], { sales: [{}, {}] }));
    expect(preview?.notes.join(" ")).toContain("2 sales stay in the file");
  });
});
